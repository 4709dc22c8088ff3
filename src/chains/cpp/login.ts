import { createHash } from "node:crypto";
import type { SigningCredentials } from "../../model/question.ts";
import { accountOfArn } from "../../parse/arn.ts";
import { isEcPrivateKey } from "../../parse/ec-private-key.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import type { Secret } from "../../vault/secret.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import { exchanged } from "./exchange.ts";
import { filledIn } from "../flat/session.ts";
import { crtEndpoint } from "./crt-endpoint.ts";
import { resolvedRegion } from "./region.ts";
import { type CppSession, configuredSection, crtConfigSection } from "./session.ts";

/**
 * LoginCredentialsProvider: `login_session` of the configuration's profile, if the CRT finds the profile that AWS_PROFILE
 * names, or default, in the config file: it is handed the session, and no profile.
 */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* login(session: CppSession): Walk<StepResult> {
  const signedIn = loginSession(session);
  return signedIn === null
    ? { kind: "absent", why: "no login_session in the config file's profile" }
    : { kind: "found", found: loginKeys(session, signedIn) };
}

export function loginSession(session: CppSession): Configured | null {
  const asked = crtConfigSection(session);
  if (asked === null) return null;
  return filledIn(session, configuredSection(session), "login_session") ?? filledIn(session, asked, "login_session");
}

function loginKeys(session: CppSession, name: Configured): Found {
  const folder = setVariable(session, "AWS_LOGIN_CACHE_DIRECTORY")?.text;
  const file = `${createHash("sha256").update(name.text).digest("hex")}.json`;
  // A folder of one's own is put before the name as it is, without a slash.
  const cachePath = folder === undefined ? `${session.home}/.aws/login/cache/${file}` : `${folder}${file}`;
  const account = accountOfArn(name.text);
  const node = { kind: "login" as const, session: name.text, cachePath, provenance: name.provenance };
  return {
    why: "the profile signed in with aws login",
    holding: exchangedLater(
      [node],
      name.provenance,
      [name.provenance],
      account === null ? null : { id: account, known: "setting" },
    ),
    freeze: () => refreshed(session, name, cachePath),
  };
}

/**
 * The cached keys are never used: each time new ones are asked for, and only while those have not run out (goldens
 * `mut-a-login-dual-eu-west-1`, `mut-chains-login-fresh`).
 */
function* refreshed(session: CppSession, name: Configured, cachePath: string): Walk<SigningCredentials> {
  const cache = readCacheFile(session.snapshot.file(cachePath));
  const token = cache.state === "object" ? wholeToken(cache.fields) : null;
  if (token === null)
    return yield* raise(session.fault("token-missing", `no sign-in is cached at ${cachePath}`, name.provenance));
  if (token.expires < session.snapshot.now)
    return yield* raise(session.fault("token-expired", "the cached sign-in has expired", name.provenance));
  const region = (yield* resolvedRegion(session)).region.text;
  const endpoint = yield* crtEndpoint(session, {
    service: "SIGNIN",
    host: `${region}.signin.aws.amazon.com`,
    region,
    readsConfig: true,
    where: name.provenance,
  });
  const { clientId, refreshToken, dpopKey } = token;
  const kind = "login-refresh-token";
  return yield* exchanged(session, { kind, cachePath, clientId, refreshToken, dpopKey, endpoint }, name.provenance);
}

interface LoginToken {
  readonly clientId: string;
  readonly refreshToken: Secret;
  readonly dpopKey: Secret;
  readonly expires: number;
}

/** aws-c-common's ISO 8601, with a zone. */
const ISO_8601 = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(?:\.\d+)?(?:Z|[+-]00:?00)$/;

const ACCESS_FIELDS = ["accessKeyId", "secretAccessKey", "sessionToken", "accountId"];
const FIELDS = ["tokenType", "idToken"];

/** aws_login_token_new_from_json_document: every field of the file has to be there. */
function wholeToken(fields: CacheFields): LoginToken | null {
  const access = fields.get("accessToken");
  if (access?.kind !== "object") return null;
  const isText = (from: CacheFields) => (key: string) => ["text", "secret"].includes(from.get(key)?.kind ?? "");
  const time = ISO_8601.exec(textField(access.fields, "expiresAt") ?? "");
  const clientId = textField(fields, "clientId");
  const refreshToken = secretField(fields, "refreshToken");
  const dpopKey = secretField(fields, "dpopKey");
  if (time === null || clientId === null || refreshToken === null || dpopKey === null) return null;
  if (!ACCESS_FIELDS.every(isText(access.fields)) || !FIELDS.every(isText(fields))) return null;
  if (isEcPrivateKey(dpopKey) !== "valid") return null;
  const [, year, month, day, hours, minutes, seconds] = time;
  return {
    clientId,
    refreshToken,
    dpopKey,
    expires: Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`),
  };
}
