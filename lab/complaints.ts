/* npm run lab -- complaints: writes docs/complaints.md from fixtures/scenarios. */
import { writeFileSync } from "node:fs";
import { complaintsPage } from "../test/scenarios/complaints-page.ts";

writeFileSync("docs/complaints.md", await complaintsPage());
