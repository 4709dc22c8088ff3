import { describe, expect, test } from "vitest";
import { type ReplyFacts, type ServiceQuestion, answerIn } from "../../src/answer/answer-in.ts";
import type { Answer } from "../../src/model/question.ts";
import { seal } from "../../src/vault/secret.ts";
import { at, failureIn, roleAt } from "./world.ts";

const endpoint = at("https://sts.eu-west-1.amazonaws.com");
const NOW = Date.UTC(2026, 10, 22, 12);
const role: ServiceQuestion = roleAt(endpoint);
const portal: ServiceQuestion = {
  kind: "sso-role-credentials",
  accountId: "111122223333",
  roleName: "Admin",
  accessToken: seal("at"),
  endpoint,
};
const token: ServiceQuestion = {
  kind: "sso-refresh-token",
  cachePath: "",
  clientId: "c",
  clientSecret: seal("s"),
  refreshToken: seal("r"),
  endpoint,
};

interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

function read(question: ServiceQuestion, body: string, { status = 200, headers = {} }: Reply = {}): Answer {
  const facts: ReplyFacts = { endpoint, status, clockSkew: null, sent: ["at-secret"], now: NOW, accountId: null };
  return answerIn(question, { status, headers, body: Buffer.from(body) }, facts);
}

const ofRole = (credentials: string): string =>
  `<AssumeRoleResponse><AssumeRoleResult><Credentials>${credentials}</Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const KEYS = "<AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s</SecretAccessKey>";

describe("a document", () => {
  test("tells what is not in it, and holds what is", () => {
    const answer = read(role, ofRole(`${KEYS}<Expiration>tomorrow</Expiration>`));
    expect(answer).toMatchObject({
      kind: "incomplete",
      missing: ["SessionToken"],
      held: { accessKeyId: "ASIA1", sessionToken: null, expiration: "tomorrow" },
    });
  });

  test("that breaks off is told as such, with what could be read", () => {
    const answer = read(role, ofRole(`${KEYS}<SessionToken>t</SessionToken>`).slice(0, 150));
    expect(answer).toMatchObject({ kind: "incomplete", cut: true, held: { accessKeyId: "ASIA1" } });
  });

  test("without credentials says how far it got", () => {
    expect(read(role, "<AssumeRoleResponse/>")).toMatchObject({ kind: "incomplete", missing: ["AssumeRoleResult"] });
    const bare = "<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>";
    expect(read(role, bare)).toMatchObject({ kind: "incomplete", missing: ["Credentials"] });
    expect(read(portal, "{}")).toMatchObject({ kind: "incomplete", missing: ["roleCredentials"] });
  });

  test("of the portal has an end in milliseconds; what is no number is told, and no date can end the program", () => {
    const given = { accessKeyId: "ASIA1", secretAccessKey: "s", sessionToken: "t" };
    const ending = (expiration: unknown) => read(portal, JSON.stringify({ roleCredentials: { ...given, expiration } }));
    expect(ending(NOW)).toMatchObject({ kind: "credentials", credentials: { expiration: "2026-11-22T12:00:00Z" } });
    expect(ending(String(NOW))).toMatchObject({ kinds: { Expiration: "text" } });
    expect(ending(NOW + 0.5)).toMatchObject({ kinds: { Expiration: "fraction" } });
    expect(ending(9e20)).toMatchObject({ credentials: { expiration: null } });
  });

  test("of a token says how long it lasts, and what is missing", () => {
    expect(read(token, '{"accessToken":"t","expiresIn":60,"refreshToken":"r"}')).toMatchObject({
      kind: "token",
      expiresAt: "2026-11-22T12:01:00Z",
      lasts: 60,
    });
    expect(read(token, '{"accessToken":null}')).toMatchObject({
      expiresAt: null,
      missing: ["accessToken", "expiresIn", "refreshToken"],
    });
  });
});

describe("what is no document", () => {
  test.each([
    ["html", "<html><body>Sign in</body></html>", true],
    ["html", "<!DOCTYPE html><html><p>Sign in", false],
    ["empty", "", false],
    ["json", '{"a": 1}', true],
    ["text", "not found", false],
    ["xml", "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>", true],
  ])("%s: %s", (form, body, whole) => {
    const { kind, reply } = failureIn(read(role, body));
    expect(kind).toBe("bad-answer");
    // What came with a success may be a secret: it is not repeated.
    expect(reply).toMatchObject({ status: 200, form, whole, says: null });
  });
});

describe("a refusal", () => {
  test("as the service tells it carries nothing besides", () => {
    const xml = "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>";
    expect(failureIn(read(role, xml, { status: 403 }))).toEqual({
      kind: "denied",
      code: "AccessDenied",
      message: "no",
    });
    const headers = { "x-amzn-errortype": "UnauthorizedException:http://internal" };
    expect(failureIn(read(portal, '{"message":"no"}', { status: 401, headers }))).toEqual({
      kind: "denied",
      code: "UnauthorizedException",
      message: "no",
    });
  });

  test.each([
    ['{"__type":"com.amazonaws.x#UnauthorizedException"}', "__type"],
    ['{"code":"UnauthorizedException"}', "code"],
    ['{"Code":"UnauthorizedException"}', "Code"],
    ["<ErrorResponse><Error><Code>UnauthorizedException</Code></Error></ErrorResponse>", "xml"],
    ["<Error><Code>UnauthorizedException</Code></Error>", "xml-root"],
  ])("with its code elsewhere says where: %s", (body, place) => {
    const failure = failureIn(read(portal, body, { status: 401 }));
    expect(failure).toMatchObject({ kind: "denied", code: "UnauthorizedException" });
    expect(failure.reply?.codes).toEqual({ [place]: "UnauthorizedException" });
  });

  test("of somebody else is told by its status, with the page's words and without what was sent", () => {
    const failure = failureIn(read(portal, "<html>blocked: at-secret</html>", { status: 403 }));
    expect(failure).toMatchObject({ kind: "http-status", code: "403", reply: { form: "html", status: 403 } });
    expect(failure.reply?.says).toContain("blocked");
    expect(failure.reply?.says).not.toContain("at-secret");
  });
});
