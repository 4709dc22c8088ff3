/* npm run lab -- scan-page: writes docs/scan.md from a run on a made-up project. */
import { writeFileSync } from "node:fs";
import { scanPage } from "../test/docs/scan-page.ts";

writeFileSync("docs/scan.md", await scanPage());
