import { afterEach, describe, expect, it } from "vitest";
import { seal, unseal } from "../../src/vault/secret.ts";
import { CANARY } from "./canaries.ts";
import { type Loopback, type Reply, closedPort, loopback } from "./loopback.ts";
import { GIVEN, credentialsOf, stsError } from "./sts-replies.ts";
import { at, failureIn, network, roleAt } from "./world.ts";

let server: Loopback | null = null;
const serve = async (reply: (count: number) => Reply): Promise<Loopback> =>
  (server = await loopback((_, count) => reply(count)));
afterEach(async () => server?.close());

describe("AssumeRole", () => {
  it("sends what it was asked and gives the credentials as STS wrote them", async () => {
    const { url, heard } = await serve(() => credentialsOf("AssumeRole"));
    const answer = await network().answer(
      roleAt(at(url), {
        externalId: "ext",
        mfaSerial: "arn:aws:iam::111122223333:mfa/me",
        mfaCode: seal("123456"),
        durationSeconds: 900,
      }),
    );
    const sent = new URLSearchParams(heard[0]?.body);
    expect(Object.fromEntries(sent)).toEqual({
      Action: "AssumeRole",
      Version: "2011-06-15",
      RoleArn: "arn:aws:iam::111122223333:role/reader",
      RoleSessionName: "test-session",
      ExternalId: "ext",
      SerialNumber: "arn:aws:iam::111122223333:mfa/me",
      TokenCode: "123456",
      DurationSeconds: "900",
    });
    expect(heard[0]?.headers.authorization).toContain("/eu-west-1/sts/aws4_request");
    expect(heard[0]?.headers["x-amz-security-token"]).toBe(CANARY.sessionToken);
    if (answer.kind !== "credentials") throw new Error(answer.kind);
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = answer.credentials;
    expect({
      accessKeyId,
      secretAccessKey: secretAccessKey && unseal(secretAccessKey),
      sessionToken: sessionToken && unseal(sessionToken),
      expiration,
    }).toEqual(GIVEN);
  });

  it("makes up a session name as botocore does", async () => {
    const { url, heard } = await serve(() => credentialsOf("AssumeRole"));
    await network().answer(roleAt(at(url), { sessionName: null }));
    expect(new URLSearchParams(heard[0]?.body).get("RoleSessionName")).toMatch(/^botocore-session-\d{10}$/);
  });

  it("is signed by the service's clock where the client has corrected its own", async () => {
    const { url, heard } = await serve(() => credentialsOf("AssumeRole"));
    await network().answer(roleAt(at(url), { clockSkew: -7200 }));
    const [, year, month, day, hour, minute, second] =
      /^(....)(..)(..)T(..)(..)(..)Z$/.exec(String(heard[0]?.headers["x-amz-date"])) ?? [];
    const signed = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    expect(Math.abs(signed - Date.now() - 7_200_000)).toBeLessThan(5000);
  });

  it("puts an equal question once, another one again", async () => {
    const { url, heard } = await serve(() => credentialsOf("AssumeRole"));
    const outside = network();
    await Promise.all([outside.answer(roleAt(at(url))), outside.answer(roleAt(at(url)))]);
    await outside.answer(roleAt(at(url)));
    expect(heard).toHaveLength(1);
    await outside.answer(roleAt(at(url), { externalId: "other" }));
    await outside.answer(roleAt(at(url), { caller: { ...roleAt(at(url)).caller, secretAccessKey: seal("another") } }));
    expect(heard).toHaveLength(3);
  });

  it("takes what the caller's keys would get for granted where they were taken for granted", async () => {
    const { url, heard } = await serve(() => credentialsOf("AssumeRole"));
    const caller = { ...roleAt(at(url)).caller, secretAccessKey: null };
    expect(await network().answer(roleAt(at(url), { caller }))).toEqual({ kind: "assumed", because: "offline" });
    expect(heard).toHaveLength(0);
  });
});

describe("failures are told apart", () => {
  const now = () => new Date().toUTCString();
  const cases: readonly (readonly [string, string, Reply])[] = [
    ["expired", "ExpiredToken", stsError("ExpiredToken", "The security token included in the request is expired")],
    ["expired", "ExpiredTokenException", stsError("ExpiredTokenException", "Token is expired", 400)],
    [
      "invalid-key",
      "InvalidClientTokenId",
      stsError("InvalidClientTokenId", "The security token included in the request is invalid."),
    ],
    [
      "invalid-key",
      "SignatureDoesNotMatch",
      stsError("SignatureDoesNotMatch", "The request signature we calculated does not match", 403, { date: now() }),
    ],
    [
      "denied",
      "AccessDenied",
      stsError("AccessDenied", "User: arn:aws:iam::111122223333:user/u is not authorized to perform: sts:AssumeRole"),
    ],
    ["denied", "IDPRejectedClaim", stsError("IDPRejectedClaim", "claim")],
    [
      "clock-skew",
      "SignatureDoesNotMatch",
      stsError("SignatureDoesNotMatch", "does not match", 403, {
        date: new Date(Date.now() - 3_600_000).toUTCString(),
      }),
    ],
    [
      "clock-skew",
      "SignatureDoesNotMatch",
      stsError("SignatureDoesNotMatch", "Signature expired: 20200101T000000Z is now earlier than 20200101T000500Z"),
    ],
    [
      "clock-skew",
      "InvalidSignatureException",
      stsError("InvalidSignatureException", "Signature not yet current: 20300101T000000Z is still later"),
    ],
    [
      "wrong-region",
      "RegionDisabledException",
      stsError("RegionDisabledException", "STS is not activated in this region for account:111122223333."),
    ],
    ["invalid-request", "ValidationError", stsError("ValidationError", "1 validation error detected", 400)],
    ["aws-error", "SomethingNew", stsError("SomethingNew", "news", 400)],
  ];
  it.each(cases)("%s: %s", async (kind, code, reply) => {
    const { url, heard } = await serve(() => reply);
    const failure = failureIn(await network().answer(roleAt(at(url))));
    expect(failure).toMatchObject({ kind, code });
    expect(heard).toHaveLength(1);
  });

  it("wrong-region: a key unknown in a region that may be off keeps AWS's code", async () => {
    const { url } = await serve(() =>
      stsError("InvalidClientTokenId", "The security token included in the request is invalid."),
    );
    const optIn = failureIn(await network().answer(roleAt(at(url, "me-south-1"))));
    expect(optIn).toMatchObject({ kind: "wrong-region", code: "InvalidClientTokenId" });
    expect(optIn.message).toContain("me-south-1 has to be switched on");
    const china = failureIn(await network().answer(roleAt(at(url, "cn-north-1"))));
    expect(china.message).toContain("another partition");
  });

  it("throttled: tried again", async () => {
    const { url, heard } = await serve((count) =>
      count < 3 ? stsError("Throttling", "Rate exceeded", 400) : credentialsOf("AssumeRole"),
    );
    expect((await network().answer(roleAt(at(url)))).kind).toBe("credentials");
    expect(heard).toHaveLength(3);
  });

  it("says with which status a server in trouble refuses, for a client may ask again by it", async () => {
    const { url } = await serve(() => stsError("SomethingNew", "news", 503));
    expect(failureIn(await network().answer(roleAt(at(url))))).toMatchObject({ code: "SomethingNew", status: 503 });
  });

  it("http-status: a page that is not AWS's", async () => {
    const { url } = await serve(() => ({
      status: 404,
      headers: { "content-type": "text/html" },
      body: "<html><p>no such page",
    }));
    expect(failureIn(await network().answer(roleAt(at(url))))).toMatchObject({ kind: "http-status", code: "404" });
  });

  it("bad-answer: a page where credentials should be", async () => {
    const { url } = await serve(() => ({
      headers: { "content-type": "text/html" },
      body: "<html><body>Sign in to the WiFi</body></html>",
    }));
    expect(failureIn(await network().answer(roleAt(at(url)))).kind).toBe("bad-answer");
  });

  it("refused: nothing listens", async () => {
    const failure = failureIn(await network().answer(roleAt(at(`http://127.0.0.1:${await closedPort()}`))));
    expect(failure).toMatchObject({ kind: "refused", code: "ECONNREFUSED" });
  });

  it("unknown-host: no such name", async () => {
    const caller = { ...roleAt(at("")).caller, sessionToken: null };
    const failure = failureIn(await network().answer(roleAt(at("http://sts.nowhere.invalid"), { caller })));
    expect(failure.kind).toBe("unknown-host");
  });

  it("timeout: the run's time is over, for every question after it too", async () => {
    const { url } = await serve(() => ({ silent: true }));
    const outside = network({}, { timeoutSeconds: 0.3 });
    expect(failureIn(await outside.answer(roleAt(at(url))))).toMatchObject({ kind: "timeout", code: "budget" });
    expect(failureIn(await outside.answer({ kind: "container", url, authorization: null }))).toMatchObject({
      code: "budget",
    });
  });

  it("tls: a token does not leave the machine in the open", async () => {
    const failure = failureIn(await network().answer(roleAt(at("http://192.0.2.1"))));
    expect(failure).toMatchObject({ kind: "tls", code: "PLAIN_HTTP" });
  });

  it("hides what a service repeats of the request", async () => {
    const { url } = await serve(() =>
      stsError(
        "SignatureDoesNotMatch",
        `The Canonical String should have been x-amz-security-token:${CANARY.sessionToken} and ${CANARY.secretKey}`,
      ),
    );
    const failure = failureIn(await network().answer(roleAt(at(url))));
    expect(failure.message).toContain("[hidden]");
  });
});
