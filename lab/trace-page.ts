/* npm run lab -- trace-page: writes docs/trace.md from runs on the reports in fixtures/trace. */
import { writeFileSync } from "node:fs";
import { tracePage } from "../test/docs/trace-page.ts";

writeFileSync("docs/trace.md", await tracePage());
