import { externalDataInterceptor, loadSharedConfigFiles } from "@smithy/shared-ini-file-loader";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type SharedIniDocument,
  type SharedIniSection,
  allConfigSections,
  readSharedIni,
  sharedIniText,
} from "../../src/parse/shared-ini.ts";

const RUNS = 10_000;

/** What people and tools write, and what only a fuzzer does. */
const blank = fc.oneof(
  { weight: 12, arbitrary: fc.constant("") },
  { weight: 1, arbitrary: fc.constantFrom(" ", "\t", "  ", "\u00a0", "\r", "\ufeff", "\v") },
);
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("default", "dev", "dev-1@x.y:z/w%+") },
  { weight: 4, arbitrary: fc.constantFrom("my dev", "dév", "DEFAULT", "a.b", "", "profile", "[x]", "s3") },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "prototype") },
);
const quote = fc.constantFrom("", "", "", '"', "'");
const prefix = fc.constantFrom(
  "",
  "profile ",
  "profile ",
  "profile  ",
  "profile\t",
  "profile.",
  "sso-session ",
  "services ",
  "services.",
  "other ",
  "sso_session ",
);
const comment = fc.constantFrom("", "", "", " # note", "#note", " ;x", ";x", "\t# y", "\u00a0#z", " #");
const key = fc.constantFrom(
  "region",
  "aws_access_key_id",
  "Region",
  "s3",
  "endpoint_url",
  "",
  "a b",
  "__proto__",
  "x.y",
  "[k",
);
const value = fc.constantFrom("", "eu-west-1", "a=b", "'quoted'", '"q"', "x;y", "x #y", "v]", "é", " ", "[v]", "1");
const equals = fc.constantFrom("=", "=", " = ", " =", "= ", ":", " ", "==");

const header = fc
  .tuple(
    blank,
    fc.constantFrom("[", "[", "[", "[", "[", "[", "", "[["),
    blank,
    prefix,
    quote,
    name,
    quote,
    blank,
    fc.constantFrom("]", "]", "]", "]", "]", "]", "", "]x"),
    blank,
    comment,
  )
  .map((parts) => parts.join(""));
const setting = fc.tuple(blank, key, equals, value, blank, comment).map((parts) => parts.join(""));
const indented = setting.map((line) => `  ${line}`);
const noise = fc.string({
  maxLength: 12,
  unit: fc.constantFrom("[", "]", "=", "#", ";", " ", "\t", "a", "\r", "é", '"', ".", "\ufeff"),
});
const file = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 3, arbitrary: header },
        { weight: 5, arbitrary: setting },
        { weight: 2, arbitrary: indented },
        { weight: 1, arbitrary: comment },
        { weight: 1, arbitrary: noise },
      ),
      fc.constantFrom("\n", "\n", "\n", "\r\n", "\r", "\n\n"),
    ),
    { minLength: 2, maxLength: 20, size: "max" },
  )
  .map((lines) => lines.map((parts) => parts.join("")).join(""));

type Plain = Readonly<Record<string, Readonly<Record<string, string>>>>;

const plain = (document: SharedIniDocument, sections: ReadonlyMap<string, SharedIniSection>) =>
  [...sections].map(([title, { entries }]) => [
    title,
    [...entries].map(([entryKey, entry]) => [entryKey, sharedIniText(document, entry)]),
  ]);

const listed = (sections: Plain) =>
  Object.entries(sections).map(([title, entries]) => [title, Object.entries(entries)]);

describe("the JavaScript dialect", () => {
  test("takes every file as the loader itself does, as sections and as two files", { timeout: 120_000 }, async () => {
    let number = 0;
    let spoken = 0;
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const document = readSharedIni("f", text);
        number += 1;
        const path = `/generated/${number}`;
        externalDataInterceptor.interceptFile(path, text);
        const loaded = await loadSharedConfigFiles({ filepath: path, configFilepath: path });
        if (document.sections.size > 0) spoken += 1;
        expect(plain(document, document.sections)).toEqual(listed(loaded.credentialsFile as Plain));
        expect(plain(document, allConfigSections(document.sections))).toEqual(listed(loaded.configFile as Plain));
      }),
      { numRuns: RUNS, seed: 20261122 },
    );
    // The generator is worth something: most files hold a section.
    expect(spoken).toBeGreaterThan(RUNS / 2);
  });

  test("points each value at its own line and column", () => {
    fc.assert(
      fc.property(file, (text) => {
        const document = readSharedIni("f", text);
        const lines = text.split("\n");
        for (const { entries } of document.sections.values())
          for (const entry of entries.values()) {
            const found = (lines[entry.line - 1] ?? "").slice(entry.column - 1);
            expect(found.startsWith(sharedIniText(document, entry))).toBe(true);
          }
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });
});
