import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ValueFlaw } from "../../src/model/finding.ts";
import { type TextChange, type TextView, changedText } from "../../src/parse/changed-text.ts";
import { textReplacements } from "../../src/parse/text-replacements.ts";
import { seal, unseal } from "../../src/vault/secret.ts";
import { replacedText } from "./replaced-text.ts";

const path = "/srv/app/credentials";
const viewOf = (text: string): TextView => ({ state: "text", path, text: seal(text), bytes: Buffer.byteLength(text) });
const stepsOf = (text: string, change: TextChange) => textReplacements(viewOf(text), change);
const clean = (without: ValueFlaw, line = 2): TextChange => ({
  kind: "clean-value",
  path,
  line,
  key: "aws_secret_access_key",
  without,
});

describe("a change as steps by places", () => {
  test("quotes around a secret go by their places: the secret is not told", () => {
    expect(stepsOf('[a]\naws_secret_access_key = "CANARY"\n', clean("quotes"))).toEqual([
      { kind: "text", from: { line: 2, column: 25 }, to: { line: 2, column: 26 }, inserted: "" },
      { kind: "text", from: { line: 2, column: 32 }, to: { line: 2, column: 33 }, inserted: "" },
    ]);
  });

  test("a name alone is replaced, not the value behind it", () => {
    const change: TextChange = { kind: "rename-key", path, line: 1, from: "aws_secret", to: "aws_secret_access_key" };
    expect(stepsOf("aws_secret = CANARY\n", change)).toEqual([
      { kind: "text", from: { line: 1, column: 11 }, to: { line: 1, column: 11 }, inserted: "_access_key" },
    ]);
  });

  test("the mark goes as such, and no column counts it", () => {
    expect(stepsOf("\ufeff[a]\n", { kind: "remove-byte-order-mark", path })).toEqual([{ kind: "byte-order-mark" }]);
    expect(stepsOf("\ufeff[a ]\n", { kind: "rename-section", path, line: 1, from: "a ", to: "a" })).toEqual([
      { kind: "text", from: { line: 1, column: 3 }, to: { line: 1, column: 4 }, inserted: "" },
    ]);
  });

  test("a file that does not end its last line does not afterwards", () => {
    const change: TextChange = { kind: "insert-lines", path, below: 1, lines: ["region = eu-west-1"] };
    expect(stepsOf("[a]", change)).toEqual([
      { kind: "text", from: { line: 1, column: 4 }, to: { line: 1, column: 4 }, inserted: "\nregion = eu-west-1" },
    ]);
  });

  const word = fc.stringMatching(/^[a-z_"' \ud83d\ude00]{0,8}$/u);
  const line = fc.oneof(
    fc.tuple(word, word).map(([key, value]) => `${key} = ${value}`),
    word.map((name) => `[${name}]`),
    word,
  );
  const texts = fc
    .tuple(fc.boolean(), fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r")), { maxLength: 5 }), line)
    .map(
      ([mark, lines, last]) =>
        (mark ? "\ufeff" : "") + lines.map(([text, end]) => text + end).join("") + (last.length > 4 ? last : ""),
    );
  const number = fc.integer({ min: 1, max: 5 });
  const flaws = fc.constantFrom<ValueFlaw>(
    "quotes",
    "inline-comment",
    "echo-flag",
    "trailing-percent",
    "invisible-characters",
    "outer-blanks",
  );
  const changes: fc.Arbitrary<TextChange> = fc.oneof(
    fc.constant<TextChange>({ kind: "remove-byte-order-mark", path }),
    fc.uniqueArray(number, { minLength: 1 }).map((lines): TextChange => ({ kind: "delete-lines", path, lines })),
    fc.tuple(number, word).map(([line, value]): TextChange => ({ kind: "replace-value", path, line, key: "k", value })),
    fc.tuple(number, flaws).map(([line, without]): TextChange => clean(without, line)),
    fc.tuple(number, word).map(([line, to]): TextChange => ({ kind: "rename-key", path, line, from: "a", to })),
    fc.tuple(number, word).map(([line, to]): TextChange => ({ kind: "rename-section", path, line, from: "a", to })),
    fc.tuple(number, number).map(([line, column]): TextChange => ({ kind: "break-line", path, line, column })),
    fc
      .tuple(fc.integer({ min: 0, max: 5 }), fc.array(word, { minLength: 1, maxLength: 2 }))
      .map(([below, lines]): TextChange => ({ kind: "insert-lines", path, below, lines })),
  );

  test("leads to what changedText gives, whatever the text and the change", () => {
    let told = 0;
    fc.assert(
      fc.property(texts, changes, (text, change) => {
        const steps = stepsOf(text, change);
        if (steps === null) return;
        told += 1;
        expect(replacedText(text, steps)).toBe(unseal(changedText(viewOf(text), change).text));
      }),
      { numRuns: 3000 },
    );
    expect(told).toBeGreaterThan(2500);
  });
});
