import { describe, expect, test } from "vitest";
import { type Interpolated, interpolated } from "../../src/parse/basic-interpolation.ts";
import { Secret, seal, unseal } from "../../src/vault/secret.ts";

const OTHERS: ReadonlyMap<string, string> = new Map([
  ["name", "N"],
  ["nested", "<%(name)s>"],
  ["loop", "%(loop)s"],
]);
const read = (text: string): Interpolated => interpolated({ kind: "text", text }, (name) => OTHERS.get(name) ?? null);

describe("configparser's BasicInterpolation", () => {
  test.each([
    ["plain", "plain"],
    ["100%%", "100%"],
    ["a%(name)sb", "aNb"],
    ["%(NAME)s", "N"],
    ["%(nested)s", "<N>"],
  ])("%s is %s", (text, expected) => {
    expect(read(text)).toEqual({ kind: "value", value: { kind: "text", text: expected } });
  });

  test.each([
    ["a%b", { kind: "syntax", bad: "percent" }],
    ["a%", { kind: "syntax", bad: "percent" }],
    ["%(name", { kind: "syntax", bad: "reference" }],
    ["%(other)s", { kind: "missing-option" }],
    ["%(loop)s", { kind: "depth" }],
  ])("%s is refused", (text, fault) => {
    expect(read(text)).toEqual({ kind: "fault", fault });
  });

  test("keeps a secret sealed", () => {
    const got = interpolated({ kind: "secret", secret: seal("s%%t") }, () => null);
    expect(got.kind).toBe("value");
    if (got.kind !== "value" || got.value.kind !== "secret") throw new Error("no secret");
    expect(got.value.secret).toBeInstanceOf(Secret);
    expect(unseal(got.value.secret)).toBe("s%t");
  });
});
