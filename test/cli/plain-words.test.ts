import { parseArgs } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { OPTION_TABLE } from "../../src/cli/option-table.ts";
import { plainWords } from "../../src/cli/plain-words.ts";

const names = Object.keys(OPTION_TABLE);
const option = fc.constantFrom(...names.map((name) => `--${name}`));
const operand = fc.oneof(fc.constantFrom("compare", "boto3", "", "a b", "a=b", "é"), fc.string());
const odd = fc.constantFrom(
  "-",
  "-v",
  "-vq",
  "--",
  "---",
  "--json=1",
  "--sdk=boto3",
  "--no-json",
  "--none",
  "--__proto__",
);

const given = (argv: readonly string[]) =>
  parseArgs({ args: [...argv], options: OPTION_TABLE, allowPositionals: true, strict: true });

test("words as most are typed are read as parseArgs reads them", () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(fc.oneof(option, operand, odd), { maxLength: 6 }), (argv) => {
      const words = plainWords(argv);
      if (words === null) return;
      read += 1;
      expect(words).toStrictEqual({ ...given(argv) });
      expect(Object.getPrototypeOf(words.values)).toBeNull();
    }),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(200);
});

test.each(names)("--%s is read without parseArgs", (name) => {
  const { type } = OPTION_TABLE[name as keyof typeof OPTION_TABLE];
  const argv = ["compare", `--${name}`, ...(type === "string" ? ["value"] : []), "more"];
  expect(plainWords(argv)).toStrictEqual({ ...given(argv) });
});

test.each([
  ["a short option", ["-v"]],
  ["a value written with =", ["--sdk=boto3"]],
  ["a value left out", ["--sdk"]],
  ["a value that begins with a dash", ["--sdk", "-x"]],
  ["no option of ours", ["--sdks", "boto3"]],
  ["an option's name without dashes of two", ["-sdk", "boto3"]],
])("%s is left to parseArgs", (_, argv) => {
  expect(plainWords(argv)).toBeNull();
});
