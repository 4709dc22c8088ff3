import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseArn } from "../../src/parse/arn.ts";
import { rawValue, readConfigParser } from "../../src/parse/config-parser.ts";
import { entriesOf } from "../../src/parse/ini-document.ts";
import { splitLines } from "../../src/parse/lines.ts";
import { nearestNames } from "../../src/parse/nearest-names.ts";
import { shlexSplit } from "../../src/parse/shlex.ts";
import { parseTimestamp } from "../../src/parse/timestamp.ts";
import { readCacheFile } from "../../src/parse/token-cache.ts";
import { seal } from "../../src/vault/secret.ts";

/** Whatever a file holds, a parser ends with a value. */

const awkward = fc
  .array(
    fc.constantFrom(
      "[",
      "]",
      "=",
      ":",
      "#",
      ";",
      " ",
      "\t",
      "\n",
      "\r",
      "\r\n",
      "\u0000",
      "\ufeff",
      "\u0085",
      "\u2028",
      "a",
      "Ä",
      "日",
      "💥",
      "[default]",
      "profile",
      "key = value",
      "\\",
      "'",
      '"',
      "$",
      "~",
      "{",
      "}",
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));
const text = fc.oneof(awkward, fc.string(), fc.string({ unit: "binary" }));

describe("parsers never throw", () => {
  test.each<[string, (text: string) => unknown]>([
    ["configparser", (t) => readConfigParser("/f", t)],
    ["shlex", shlexSplit],
    ["timestamp", parseTimestamp],
    ["arn", parseArn],
    ["nearest names", (t) => nearestNames(t, [t, "prod", ""])],
    ["token cache", (t) => readCacheFile({ state: "text", path: "/f", text: seal(t), bytes: t.length })],
  ])("%s", (_name, parse) => {
    fc.assert(
      fc.property(text, (t) => void parse(t)),
      { numRuns: 2000 },
    );
  });
});

describe("lines", () => {
  test("lose nothing: what is between them are their ends", () => {
    fc.assert(
      fc.property(text, (t) => {
        const { starts, ends } = splitLines(t);
        let at = 0;
        for (let index = 0; index < starts.length; index += 1) {
          expect(starts.at(index)).toBe(at);
          at = index + 1 < starts.length ? starts.at(index + 1) : t.length;
          expect(["", "\n", "\r", "\r\n"]).toContain(t.slice(ends.at(index), at));
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("places", () => {
  test("every key's line and column lead back to its value", () => {
    fc.assert(
      fc.property(awkward, (t) => {
        const document = readConfigParser("/f", t);
        for (const section of document.sections.values())
          for (const entry of entriesOf(document, section)) {
            const first = rawValue(document.lines, entry).split("\n")[0] as string;
            const start = document.lines.starts.at(entry.line - 1);
            expect(entry.from).toBeGreaterThanOrEqual(start);
            expect(t.slice(entry.from, entry.to).startsWith(first)).toBe(true);
          }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("shlex.split", () => {
  test.each([
    ["a 'b c' d", ["a", "b c", "d"]],
    ['"a \\" b"', ['a " b']],
    ["a\\ b", ["a b"]],
    ["''", [""]],
    ["a'b'c", ["abc"]],
    ['"a\\n"', ["a\\n"]],
    ["", []],
    ["'open", null],
    ["end\\", null],
  ])("%s", (command, words) => {
    expect(shlexSplit(command)).toEqual(words);
  });
});

describe("timestamps", () => {
  test.each([
    ["2026-11-22T12:00:00Z", Date.UTC(2026, 10, 22, 12), true],
    ["2026-11-22T12:00:00UTC", Date.UTC(2026, 10, 22, 12), true],
    ["2026-11-22T12:00:00+02:00", Date.UTC(2026, 10, 22, 10), true],
    ["2026-11-22 12:00:00", Date.UTC(2026, 10, 22, 12), false],
    ["2026-11-22T12:00:00.250Z", Date.UTC(2026, 10, 22, 12) + 250, true],
  ])("%s", (written, milliseconds, aware) => {
    expect(parseTimestamp(written)).toEqual({ milliseconds, aware });
  });
  test("soon is no date", () => {
    expect(parseTimestamp("soon")).toBeNull();
  });
});

test("a nested line without = is named by its own line, comments before it or not", () => {
  const document = readConfigParser("/f", "[default]\ns3 =\n  a = b\n# note\n\n  no equals\n");
  expect(document.fault).toEqual({ kind: "nested-without-equals", line: 6, section: "default", key: "s3" });
});
