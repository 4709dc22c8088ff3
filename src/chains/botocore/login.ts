import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { createHash } from "node:crypto";
import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { accountOfArn } from "../../parse/arn.ts";
import { isEcPrivateKey } from "../../parse/ec-private-key.ts";
import { expandUser, openedPath } from "../../parse/python-path.ts";
import { pythonRepr } from "../../parse/python-text.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { seal } from "../../vault/secret.ts";
import { createClient } from "./client.ts";
import {
  callFailed,
  loginRefreshRequired,
  loginRefreshTokenExpired,
  loginTokenLoad,
  missingAwscrt,
  python,
} from "./errors.ts";
import { ADVISORY, MANDATORY, expiryOf, notYetOver } from "./refreshable.ts";
import { type BotocoreSession, type Configured, textSetting } from "./session.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { signingRegion } from "./endpoint.ts";
import { plainVariable } from "../../walk/configured.ts";

/** The token is used as it is while this much of it is left. */
const REFRESH_THRESHOLD = 5 * 60_000;
const REQUIRED = ["accessToken", "refreshToken", "dpopKey", "clientId"];

/** LoginProvider: `login_session` in the merged profile (`aws login`); its cache file must be whole at once. */
export function login(profileName: string) {
  return function* (session: BotocoreSession): Walk<StepResult> {
    const name = textSetting(session.config.profile(profileName), "login_session");
    if (name === null) return { kind: "absent", why: `no login_session in profile ${profileName}` };
    if (session.edition.login === "without-awscrt") return yield* raise(missingAwscrt(name.provenance));
    const cachePath = cachePathOf(session, name.text);
    const fields = yield* cachedLogin(session, name, cachePath);
    const token = accessTokenOf(fields);
    const where: Provenance = { kind: "file", path: cachePath, line: 1, column: 1, section: null, key: "accessToken" };
    if (typeof token === "string") return yield* raise(python("KeyError", pythonRepr(token), where, "token-missing"));
    const expiry = expiryOf(token.expiresAt, where);
    if (expiry.kind === "bad") return yield* raise(expiry.error);
    const account = token.credentials.accountId ?? accountOfArn(name.text);
    return {
      kind: "found",
      found: {
        why: `profile ${profileName} signed in with aws login`,
        holding: {
          accessKeyId: token.credentials.accessKeyId,
          hasSessionToken: true,
          account: account === null ? null : { id: account, known: "setting" },
          plan: [{ kind: "login", session: name.text, cachePath, provenance: name.provenance }],
          provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: where },
          triggers: [name.provenance],
          expiration: token.expiresAt,
        },
        freeze: () => use(session, fields, token.credentials, expiry.milliseconds, cachePath, where),
      },
    };
  };
}

/** sha256 of the session's name, in AWS_LOGIN_CACHE_DIRECTORY or ~/.aws/login/cache. */
function cachePathOf(session: BotocoreSession, name: string): string {
  const named = plainVariable(session, "AWS_LOGIN_CACHE_DIRECTORY");
  const folder =
    named === null ? expandUser("~/.aws/login/cache", session.snapshot) : openedPath(named.text, session.snapshot);
  return `${folder}/${createHash("sha256").update(name).digest("hex")}.json`;
}

function* cachedLogin(session: BotocoreSession, name: Configured, cachePath: string): Walk<CacheFields> {
  const cache = readCacheFile(session.snapshot.file(cachePath));
  const own = session.edition.wording !== "aws-cli-v2";
  if (cache.state === "absent")
    return yield* raise(
      loginTokenLoad(
        `Unable to load a existing login session for session ${name.text}${own ? "." : ","} Please reauthenticate with 'aws login'.`,
        name.provenance,
      ),
    );
  if (cache.state !== "object") {
    const key = cachePath.replace(/^.*\//, "").replace(/\.json$/, "");
    return yield* raise(python("KeyError", `'${key}'`, name.provenance, "token-missing"));
  }
  const missing = REQUIRED.filter((key) => !cache.fields.has(key));
  if (missing.length > 0)
    yield* raise(
      loginTokenLoad(
        own
          ? `Failed to load access token from token cache, missing required fields: ${missing.join(", ")}.`
          : "Failed to load access token from token cache, missing one or more required fields.",
        name.provenance,
      ),
    );
  return cache.fields;
}

interface CachedAccess {
  readonly credentials: SigningCredentials;
  readonly expiresAt: string;
}

/** Or the first of its fields that is not there (goldens `mut-chains-login-access-without-…`). */
function accessTokenOf(fields: CacheFields): CachedAccess | string {
  const token = fields.get("accessToken");
  if (token?.kind !== "object") return "accessKeyId";
  const accessKeyId = textField(token.fields, "accessKeyId");
  const secretAccessKey = secretField(token.fields, "secretAccessKey");
  const sessionToken = secretField(token.fields, "sessionToken");
  const expiresAt = textField(token.fields, "expiresAt");
  if (accessKeyId === null) return "accessKeyId";
  if (secretAccessKey === null) return "secretAccessKey";
  if (sessionToken === null) return "sessionToken";
  if (expiresAt === null) return "expiresAt";
  const accountId = textField(token.fields, "accountId");
  return { credentials: { accessKeyId, secretAccessKey, sessionToken, expiration: expiresAt, accountId }, expiresAt };
}

/** RefreshableCredentials: in its last 15 minutes a refresh is tried, in its last 10 the refresh must succeed. */
function* use(
  session: BotocoreSession,
  fields: CacheFields,
  cached: SigningCredentials,
  expiry: number,
  cachePath: string,
  where: Provenance,
): Walk<SigningCredentials> {
  const left = expiry - session.snapshot.now;
  if (left >= ADVISORY) return cached;
  const key = secretField(fields, "dpopKey") ?? seal("");
  const state = isEcPrivateKey(key);
  if (state !== "valid") {
    if (left >= MANDATORY) return cached;
    return yield* raise(
      state === "not-base64"
        ? loginTokenLoad(
            `Unable to load private key from cached token${session.edition.wording === "aws-cli-v2" ? ": Incorrect padding" : "."}`,
            where,
          )
        : python(
            "RuntimeError",
            "7172 (AWS_ERROR_CAL_MALFORMED_ASN1_ENCOUNTERED): An ASN.1 DER decoding operation failed on malformed input.",
            where,
            "token-missing",
          ),
    );
  }
  if (left > REFRESH_THRESHOLD) return cached;
  const signInRegion = session.edition.login === "at-the-sign-in-region" ? textField(fields, "signInRegion") : null;
  const region = signInRegion === null || signInRegion === "" ? null : { text: signInRegion, provenance: where };
  const endpoint = yield* createClient(session, "signin", region);
  yield* signingRegion(endpoint, session);
  const retries = clientRetries(session);
  const answer = yield* tried(
    {
      kind: "login-refresh-token",
      cachePath,
      clientId: textField(fields, "clientId") ?? "",
      refreshToken: secretField(fields, "refreshToken") ?? seal(""),
      dpopKey: key,
      endpoint,
    },
    retries,
  );
  switch (answer.kind) {
    case "credentials":
      return yield* notYetOver(session, { ...answer.credentials, accountId: cached.accountId }, where);
    case "assumed":
      return left > 0 ? cached : UNKNOWN_CREDENTIALS;
    case "failure":
      return yield* raise(
        answer.failure.code === "AccessDeniedException"
          ? refused(session, where)
          : callFailed(answer.failure, "CreateOAuth2Token", `${endpoint.url}/v1/token`, where, retries),
      );
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`login-refresh-token answered with ${answer.kind}`);
  }
}

const refused = ({ edition }: BotocoreSession, where: Provenance): SdkError =>
  edition.wording === "aws-cli-v2" ? loginRefreshTokenExpired(where) : loginRefreshRequired(where);
