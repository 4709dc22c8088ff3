/* npm run lab -- three-jobs: writes docs/three-jobs.md from runs on made-up machines. */
import { writeFileSync } from "node:fs";
import { threeJobsPage } from "../test/docs/three-jobs-page.ts";

writeFileSync("docs/three-jobs.md", await threeJobsPage());
