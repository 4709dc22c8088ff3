import fc from "fast-check";
import { expect, test } from "vitest";
import { settingsText } from "../../src/parse/settings-text.ts";
import type { SettingLine } from "../../src/parse/settings-lines.ts";
import { seal, unseal } from "../../src/vault/secret.ts";

/** Pieces of settings files, well-formed and not, which meet in every order. */
const pieces = fc.constantFrom(
  ...[
    "[",
    "]",
    "[default]",
    "[profile dev]",
    "[ a b ]",
    "[open",
    "=",
    ":",
    " = ",
    " : ",
    "#",
    ";",
    "\ufeff",
    "\u00a0",
    "é",
  ],
  ...["region", "Region", "aws_secret_access_key", "s3", "eu-west-1", "eu-west-1 # here", '"quoted"', "$KEY", "xxxx"],
  ...["arn:aws:iam::111122223333:role/r", "a=b", " ", "\t", "  ", "\n", "\n", "\n", "\r\n", "\r"],
);
const texts = fc.array(pieces, { maxLength: 40 }).map((found) => found.join(""));

const opened = (text: string) => {
  const view = settingsText({ state: "text", path: "/home/u/.aws/config", text: seal(text), bytes: text.length });
  if (view === null) throw new Error("there is text");
  return view;
};

/** Two seals of one text are two objects. */
const plain = ({ value, ...line }: SettingLine) => ({
  ...line,
  value: value.kind === "secret" ? { secret: unseal(value.secret) } : value,
});

test("sections hold what the lines say, whatever stands in the file", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { lines, sections, above, kinds, odd, values } = opened(text);
      const settings = lines.flatMap((line) => (line.kind === "setting" ? [line] : []));
      const headers = lines.flatMap((line) => (line.kind === "header" ? [line] : []));
      expect(sections).toMatchObject(headers);
      expect([...above, ...sections.flatMap((section) => section.settings)].map(plain)).toEqual(settings.map(plain));
      expect(sections.flatMap(({ keys }) => keys.written)).toEqual(
        settings.filter(({ line }) => line > (headers[0]?.line ?? Number.POSITIVE_INFINITY)).map(({ key }) => key),
      );
      for (const section of sections)
        section.settings.forEach((line, at) => {
          expect(plain({ ...line, value: section.value(at) })).toEqual(plain(line));
        });
      expect([...kinds].sort()).toEqual([...new Set(lines.map(({ kind }) => kind))].sort());
      expect(new Set(values.keys())).toEqual(new Set(settings.map(({ key }) => key.toLowerCase())));
      // Plain at first sight: there is nothing that a closer look finds.
      const isOdd = new Set(odd.map(({ line }) => line));
      for (const { line, shape } of settings)
        if (!isOdd.has(line)) expect({ ...shape, length: 0 }).toEqual(NOTHING_TO_SAY);
    }),
    { numRuns: 3000 },
  );
});

const NOTHING_TO_SAY = {
  length: 0,
  quotes: null,
  inlineComment: false,
  echoFlag: false,
  trailingPercent: false,
  innerBlank: false,
  outerBlank: false,
  onlyBlanks: false,
  invisible: false,
  placeholder: false,
  gluedHeader: null,
};

test("sections with the same keys share them", () => {
  const { sections, sectionKeys } = opened("[a]\nregion = x\n[b]\nregion = y\n[c]\nREGION = z\n");
  expect(sections[0]?.keys).toBe(sections[1]?.keys);
  expect(sections[2]?.keys).not.toBe(sections[1]?.keys);
  expect(sectionKeys).toHaveLength(2);
});
