/* npm run lab -- rule-pages: writes docs/rules from the rules and their fixtures. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { rulePages } from "../test/rules/rule-pages.ts";

rmSync("docs/rules", { recursive: true, force: true });
mkdirSync("docs/rules", { recursive: true });
for (const [name, text] of await rulePages()) writeFileSync(`docs/rules/${name}`, text);
