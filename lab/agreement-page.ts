/* npm run lab -- agreement-page: writes docs/agreement.md. */
import { mkdirSync, writeFileSync } from "node:fs";
import { agreementPage } from "../test/truth/agreement-page.ts";

mkdirSync("docs", { recursive: true });
writeFileSync("docs/agreement.md", agreementPage());
