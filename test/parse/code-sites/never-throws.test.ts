import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cdk } from "../../../src/parse/code-sites/cdk.ts";
import { compose } from "../../../src/parse/code-sites/compose.ts";
import { dockerfile } from "../../../src/parse/code-sites/dockerfile.ts";
import { python } from "../../../src/parse/code-sites/python.ts";
import { javascript } from "../../../src/parse/code-sites/javascript.ts";
import { go } from "../../../src/parse/code-sites/go.ts";
import { java } from "../../../src/parse/code-sites/java.ts";
import { kotlin } from "../../../src/parse/code-sites/kotlin.ts";
import { rust } from "../../../src/parse/code-sites/rust.ts";
import { ruby } from "../../../src/parse/code-sites/ruby.ts";
import { dotenv } from "../../../src/parse/code-sites/dotenv.ts";
import { mcp } from "../../../src/parse/code-sites/mcp.ts";
import { sam } from "../../../src/parse/code-sites/sam.ts";
import { serverless } from "../../../src/parse/code-sites/serverless.ts";
import { shell } from "../../../src/parse/code-sites/shell.ts";
import type { SiteReader } from "../../../src/parse/code-sites/site-reader.ts";
import { terraform } from "../../../src/parse/code-sites/terraform.ts";
import { workflow } from "../../../src/parse/code-sites/workflow.ts";
import { garbled } from "./garbled.ts";
import { sitesIn, sitesInTime } from "./sites-in.ts";

const FOLDER = new URL("../../../fixtures/scan/", import.meta.url);

/** A reader, and the path under which it takes a fixture that has another name here. */
const CASES: readonly (readonly [SiteReader, (name: string) => string])[] = [
  [python, (name) => name],
  [javascript, (name) => name],
  [go, (name) => name],
  [java, (name) => name],
  [kotlin, (name) => name],
  [rust, (name) => name],
  [ruby, (name) => name],
  [terraform, (name) => name],
  [workflow, (name) => `.github/workflows/${name.replace(/^\./, "")}`],
  [dockerfile, (name) => name],
  [compose, () => "compose.yml"],
  [serverless, () => "serverless.yml"],
  [sam, (name) => name],
  [cdk, (name) => name],
  [dotenv, (name) => (name.endsWith(".json") ? name : ".env")],
  [shell, (name) => name],
  [mcp, (name) => name],
];

describe.each(CASES)("$language", (reader, pathOf) => {
  const folder = new URL(`${reader.language}/`, FOLDER);
  const fixtures = readdirSync(folder).filter((name) => reader.isOne(pathOf(name)));
  for (const name of fixtures) {
    const text = readFileSync(new URL(name, folder), "utf8");
    test(`${name}, cut and garbled, is read without an error, at places within the file`, async () => {
      await fc.assert(
        fc.asyncProperty(garbled(text), async (broken) => {
          const lines = broken.split(/\r\n|\n|\r/).length;
          for (const site of (await sitesInTime(reader, broken, pathOf(name))) ?? [])
            for (const { line, column } of [site, ...site.gives]) {
              expect(line).toBeGreaterThan(0);
              expect(line).toBeLessThanOrEqual(lines);
              expect(column).toBeGreaterThan(0);
            }
        }),
        { numRuns: 40 },
      );
    });

    test(`${name}: no secret stands open`, async () => {
      const sites = await sitesIn(reader, text, pathOf(name));
      // With a digit: a class's name is long, too.
      expect(JSON.stringify(sites)).not.toMatch(/(?=[A-Za-z/+]*\d)[A-Za-z0-9/+]{38,}/);
    });
  }

  test.each(["[", "{", "a: [", "- ", "$(", "((", '"${', "{a = [", "x {\n", "<", "& "])(
    "nested for ever: %j",
    async (piece) => {
      const [name = ""] = fixtures;
      await sitesIn(reader, `aws AWS_ profile provider region ${piece.repeat(20_000)}`, pathOf(name));
    },
  );
});
