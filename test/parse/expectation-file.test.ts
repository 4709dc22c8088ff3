import fc from "fast-check";
import { parse } from "ini";
import { describe, expect, test } from "vitest";
import { type ExpectationText, readExpectationText } from "../../src/parse/expectation-file.ts";
import { seal } from "../../src/vault/secret.ts";

const read = (text: string): ExpectationText => {
  const found = readExpectationText({ state: "text", path: "/srv/.awswhorc", text: seal(text), bytes: text.length });
  if (found === null) throw new Error("there is a text");
  return found;
};

/** What was read, in the form that the package `ini` gives. */
function asIni({ sections, settings }: ExpectationText): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  for (const name of sections) own[name] = {};
  for (const { key, value, section } of settings) {
    if (section === null) own[key] = value;
    else (own[section] as Record<string, unknown>)[key] = value;
  }
  return own;
}

const words = (value: unknown): unknown =>
  value !== null && typeof value === "object"
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, words(inner)]))
    : String(value);

test("values are those of the package ini, places are our own", () => {
  const { settings, sections, faults } = read(
    '; all\nregion = eu-west-1\n\n[prod]\naccount=111122223333 ; the live one\n  role = "Deploy"\nno-long-lived-keys = true\n',
  );
  expect(faults.map(({ place, message }) => [place.line, message])).toEqual([
    [6, "this line is indented: it could be part of the line above"],
  ]);
  expect(sections).toEqual(["prod"]);
  expect(settings.map(({ key, value, section, place }) => [section, key, value, place.line, place.column])).toEqual([
    [null, "region", "eu-west-1", 2, 10],
    ["prod", "account", "111122223333", 5, 9],
    ["prod", "no-long-lived-keys", "true", 7, 22],
  ]);
});

test.each([
  ["account: 111122223333", 1, "equals sign"],
  ["a = 1\n\nnonsense\n", 3, "no section"],
  ["[prod\n", 1, "not closed"],
  ["[a.b]\nx = 1\n", 1, "letters, digits"],
  ["[prod] ; the live one\n", 1, "alone on its line"],
  ["[prod]\n[dev]\n[prod]\n", 3, "stands twice"],
  ["[prod]\nrole = a\nrole = b\n", 3, "line 2 already"],
  ["role[] = a\n", 1, "two ways"],
  ["prod = a\n[prod]\nrole = b\n", 1, "two ways"],
  ["__proto__ = a\n", 1, "two ways"],
])("%j is refused on line %i", (text, line, message) => {
  const [first] = read(text).faults;
  expect(first?.place.line).toBe(line);
  expect(first?.message).toContain(message);
});

describe("whatever the text, the two readers agree or a line is at fault", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "[prod]",
      "[dev]",
      " [x]",
      "[a.b]",
      "[p] ;",
      "",
      "# c",
      "; c",
      "key",
      "[]",
      "[__proto__]",
      "\ufeff",
    ),
    fc
      .tuple(
        fc.constantFrom("account", "role", "a.b", "x[]", '"q"', "__proto__", "constructor", "a;b", "a b", "\\x", ""),
        fc.constantFrom("=", " = ", ":", " : ", "= =", ""),
        fc.oneof(
          fc.constantFrom("true", "null", '"a;b"', "'c'", "x ; y", "x#y", "a\\;b", "\u2028z", '"', "[s]", "a\tb"),
          fc.string({ maxLength: 8 }),
        ),
      )
      .map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 12 }),
  );
  test("property", () => {
    let agreed = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.constantFrom("\n", "\r\n", "\r"), (lines, end) => {
        const text = lines.join(end);
        const found = read(text);
        const count = text.split(/\r\n|\r|\n/).length;
        for (const { place } of found.faults) {
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.line).toBeLessThanOrEqual(count);
        }
        if (found.faults.length > 0) return;
        agreed += 1;
        expect(asIni(found)).toEqual(words(parse(text.replace(/^\ufeff/, ""))));
      }),
      { numRuns: 3000, seed: 5 },
    );
    expect(agreed).toBeGreaterThan(100);
  });
});
