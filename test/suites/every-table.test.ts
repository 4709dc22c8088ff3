import { existsSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { FOLDER } from "./table.ts";

/** Tables of which no row is about anything that we predict. */
const NOT_ABOUT_US = {
  "ecs-response": "how a client reads the replies of a container endpoint; ours asks its own way",
  "go-v2-misc": "insides of packages (token structures, client options) whose inputs stand in the tests' code",
  "smithy-rs-token-chain": "bearer tokens, which are not credentials",
};

for (const [name, why] of Object.entries(NOT_ABOUT_US)) test.skip(`${name}: ${why}`, () => {});

test.skipIf(!existsSync(FOLDER))("every table is run or set aside with a reason", () => {
  const tables = readdirSync(FOLDER).filter((name) => name.endsWith(".jsonl"));
  const run = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".test.ts"));
  const dealtWith = [...run.map((name) => name.replace(".test.ts", "")), ...Object.keys(NOT_ABOUT_US)];
  expect(tables.map((name) => name.replace(".jsonl", "")).filter((name) => !dealtWith.includes(name))).toEqual([]);
});
