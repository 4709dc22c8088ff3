import { createHash } from "node:crypto";
import type {
  Answer,
  Endpoint,
  Failure,
  FailureKind,
  Question,
  SessionBounds,
  SigningCredentials,
} from "../../src/model/question.ts";
import { proxyFor, proxyIn } from "../../src/answer/proxy-for.ts";
import { seal, unseal } from "../../src/vault/secret.ts";
import { type ServiceQuestion, answerIn } from "../../src/answer/answer-in.ts";
import { type AnsweredReply, ofOidc, ofPortal, ofSignIn, ofSts } from "./answered.ts";
import { lent } from "./lent-document.ts";
import { EMULATOR, NOW, type Scenario, filesOf } from "./scenario.ts";
import { runInShell, runScript } from "./script-table.ts";

/*
 * The AWS side of the lab's world, answered in-process by the lab emulator's formulas (lab/emulator.py): no socket, no
 * process. What it says is recorded as the lab records `calls`.
 */

const AWS_REGIONS =
  "us-east-1 us-east-2 us-west-1 us-west-2 af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1".split(
    " ",
  );

function knownHosts(): ReadonlyMap<string, string> {
  const hosts = new Map([
    ["sts.amazonaws.com", "global"],
    ["sts.us-gov.amazonaws.com", "us-gov-west-1"],
  ]);
  const put = (regions: readonly string[], suffix: string, dual: string, signin: string): void => {
    for (const region of regions) {
      for (const service of ["sts", "portal.sso", "oidc", "signin"]) {
        hosts.set(`${service}.${region}.${suffix}`, region);
        hosts.set(`${service}.${region}.${dual}`, region);
      }
      hosts.set(`${region}.${signin}`, region);
    }
  };
  put(AWS_REGIONS, "amazonaws.com", "api.aws", "signin.aws.amazon.com");
  put(["us-gov-east-1", "us-gov-west-1"], "amazonaws.com", "api.aws", "signin.amazonaws-us-gov.com");
  put(["cn-north-1", "cn-northwest-1"], "amazonaws.com.cn", "api.amazonwebservices.com.cn", "signin.amazonaws.cn");
  put(["eusc-de-east-1"], "amazonaws.eu", "api.amazonwebservices.eu", "signin.amazonaws-eusc.eu");
  for (const region of ["us-east-1", "us-east-2", "us-west-1", "us-west-2"])
    hosts.set(`sts-fips.${region}.amazonaws.com`, region);
  return hosts;
}
const HOSTS = knownHosts();

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** ASIA + the first 16 letters of base32(sha256(parts joined by |)) */
export function labKey(...parts: readonly string[]): string {
  const digest = createHash("sha256").update(parts.join("|")).digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let i = 0; i < 16; i += 1) text = ALPHABET.charAt(Number((bits >> BigInt(5 * i)) & 31n)) + text;
  return `ASIA${text}`;
}

/** A key id beyond ASCII as the emulator's web server reads it out of a header: Latin-1 (golden `20261128-00075`). */
const inHeader = (accessKeyId: string): string => Buffer.from(accessKeyId, "utf8").toString("latin1");

/** The emulator's own reading of a key id's account: whatever its bits say, zeros where they say nothing. */
function accountOf(accessKeyId: string): string {
  const letters = accessKeyId.slice(4, 20);
  if (!/^[A-Z2-7]{16}$/.test(letters)) return "000000000000";
  let bits = 0n;
  for (const letter of letters) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(letter));
  return (((bits >> 32n) & 0x7fffffffff80n) >> 7n).toString().padStart(12, "0");
}

const UNREACHABLE = "unreachable address";

export interface LabWorld {
  readonly calls: string[];
  answer(question: Question): Answer;
}

const failure = (kind: FailureKind, code: string | null, message: string): Answer => ({
  kind: "failure",
  failure: { kind, code, message } satisfies Failure,
});

/** `CODE`, or `CODE-STATUS`: the error that the name of a role or of a token asks for. */
function wanted(name: string): { readonly refused: Answer; readonly code: string; readonly status: number } {
  const [, code = "", status = "400"] = /^(.*?)(?:-(\d{3}))?$/s.exec(name) ?? [];
  const refused = { kind: "aws-error", code, message: "refused", status: Number(status) } satisfies Failure;
  return { refused: { kind: "failure", failure: refused }, code, status: Number(status) };
}

const issued = (accessKeyId: string): Answer => ({
  kind: "credentials",
  credentials: {
    accessKeyId,
    secretAccessKey: seal(`secret-for-${accessKeyId}`),
    sessionToken: seal(`token-for-${accessKeyId}`),
    expiration: new Date(NOW + 3_600_000).toISOString(),
    accountId: null,
  },
});

/** What a name `lends-KIND` is answered with; `say` gets a failure's code or status. */
function oddly(
  question: ServiceQuestion,
  reply: AnsweredReply | null,
  accountId: string | null,
  say: (code?: string) => void,
): Answer {
  if (reply === null) {
    say("closed");
    return failure("no-route", "ECONNRESET", "socket hang up");
  }
  const { status, ahead } = reply;
  const facts = { endpoint: question.endpoint, status, clockSkew: -ahead, sent: [], now: NOW, accountId };
  const answer = answerIn(question, reply, facts);
  say(status === 200 ? undefined : String(status));
  return answer;
}

const UNKNOWN_ACTION =
  '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>InvalidAction</Code>' +
  "<Message>Could not find operation  for version 2011-06-15</Message></Error><RequestId>r</RequestId></ErrorResponse>";

const isEmulator = (url: string): boolean =>
  /^http:\/\/(?:[^@/]*@)?(?:127\.0\.0\.1|2130706433|localhost):4580(?:[/?]|$)/i.test(url);

/** Region of a request's endpoint; "emu" for {{EMU}}; null: no such name. */
function placeOf(endpoint: Endpoint): string | null {
  if (isEmulator(endpoint.url)) return "emu";
  if (!URL.canParse(endpoint.url)) return null;
  return HOSTS.get(new URL(endpoint.url).hostname) ?? null;
}

/** Nothing listens at any proxy of the lab's; whom a call would go through is the question's own word, or botocore's way. */
function proxied({ env }: Scenario, question: Question, say: (text: string, code: string) => void): Answer | null {
  const variables = new Map(Object.entries(env));
  const proxy =
    question.kind === "process" || question.kind === "mfa-code" || question.kind === "addresses"
      ? null
      : question.proxy !== undefined
        ? question.proxy === null
          ? null
          : proxyIn(question.proxy, variables)
        : "endpoint" in question && URL.canParse(question.endpoint.url)
          ? proxyFor(new URL(question.endpoint.url), variables)
          : null;
  if (proxy === null) return null;
  const message = `the proxy cannot be reached: connect ECONNREFUSED ${proxy.host}`;
  // One that is a name is looked for under it (golden `odd-00175`).
  const named = "proxy" in question && question.proxy?.includes("://") === true;
  if (named && /[a-z]/i.test(proxy.hostname)) say(`dns ${proxy.hostname}`, "no such name");
  return {
    kind: "failure",
    failure: { kind: "proxy", code: "ECONNREFUSED", message, proxy: `${proxy.protocol}//${proxy.host}` },
  };
}

export function labWorld(scenario: Scenario): LabWorld {
  const calls: string[] = [];
  const role = scenario.imds?.role ?? null;
  const files = filesOf(scenario);
  // The recorder notes last that an address was not reached, whenever that was.
  const say = (text: string, code?: string): void => {
    const unreachable = calls.findIndex((call) => call === "imds unreachable" || call === UNREACHABLE);
    const at = unreachable === -1 ? calls.length : unreachable;
    // The dot that ends a whole name is not asked for (golden `20261128-00085`).
    const asked = text.replace(/^(dns \S+)\.$/, "$1");
    const call = code === undefined ? asked : `${asked} -> ${code}`;
    // A name that is asked for again and again is noted once.
    if (!call.startsWith("dns ") || calls[at - 1] !== call) calls.splice(at, 0, call);
  };

  /** What is no host name at all the C library refuses by itself (golden `mut-chains-role-region-empty`). */
  const unknownName = (host: string): Answer => {
    if (/^[\w.-]+$/.test(host)) say(`dns ${host}`, "no such name");
    return failure("unknown-host", "ENOTFOUND", "no such name");
  };

  const noSuchName = ({ url }: { readonly url: string }): Answer => {
    const hostname = URL.canParse(url) ? new URL(url).hostname : "";
    if (hostname === "") return failure("bad-answer", null, "invalid URL");
    if (/^[\d.]+$|^\[|^localhost$/.test(hostname)) return failure("refused", "ECONNREFUSED", "refused");
    return unknownName(hostname);
  };

  const sts = (
    action: string,
    question: Question & { kind: "assume-role" | "assume-role-with-web-identity" },
  ): Answer => {
    const where = placeOf(question.endpoint);
    if (where === null) return noSuchName(question.endpoint);
    const text = `sts ${action} ${where} ${question.roleArn}`;
    const refuse = (kind: FailureKind, code: string, message: string): Answer => {
      say(text, code);
      return failure(kind, code, message);
    };
    const caller = question.kind === "assume-role" ? question.caller : null;
    const refusal = caller === null ? null : callerRefusal(caller, where, question.endpoint.signingRegion);
    if (refusal !== null) return refuse(...refusal);
    const problems = stsProblems(question);
    if (problems.length > 0) return refuse("invalid-request", "ValidationError", validationMessage(problems));
    if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(question.roleArn))
      return refuse("invalid-request", "ValidationError", `${question.roleArn} is invalid`);
    if (
      question.kind === "assume-role" &&
      (question.durationSeconds ?? 0) > 3600 &&
      caller?.accessKeyId?.startsWith("ASIA")
    )
      return refuse(
        "invalid-request",
        "ValidationError",
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
      );
    if (question.roleArn.toUpperCase().includes("DENIED") || !isTrusted(question))
      return refuse(
        "denied",
        "AccessDenied",
        `User: arn:aws:iam::${accountOf(caller?.accessKeyId ?? "")}:user/u is not authorized to perform: sts:${action} on resource: ${question.roleArn}`,
      );
    const failing = /:role\/fails\/([\w.]+(?:-\d{3})?)\/./.exec(question.roleArn)?.[1];
    if (failing !== undefined) {
      const { refused, code } = wanted(failing);
      say(text, code);
      return refused;
    }
    const key =
      question.kind === "assume-role"
        ? labKey("assume", question.roleArn, inHeader(question.caller.accessKeyId ?? ""))
        : labKey("webid", question.roleArn, unseal(question.token));
    const odd = /:role\/lends\/([a-z]+\d*)\/./.exec(question.roleArn)?.[1];
    if (odd !== undefined) {
      const corrected = question.kind === "assume-role" && question.clockSkew !== undefined;
      return oddly(question, ofSts(odd, { action, corrected }, key, NOW), null, (code) => say(text, code));
    }
    say(text);
    return issued(key);
  };

  const metadata = (question: Question & { kind: "metadata" }): Answer => {
    const emulated = new RegExp(`^${EMULATOR}/imds/([^/]+)`).exec(question.baseUrl)?.[1];
    const served = emulated ?? role;
    const name = emulated === undefined ? "imds" : "emu imds";
    if (emulated === undefined && question.baseUrl.startsWith(EMULATOR)) return notThere(question);
    if (emulated === undefined && !/(?:169\.254\.169\.254|fd00:ec2::254\])(?::80)?(?:\/|$)/.test(question.baseUrl))
      return noSuchName({ url: question.baseUrl });
    // It speaks no TLS.
    if (emulated === undefined && question.baseUrl.startsWith("https:"))
      return failure("refused", "ECONNREFUSED", "refused");
    // An instance that has the address of IP version 6 only; the recorder tells an address without a route apart.
    if (emulated === undefined && served?.startsWith("six-") === true && question.baseUrl.includes("169.254")) {
      if (!calls.includes(UNREACHABLE)) calls.push(UNREACHABLE);
      return failure("no-route", "ENETUNREACH", "network is unreachable");
    }
    if (served === null) {
      // The recorder counts by IP version 4 only (golden `fresh-wide-20261127-00123`).
      const noted = calls.includes("imds unreachable") || question.baseUrl.includes("[fd00:");
      if (!noted) say("imds unreachable");
      return failure("no-route", "ENETUNREACH", "network is unreachable");
    }
    const version = question.token === null ? "v1" : "v2";
    const refused = /-(wants|denies)-/.exec(served)?.[1];
    if (version === "v1" && question.ask !== "token" && refused !== undefined) {
      const status = refused === "wants" ? "401" : "403";
      say(`${name} ${question.ask} v1`, status);
      return failure("http-status", status, "");
    }
    switch (question.ask) {
      case "token":
        if (/^(?:v1|bad|status)-/.test(served)) {
          const status = served.startsWith("v1-") ? "404" : (/^status-(\d+)/.exec(served)?.[1] ?? "400");
          say(`${name} token`, status);
          return failure("http-status", status, "");
        }
        say(`${name} token`);
        return { kind: "token", token: seal("imds-token"), expiresAt: null };
      case "role":
        if (served.startsWith("none-")) {
          say(`${name} role ${version}`, "404");
          return failure("http-status", "404", "not found");
        }
        say(`${name} role ${version}`);
        return { kind: "text", text: served.startsWith("empty-") ? "" : served };
      case "region":
        say(`${name} region ${version}`);
        return { kind: "text", text: served.startsWith("empty-") ? "" : "us-west-2" };
      case "zone":
        say(`${name} zone ${version}`);
        return { kind: "text", text: served.startsWith("empty-") ? "" : "us-west-2a" };
      case "document":
        say(`${name} document ${version}`);
        return {
          kind: "text",
          text: '{"region": "us-west-2", "accountId": "111122223333", "availabilityZone": "us-west-2a"}',
        };
      case "credentials":
        // Of no role there is the list of roles again, and no JSON.
        if (question.role === "") {
          say(`${name} role ${version}`);
          return failure("bad-answer", null, "no JSON");
        }
        if (question.role !== served) {
          say(`${name} GET ${METADATA_PATHS.credentials}${question.role ?? ""} ${version}`, "404");
          return failure("http-status", "404", "not found");
        }
        return lent(labKey("imds", served), /^lends-([a-z]+)-/.exec(served)?.[1], { Code: "Success" }, (status) =>
          say(`${name} credentials ${served} ${version}`, status),
        );
    }
  };

  /** The emulator has its metadata service under /imds only. */
  const notThere = ({ ask, baseUrl, role: named }: Question & { kind: "metadata" }): Answer => {
    const root = new URL(baseUrl).pathname.replace(/\/$/, "");
    const method = ask === "token" ? "PUT" : "GET";
    say(`emu ${method} ${root}${METADATA_PATHS[ask]}${ask === "credentials" ? named : ""}`, "404");
    return failure("http-status", "404", "not found");
  };

  const container = (question: Question & { kind: "container" }): Answer => {
    if (!URL.canParse(question.url)) return noSuchName(question);
    const url = new URL(question.url);
    const path = url.pathname.replace(/\/\/+/g, "/");
    // A header's value loses the blanks about it on the way.
    const authorization = question.authorization === null ? "" : unseal(question.authorization).trim();
    const served = ["169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"].includes(url.hostname);
    // Those two speak no TLS.
    if (served && url.protocol === "https:") return failure("refused", "ECONNREFUSED", "Could not connect");
    const emulated = isEmulator(question.url);
    if (emulated && !path.startsWith("/ecs")) {
      say(`emu GET ${path}`, "404");
      return failure("http-status", "404", "Received non 200 response 404 from container metadata: not found");
    }
    const sts = /^sts\..*/.test(url.hostname) ? HOSTS.get(url.hostname) : undefined;
    if (sts !== undefined) {
      say(`sts ? ${sts}`, "InvalidAction");
      return failure("http-status", "400", "");
    }
    if (!served && !emulated && /^[^[].*[a-z][^.]*$/i.test(url.hostname) && url.hostname !== "localhost") {
      say(`dns ${url.hostname}`, "no such name");
      return failure("unknown-host", "ENOTFOUND", "Could not connect");
    }
    if (!served && !emulated) return failure("no-route", "ENETUNREACH", "Could not connect");
    const where = emulated ? "{{EMU}}" : url.hostname.replace(/^\[|\]$/g, "");
    const failing = /\/fails\/(\d+)$/.exec(path)?.[1];
    if (failing !== undefined) {
      say(`ecs ${where}${path}`, failing);
      return failure("http-status", failing, `Received non 200 response ${failing} from container metadata: not found`);
    }
    const key = labKey("ecs", path, authorization);
    return lent(key, /\/lends\/([a-z]+)$/.exec(path)?.[1], {}, (status) =>
      say(`ecs ${where}${path}${authorization === "" ? "" : " with Authorization"}`, status),
    );
  };

  const answer = (question: Question): Answer => proxied(scenario, question, say) ?? asked(question);

  const asked = (question: Question): Answer => {
    switch (question.kind) {
      case "assume-role":
        return sts("AssumeRole", question);
      case "assume-role-with-web-identity":
        return sts("AssumeRoleWithWebIdentity", question);
      case "sso-role-credentials": {
        const where = placeOf(question.endpoint);
        if (where === null) return noSuchName(question.endpoint);
        const token = unseal(question.accessToken);
        // AWS_ENDPOINT_URL names the emulator's STS, which does not know the call.
        if (question.endpoint.url.startsWith(`${EMULATOR}/sts`)) {
          say("sts ? emu", "InvalidAction");
          return failure("aws-error", "400", UNKNOWN_ACTION);
        }
        // It names the emulator's OIDC, to which that is a client without an id (golden `mut-chains-oidc-endpoint-variable`).
        if (question.endpoint.url.startsWith(`${EMULATOR}/oidc`)) {
          say("oidc CreateToken emu", "401");
          return failure("denied", "InvalidClientException", "Invalid client");
        }
        const text = `sso GetRoleCredentials ${where} ${question.accountId}/${question.roleName}`;
        if (token === "" || token.startsWith("revoked")) {
          say(text, "401");
          return failure("denied", "UnauthorizedException", "Session token not found or invalid");
        }
        if (question.roleName.startsWith("fails-")) {
          const { refused, status } = wanted(question.roleName.slice("fails-".length));
          say(text, String(status));
          return refused;
        }
        const key = labKey("sso", question.accountId, question.roleName, token);
        const odd = /^lends-(.+)$/.exec(question.roleName)?.[1];
        if (odd !== undefined)
          return oddly(question, ofPortal(odd, key, NOW), question.accountId, (code) => say(text, code));
        say(text);
        return issued(key);
      }
      case "sso-refresh-token": {
        const where = placeOf(question.endpoint);
        if (where === null) return noSuchName(question.endpoint);
        const token = unseal(question.refreshToken);
        const client = [question.clientId, unseal(question.clientSecret)];
        if (client.some((text) => text === "" || text.startsWith("revoked"))) {
          say(`oidc CreateToken ${where}`, "401");
          return failure("denied", "InvalidClientException", "Invalid client");
        }
        if (token.startsWith("fails-")) {
          const { refused, status } = wanted(token.slice("fails-".length));
          say(`oidc CreateToken ${where}`, String(status));
          return refused;
        }
        const odd = /^lends-(.+)$/.exec(token)?.[1];
        if (odd !== undefined)
          return oddly(question, ofOidc(odd, NOW), null, (code) => say(`oidc CreateToken ${where}`, code));
        const revoked = token === "" || token.startsWith("revoked");
        say(`oidc CreateToken ${where}`, revoked ? "400" : undefined);
        if (revoked) return failure("aws-error", "InvalidGrantException", "Invalid refresh token provided");
        return {
          kind: "token",
          token: seal(`refreshed-${token}`),
          expiresAt: new Date(NOW + 3_600_000).toISOString(),
        };
      }
      case "login-refresh-token": {
        const where = placeOf(question.endpoint);
        if (where === null) return noSuchName(question.endpoint);
        const token = unseal(question.refreshToken);
        const revoked = token === "" || token.startsWith("revoked") || question.clientId.startsWith("revoked");
        if (!revoked && token.startsWith("fails-")) {
          const { refused, status } = wanted(token.slice("fails-".length));
          say(`signin CreateOAuth2Token ${where}`, String(status));
          return refused;
        }
        const odd = revoked ? undefined : /^lends-(.+)$/.exec(token)?.[1];
        if (odd !== undefined)
          return oddly(question, ofSignIn(odd, labKey("login", token), NOW), null, (code) =>
            say(`signin CreateOAuth2Token ${where}`, code),
          );
        say(`signin CreateOAuth2Token ${where}`, revoked ? "400" : undefined);
        return revoked
          ? failure("denied", "AccessDeniedException", "refresh token refused")
          : issued(labKey("login", token));
      }
      case "process":
        return question.shell === null
          ? runScript(question.argv.map(unseal), files, scenario)
          : runInShell(unseal(question.shell), files, scenario);
      case "container":
        return container(question);
      case "metadata":
        return metadata(question);
      case "mfa-code":
        return failure("no-terminal", null, "");
      case "addresses":
        // AWS's names lead to the emulator there.
        if (HOSTS.has(question.host)) return { kind: "text", text: "127.0.0.1" };
        return unknownName(question.host);
    }
  };
  return { calls, answer };
}

/** A trust policy with a condition on one parameter: `role/wants/ExternalId/x/R`. */
function isTrusted(question: Question & { kind: "assume-role" | "assume-role-with-web-identity" }): boolean {
  const [, name, value] = /:role\/wants\/([\w.]+)\/([^/]+)\/./.exec(question.roleArn) ?? [];
  if (name === undefined) return true;
  const sent: Readonly<Record<string, string | number | null>> =
    question.kind === "assume-role"
      ? {
          RoleSessionName: question.sessionName,
          ExternalId: question.externalId,
          DurationSeconds: question.durationSeconds,
          SerialNumber: question.mfaSerial,
          ...boundsSent(question.bounds ?? {}),
        }
      : {
          RoleSessionName: question.sessionName,
          DurationSeconds: question.durationSeconds ?? null,
          ...boundsSent(question.bounds ?? {}),
        };
  return String(sent[name] ?? "") === value;
}

/** As STS's query has them. */
const boundsSent = ({ sourceIdentity, policy, policyArns, tags, transitiveTagKeys }: SessionBounds) => ({
  SourceIdentity: sourceIdentity ?? null,
  Policy: policy ?? null,
  ...numbered(policyArns, (arn, at) => [[`PolicyArns.member.${at}.arn`, arn]]),
  ...numbered(tags, ({ key, value }, at) => [
    [`Tags.member.${at}.Key`, key],
    [`Tags.member.${at}.Value`, value],
  ]),
  ...numbered(transitiveTagKeys, (key, at) => [[`TransitiveTagKeys.member.${at}`, key]]),
});

const numbered = <T>(list: readonly T[] = [], sent: (one: T, at: number) => readonly (readonly [string, string])[]) =>
  Object.fromEntries(list.flatMap((one, index) => sent(one, index + 1)));

const METADATA_PATHS = {
  token: "/latest/api/token",
  role: "/latest/meta-data/iam/security-credentials/",
  credentials: "/latest/meta-data/iam/security-credentials/",
  region: "/latest/meta-data/placement/region",
  zone: "/latest/meta-data/placement/availability-zone/",
  document: "/latest/dynamic/instance-identity/document",
} as const;

type Refusal = [FailureKind, string, string];

function callerRefusal(caller: SigningCredentials, where: string, signedFor: string): Refusal | null {
  const id = caller.accessKeyId ?? "";
  const expected = where === "global" ? "us-east-1" : where;
  if (where !== "emu" && signedFor !== expected)
    return ["denied", "SignatureDoesNotMatch", `Credential should be scoped to a valid region, not '${signedFor}'.`];
  const token = caller.sessionToken?.length ?? 0;
  if (id === "" || id.includes("/"))
    return ["denied", "IncompleteSignature", "Credential must have exactly 5 slash-delimited elements"];
  if (id.startsWith("AKIAINVALID") || (id.startsWith("ASIA") && token === 0))
    return ["invalid-key", "InvalidClientTokenId", "The security token included in the request is invalid."];
  return id.startsWith("ASIAEXPIRED")
    ? ["expired", "ExpiredToken", "The security token included in the request is expired"]
    : null;
}

const validationMessage = (problems: readonly string[]): string =>
  `${problems.length} validation error${problems.length > 1 ? "s" : ""} detected: ${problems.join("; ")}`;

function stsProblems(
  question: Question & { kind: "assume-role" | "assume-role-with-web-identity" },
): readonly string[] {
  const problems: string[] = [];
  const check = (name: string, value: string | number, holds: boolean, constraint: string): void => {
    if (!holds) problems.push(`Value '${value}' at '${name}' failed to satisfy constraint: Member must ${constraint}`);
  };
  const name = question.sessionName ?? "botocore-session-0";
  const length = (least: number, word = "greater than or equal to"): string => `have length ${word} ${least}`;
  check("roleArn", question.roleArn, [...question.roleArn].length >= 20, length(20));
  check("roleSessionName", name, /^[\w+=,.@-]*$/.test(name), "satisfy regular expression pattern: [\\w+=,.@-]*");
  check("roleSessionName", name, name.length >= 2, length(2));
  check("roleSessionName", name, name.length <= 64, length(64, "less than or equal to"));
  if (question.kind === "assume-role-with-web-identity") {
    check("webIdentityToken", unseal(question.token), question.token.length >= 4, length(4));
    return problems;
  }
  const duration = question.durationSeconds;
  if (duration === null) return problems;
  check("durationSeconds", duration, duration >= 900, "have value greater than or equal to 900");
  check("durationSeconds", duration, duration <= 43200, "have value less than or equal to 43200");
  return problems;
}
