import { describe, expect, it } from "vitest";
import { withoutSecrets } from "../../src/answer/without-secrets.ts";
import { CANARY } from "./canaries.ts";

describe("what looks secret is hidden", () => {
  it.each([
    ["the key is wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY!", "the key is [hidden]!"],
    ['{"SecretAccessKey": "short", "x": 1}', '{"SecretAccessKey": "[hidden]", "x": 1}'],
    ["aws_session_token=abc", "aws_session_token=[hidden]"],
    ["Authorization: Bearer abc", "Authorization: [hidden]"],
    ["--password=hunter2 failed", "--password=[hidden] failed"],
    ["token eyJhbGciOiJub25lIn0.eyJhIjoxfQ. expired", "token [hidden] expired"],
    ["proxy http://me:pw@proxy:8080 refused", "proxy http://[hidden]@proxy:8080 refused"],
    ["hash 0123456789abcdef0123456789abcdef01234567", "hash [hidden]"],
    ["-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- bad", "[hidden] bad"],
  ])("%s", (text, shown) => expect(withoutSecrets(text)).toBe(shown));
  it.each(Object.values(CANARY))("%s", (secret) =>
    expect(withoutSecrets(`it was ${secret}, once`, [secret])).not.toContain(secret.slice(0, 12)),
  );
});

describe("what people need to read stays", () => {
  it.each([
    "User: arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/me@example.com is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/A1LongRoleNameWithDigits42",
    "The security token included in the request is invalid.",
    "Signature expired: 20200101T000000Z is now earlier than 20200101T000500Z",
    "AKIAIOSFODNN7EXAMPLE is no key",
    "/usr/lib/python3/dist-packages/some_package/module.py: no such file",
  ])("%s", (text) => expect(withoutSecrets(text)).toBe(text));
});

it("lets no control character through, but line ends", () => {
  expect(withoutSecrets("\u001b[31mred\u001b[0m\u001b]0;title\u0007 a\u0000b\nc\u202e")).toBe("red a b\nc");
});

it("cuts what is long", () => {
  expect(withoutSecrets("word ".repeat(1000)).length).toBeLessThan(620);
});
