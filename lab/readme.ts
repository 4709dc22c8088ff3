/* npm run lab -- readme: writes the table of SDKs, and what `demo split` answers, into README.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { withFreshParts } from "../test/docs/readme-parts.ts";

writeFileSync("README.md", await withFreshParts(readFileSync("README.md", "utf8")));
