import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountOfAccessKeyId } from "../../src/parse/access-key-id.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

describe("the account in a key id", () => {
  test.each([
    ["ASIAQNZGKIQY56JQ7WML", "029608264753"],
    ["ASIAY34FZKBOKMUTVV7A", "609629065308"],
  ])("%s is of %s", (id, account) => {
    expect(accountOfAccessKeyId(id)).toBe(account);
  });

  test.each([
    "AKIAIOSFODNN7EXAMPLE",
    "AKIAJWLXXXXXXXXXXXXX",
    "ASIAP777777777777777",
    "AKIA",
    "AKIAQNZGKIQY56JQ7WM",
    "AKIAQNZGKIQY56JQ7WM1",
    "akiaqnzgkiqy56jq7wml",
    "",
  ])("%s holds none", (id) => {
    expect(accountOfAccessKeyId(id)).toBeNull();
  });

  test("an old id never shows one, a new id always twelve digits", () => {
    const letters = fc
      .array(fc.constantFrom(...ALPHABET), { minLength: 16, maxLength: 16 })
      .map((array) => array.join(""));
    fc.assert(
      fc.property(fc.constantFrom("AKIA", "ASIA"), letters, (prefix, rest) => {
        const account = accountOfAccessKeyId(prefix + rest);
        if (/^[A-P]/.test(rest)) expect(account).toBeNull();
        else if (account !== null) expect(account).toMatch(/^\d{12}$/);
      }),
    );
  });
});
