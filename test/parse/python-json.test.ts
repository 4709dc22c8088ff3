import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sha1OfPythonJson } from "../../src/parse/python-json.ts";
import { seal } from "../../src/vault/secret.ts";

const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");

describe("sha1 of json.dumps", () => {
  test("sorts the names and sets the parts off with blanks", () => {
    expect(sha1OfPythonJson({ RoleArn: "a", DurationSeconds: 900 }, "spaced")).toBe(
      sha1('{"DurationSeconds": 900, "RoleArn": "a"}'),
    );
  });

  test("writes compactly when asked to", () => {
    expect(sha1OfPythonJson({ roleName: "r", accountId: "1" }, "compact")).toBe(
      sha1('{"accountId":"1","roleName":"r"}'),
    );
  });

  test("escapes what is not ASCII, letters beyond 16 bits as pairs", () => {
    expect(sha1OfPythonJson({ x: 'é"\u{1f4a5}' }, "spaced")).toBe(sha1('{"x": "\\u00e9\\"\\ud83d\\udca5"}'));
  });

  test("takes a secret as its text", () => {
    expect(sha1OfPythonJson({ x: seal("t") }, "spaced")).toBe(sha1('{"x": "t"}'));
  });
});
