import { type webcrypto, createHash } from "node:crypto";
import { Volume } from "memfs";
import { describe, expect, it } from "vitest";
import type { Machine } from "../../src/capture/capture.ts";
import type { CacheFiles } from "../../src/answer/cache-files.ts";
import { seal, unseal } from "../../src/vault/secret.ts";
import { CANARY } from "./canaries.ts";
import { loopback } from "./loopback.ts";
import { at, expectNoCanary, failureIn, network } from "./world.ts";

const JSON_TYPE = { "content-type": "application/json" };

describe("GetRoleCredentials", () => {
  const question = (url: string) => ({
    kind: "sso-role-credentials" as const,
    accountId: "111122223333",
    roleName: "Admin",
    accessToken: seal(CANARY.accessToken),
    endpoint: at(url),
  });

  it("asks the portal with the token", async () => {
    const { url, heard, close } = await loopback(() => ({
      headers: JSON_TYPE,
      body: JSON.stringify({
        roleCredentials: { accessKeyId: "ASIAX", secretAccessKey: "s", sessionToken: "t", expiration: 1893553445000 },
      }),
    }));
    const answer = await network().answer(question(url));
    expect(answer).toMatchObject({
      kind: "credentials",
      credentials: { accessKeyId: "ASIAX", expiration: "2030-01-02T03:04:05Z", accountId: "111122223333" },
    });
    expect(heard[0]).toMatchObject({
      method: "GET",
      path: "/federation/credentials?role_name=Admin&account_id=111122223333",
    });
    expect(heard[0]?.headers["x-amz-sso_bearer_token"]).toBe(CANARY.accessToken);
    await close();
  });

  it.each([
    [401, "UnauthorizedException", "denied"],
    [403, "ForbiddenException", "denied"],
    [400, "InvalidRequestException", "invalid-request"],
  ])("%s %s: %s", async (status, code, kind) => {
    const { url, close } = await loopback(() => ({
      status,
      headers: { ...JSON_TYPE, "x-amzn-errortype": `${code}:http://internal` },
      body: JSON.stringify({ message: `Session token not found or invalid ${CANARY.accessToken}` }),
    }));
    const failure = failureIn(await network().answer(question(url)));
    expect(failure).toMatchObject({ kind, code });
    expect(failure.message).toContain("Session token not found or invalid");
    await close();
  });
});

describe("ListAccountRoles and ListAccounts", () => {
  const refused = (url: string) => ({
    kind: "sso-role-credentials" as const,
    accountId: "111122223333",
    roleName: "Admin",
    accessToken: seal(CANARY.accessToken),
    endpoint: at(url),
  });
  const page = (body: object) => ({ headers: JSON_TYPE, body: JSON.stringify(body) });
  const refusal = (code: string, status: number) => ({
    status,
    headers: { ...JSON_TYPE, "x-amzn-errortype": code },
    body: JSON.stringify({ message: `No access ${CANARY.accessToken}` }),
  });

  it("asks the portal that refused, page by page, with the token in its header alone", async () => {
    const { url, heard, close } = await loopback(({ path }) =>
      path.includes("next_token")
        ? page({ roleList: [{ roleName: "Support", accountId: "111122223333" }] })
        : page({ roleList: [{ roleName: "ReadOnly", accountId: "111122223333" }], nextToken: "page-2" }),
    );
    const assignments = await network().assignments?.(refused(url));
    expect(assignments).toEqual({ kind: "told", roles: ["ReadOnly", "Support"], accounts: null });
    expect(heard.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /assignment/roles?account_id=111122223333",
      "GET /assignment/roles?account_id=111122223333&next_token=page-2",
    ]);
    for (const { path, headers, body } of heard) {
      expect(headers["x-amz-sso_bearer_token"]).toBe(CANARY.accessToken);
      expect(headers.authorization).toBeUndefined();
      expect(path + body).not.toContain(CANARY.accessToken);
    }
    await close();
  });

  it("asks for the accounts where this one lends nothing", async () => {
    const { url, heard, close } = await loopback(({ path }) =>
      path.startsWith("/assignment/roles")
        ? refusal("ForbiddenException", 403)
        : page({ accountList: [{ accountId: "444455556666", accountName: "prod", emailAddress: "a@b.c" }] }),
    );
    const network_ = network();
    const asked = [network_.assignments?.(refused(url)), network_.assignments?.(refused(url))];
    for (const assignments of await Promise.all(asked))
      expect(assignments).toEqual({ kind: "told", roles: [], accounts: [{ id: "444455556666", name: "prod" }] });
    // Two SDKs ask the same: the portal is asked once.
    expect(heard.map(({ path }) => path)).toEqual([
      "/assignment/roles?account_id=111122223333",
      "/assignment/accounts",
    ]);
    await close();
  });

  it("says what the portal answers where it does not tell, without the token", async () => {
    const { url, close } = await loopback(() => refusal("UnauthorizedException", 401));
    const assignments = await network().assignments?.(refused(url));
    expect(assignments).toMatchObject({ kind: "failure", failure: { kind: "denied", code: "UnauthorizedException" } });
    expectNoCanary(assignments);
    await close();
  });
});

const PATH = "/home/me/.aws/sso/cache/token.json";
const CACHED = {
  startUrl: "https://start.example",
  region: "eu-west-1",
  accessToken: CANARY.accessToken,
  expiresAt: "2020-01-01T00:00:00Z",
  clientId: "client",
  clientSecret: CANARY.clientSecret,
  registrationExpiresAt: "2031-01-01T00:00:00Z",
  refreshToken: CANARY.refreshToken,
};

function cacheIn(token: object): Volume {
  const volume = Volume.fromJSON({ [PATH]: JSON.stringify(token) });
  volume.chmodSync(PATH, 0o600);
  return volume;
}

const filesOf = (volume: Volume): CacheFiles & Machine["fs"] => volume as unknown as CacheFiles & Machine["fs"];

describe("the SSO token's refresh", () => {
  const question = (url: string) => ({
    kind: "sso-refresh-token" as const,
    cachePath: PATH,
    clientId: "client",
    clientSecret: seal(CANARY.clientSecret),
    refreshToken: seal(CANARY.refreshToken),
    endpoint: at(url),
  });
  const granted = {
    headers: JSON_TYPE,
    body: JSON.stringify({
      accessToken: "new-access",
      expiresIn: 3600,
      refreshToken: "new-refresh",
      tokenType: "Bearer",
    }),
  };

  it("is assumed unless allowed", async () => {
    const { url, heard, close } = await loopback(() => granted);
    expect(await network().answer(question(url))).toEqual({ kind: "assumed", because: "refresh" });
    expect(heard).toHaveLength(0);
    await close();
  });

  it("happens once, and is written back as botocore writes it", async () => {
    const { url, heard, close } = await loopback(() => granted);
    const volume = cacheIn({ ...CACHED, somethingElse: 1 });
    const outside = network({}, { allowRefresh: true, cacheFiles: filesOf(volume) }, filesOf(volume));
    const [answer] = await Promise.all([outside.answer(question(url)), outside.answer(question(url))]);
    expect(heard).toHaveLength(1);
    expect(JSON.parse(heard[0]?.body ?? "")).toEqual({
      clientId: "client",
      clientSecret: CANARY.clientSecret,
      grantType: "refresh_token",
      refreshToken: CANARY.refreshToken,
    });
    if (answer.kind !== "token") throw new Error(answer.kind);
    expect(unseal(answer.token)).toBe("new-access");
    const written = JSON.parse(String(volume.readFileSync(PATH))) as Record<string, unknown>;
    expect(written).toEqual({
      ...CACHED,
      accessToken: "new-access",
      refreshToken: "new-refresh",
      expiresAt: written["expiresAt"],
    });
    expect(written["expiresAt"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Object.keys(written)).toEqual([
      "startUrl",
      "region",
      "accessToken",
      "expiresAt",
      "clientId",
      "clientSecret",
      "registrationExpiresAt",
      "refreshToken",
    ]);
    expect(Number(volume.statSync(PATH).mode) & 0o777).toBe(0o600);
    expect(volume.readdirSync("/home/me/.aws/sso/cache")).toEqual(["token.json"]);
    await close();
  });

  it("leaves a file alone that has changed since it was seen", async () => {
    const { url, heard, close } = await loopback(() => granted);
    const volume = cacheIn(CACHED);
    const other = JSON.stringify({ ...CACHED, refreshToken: "of another program" });
    const seen = network(
      {},
      { allowRefresh: true, cacheFiles: { ...filesOf(volume), readFileSync: () => Buffer.from(other) } },
      filesOf(volume),
    );
    expect(failureIn(await seen.answer(question(url)))).toMatchObject({ kind: "no-refresh-allowed", code: "changed" });
    expect(heard).toHaveLength(0);
    expect(JSON.parse(String(volume.readFileSync(PATH)))).toEqual(CACHED);
    await close();
  });

  it("names a refusal", async () => {
    const { url, close } = await loopback(() => ({
      status: 400,
      headers: { ...JSON_TYPE, "x-amzn-errortype": "InvalidGrantException" },
      body: JSON.stringify({
        error: "invalid_grant",
        error_description: `Invalid refresh token ${CANARY.refreshToken}`,
      }),
    }));
    const volume = cacheIn(CACHED);
    const outside = network({}, { allowRefresh: true, cacheFiles: filesOf(volume) }, filesOf(volume));
    const failure = failureIn(await outside.answer(question(url)));
    expect(failure).toMatchObject({ kind: "aws-error", code: "InvalidGrantException" });
    await close();
  });
});

describe("the aws login token's refresh", () => {
  const pem = [
    "-----BEGIN EC PRIVATE KEY-----",
    "MHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04fSeQ6tF1aY/PuoAoGCCqGSM49",
    "AwEHoUQDQgAEPR3tU2Fta9ktY+6P9G0cWO+0kETA6SFs38GecTyudlHz6xvCdz8q",
    "EKTcWGekdmdDPsHloRNtsiCa697B2O9IFA==",
    "-----END EC PRIVATE KEY-----",
  ].join("\n");
  const login = {
    accessToken: {
      accessKeyId: "ASIAOLD",
      secretAccessKey: CANARY.secretKey,
      sessionToken: CANARY.sessionToken,
      accountId: "111122223333",
      expiresAt: "2020-01-01T00:00:00Z",
    },
    tokenType: "aws_sigv4",
    clientId: "arn:aws:signin:::devtools/same-device",
    refreshToken: CANARY.refreshToken,
    dpopKey: pem,
  };
  const question = (url: string) => ({
    kind: "login-refresh-token" as const,
    cachePath: PATH,
    clientId: login.clientId,
    refreshToken: seal(CANARY.refreshToken),
    dpopKey: seal(pem),
    endpoint: at(url),
  });

  it("proves its key, and keeps all else of the file", async () => {
    const { url, heard, close } = await loopback(() => ({
      headers: JSON_TYPE,
      body: JSON.stringify({
        accessToken: { accessKeyId: "ASIANEW", secretAccessKey: "s", sessionToken: "t" },
        refreshToken: "next",
        expiresIn: 900,
        tokenType: "aws_sigv4",
      }),
    }));
    const volume = cacheIn(login);
    const outside = network({}, { allowRefresh: true, cacheFiles: filesOf(volume) }, filesOf(volume));
    const answer = await outside.answer(question(url));
    expect(answer).toMatchObject({
      kind: "credentials",
      credentials: { accessKeyId: "ASIANEW", accountId: "111122223333" },
    });
    expect(heard[0]).toMatchObject({ method: "POST", path: "/v1/token" });
    expect(JSON.parse(heard[0]?.body ?? "")).toEqual({
      clientId: login.clientId,
      grantType: "refresh_token",
      refreshToken: CANARY.refreshToken,
    });
    const [header = "", payload = "", signature = ""] = String(heard[0]?.headers["dpop"]).split(".");
    const { typ, alg, jwk } = JSON.parse(Buffer.from(header, "base64url").toString()) as {
      typ: string;
      alg: string;
      jwk: webcrypto.JsonWebKey;
    };
    expect({ typ, alg, kty: jwk.kty, crv: jwk.crv }).toEqual({
      typ: "dpop+jwt",
      alg: "ES256",
      kty: "EC",
      crv: "P-256",
    });
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({
      htm: "POST",
      htu: `${url}/v1/token`,
    });
    const key = await crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
    const proved = await crypto.subtle.verify(
      { name: "ECDSA", hash: "SHA-256" },
      key,
      Buffer.from(signature, "base64url"),
      Buffer.from(`${header}.${payload}`),
    );
    expect(proved).toBe(true);
    const written = JSON.parse(String(volume.readFileSync(PATH))) as typeof login;
    expect(written).toEqual({
      ...login,
      refreshToken: "next",
      accessToken: {
        accessKeyId: "ASIANEW",
        secretAccessKey: "s",
        sessionToken: "t",
        accountId: "111122223333",
        expiresAt: written.accessToken.expiresAt,
      },
    });
    await close();
  });

  it("names a refusal with its reason", async () => {
    const { url, close } = await loopback(() => ({
      status: 403,
      headers: { ...JSON_TYPE, "x-amzn-errortype": "AccessDeniedException" },
      body: JSON.stringify({ error: "TOKEN_EXPIRED", message: `the token ${CANARY.refreshToken} is no more` }),
    }));
    const volume = cacheIn(login);
    const outside = network({}, { allowRefresh: true, cacheFiles: filesOf(volume) }, filesOf(volume));
    const failure = failureIn(await outside.answer(question(url)));
    expect(failure).toMatchObject({ kind: "denied", code: "AccessDeniedException" });
    expect(failure.message).toContain("TOKEN_EXPIRED");
    expectNoCanary(failure);
    expect(
      createHash("sha1")
        .update(String(volume.readFileSync(PATH)))
        .digest("hex"),
    ).toBe(createHash("sha1").update(JSON.stringify(login)).digest("hex"));
    await close();
  });
});
