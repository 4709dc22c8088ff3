import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessKeyIdFor } from "../../src/demo/aws/access-key-id-for.ts";
import type { AwsFacts } from "../../src/demo/aws/aws-facts.ts";
import { longTermKeys, temporaryKeys } from "../../src/demo/aws/made-up-keys.ts";
import { iamUser } from "../../src/demo/aws/principal.ts";
import { type AwsOnLoopback, awsOnLoopback } from "../../src/demo/aws-on-loopback.ts";
import { accountOfAccessKeyId } from "../../src/parse/access-key-id.ts";

describe("accessKeyIdFor", () => {
  it("makes ids whose account decodes offline", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), fc.string(), (number, seed) => {
        const account = String(number).padStart(12, "0");
        for (const prefix of ["AKIA", "ASIA"] as const)
          expect(accountOfAccessKeyId(accessKeyIdFor(prefix, account, seed))).toBe(account);
      }),
    );
  });
});

describe("the AWS on loopback", () => {
  const ana = iamUser("444455556666", "ana");
  const keys = longTermKeys("444455556666", "ana");
  const old = temporaryKeys("444455556666", "old");
  const facts: AwsFacts = {
    keys: [
      { keys, holder: ana },
      { keys: old, holder: ana, expired: true },
    ],
    roles: [{ arn: "arn:aws:iam::777788889999:role/ops", trusts: [ana.trustedAs] }],
  };
  let aws: AwsOnLoopback;
  beforeAll(async () => {
    aws = await awsOnLoopback(facts);
  });
  afterAll(() => aws.close());

  const sts = async (form: Readonly<Record<string, string>>, id: string | null, token?: string) => {
    const answer = await fetch(aws.url, {
      method: "POST",
      body: new URLSearchParams(form),
      headers: {
        ...(id === null
          ? {}
          : {
              authorization: `AWS4-HMAC-SHA256 Credential=${id}/20260101/eu-west-1/sts/aws4_request, SignedHeaders=host, Signature=00`,
            }),
        ...(token === undefined ? {} : { "x-amz-security-token": token }),
      },
    });
    return { status: answer.status, text: await answer.text() };
  };

  it("says who a key belongs to", async () => {
    const { status, text } = await sts({ Action: "GetCallerIdentity" }, keys.accessKeyId);
    expect(status).toBe(200);
    expect(text).toContain(`<Arn>${ana.arn}</Arn><UserId>${ana.userId}</UserId><Account>444455556666</Account>`);
  });

  it.each([
    ["a key it does not know", "AKIAIOSFODNN7EXAMPLE", undefined, "InvalidClientTokenId"],
    ["a temporary key without its token", old.accessKeyId, undefined, "InvalidClientTokenId"],
    ["a temporary key past its time", old.accessKeyId, old.sessionToken, "ExpiredToken"],
    ["a request without a signature", null, undefined, "MissingAuthenticationToken"],
  ])("refuses %s", async (_what, id, token, code) => {
    const { status, text } = await sts({ Action: "GetCallerIdentity" }, id, token);
    expect(status).toBe(403);
    expect(text).toContain(`<Code>${code}</Code>`);
  });

  it("refuses a role that trusts someone else", async () => {
    const form = { Action: "AssumeRole", RoleArn: "arn:aws:iam::777788889999:role/other", RoleSessionName: "s" };
    const { status, text } = await sts(form, keys.accessKeyId);
    expect(status).toBe(403);
    expect(text).toContain(`<Code>AccessDenied</Code><Message>User: ${ana.arn} is not authorized`);
  });

  it("knows the keys it has given out", async () => {
    const form = { Action: "AssumeRole", RoleArn: "arn:aws:iam::777788889999:role/ops", RoleSessionName: "s" };
    const { text } = await sts(form, keys.accessKeyId);
    const field = (name: string): string => new RegExp(`<${name}>([^<]*)<`).exec(text)?.[1] ?? "";
    const { text: identity } = await sts({ Action: "GetCallerIdentity" }, field("AccessKeyId"), field("SessionToken"));
    expect(identity).toContain("<Arn>arn:aws:sts::777788889999:assumed-role/ops/s</Arn>");
    expect(accountOfAccessKeyId(field("AccessKeyId"))).toBe("777788889999");
  });

  it("has no metadata service where there is no instance role", async () => {
    await expect(fetch(`${aws.url}/latest/api/token`, { method: "PUT" })).rejects.toThrow();
  });

  it("is found on loopback only", () => expect(aws.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/));
});
