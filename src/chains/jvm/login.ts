import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { createHash } from "node:crypto";
import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { accountOfArn } from "../../parse/arn.ts";
import { isEcPrivateKey } from "../../parse/ec-private-key.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { clientEndpoint } from "./endpoint.ts";
import { credentialsFor } from "../../walk/credentials-for.ts";
import { underHome } from "./file-paths.ts";
import { type JvmSession, filledVariable } from "./session.ts";
import { instantOf } from "./token-cache.ts";
import type { Configured } from "../../walk/configured.ts";

/** The token is used as it is while this much of it is left. */
const REFRESH_WINDOW = 5 * 60_000;

/** `login_session`: what `aws login` left in ~/.aws/login/cache, refreshed when it runs out (golden `login-session`). */
export function* loginOf(
  session: JvmSession,
  profile: MergedProfile,
  name: Configured,
  region: () => Walk<string>,
): Walk<Found> {
  const cachePath = cachePathOf(session, name.text);
  const { fields, cached } = yield* cachedLogin(session, name, cachePath);
  const where: Provenance = { kind: "file", path: cachePath, line: 1, column: 1, section: null, key: "accessToken" };
  const account = cached.accountId ?? accountOfArn(name.text);
  return {
    why: `profile ${profile.name} signed in with aws login`,
    holding: {
      accessKeyId: cached.accessKeyId,
      hasSessionToken: true,
      account: account === null ? null : { id: account, known: "setting" },
      plan: [{ kind: "login", session: name.text, cachePath, provenance: name.provenance }],
      provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: where },
      triggers: [name.provenance],
      expiration: cached.expiration,
    },
    freeze: () => use(session, fields, cached, cachePath, where, region),
  };
}

/** sha256 of the session's name. Kotlin knows no variable for the folder (golden `login-cache-dir-var`). */
function cachePathOf(session: JvmSession, name: string): string {
  const { loginCacheVariable: variable } = session.sdk;
  const named = variable === null ? null : filledVariable(session, variable);
  const folder = named?.text ?? underHome(session.snapshot, session.sdk.emptyHome, ".aws/login/cache");
  return `${folder}/${createHash("sha256").update(name).digest("hex")}.json`;
}

interface CachedLogin {
  readonly fields: CacheFields;
  readonly cached: SigningCredentials;
}

function* cachedLogin(session: JvmSession, name: Configured, cachePath: string): Walk<CachedLogin> {
  const cache = readCacheFile(session.snapshot.file(cachePath));
  const fields: CacheFields = cache.state === "object" ? cache.fields : new Map();
  const token = fields.get("accessToken");
  const within: CacheFields = token?.kind === "object" ? token.fields : new Map();
  const accessKeyId = textField(within, "accessKeyId");
  const secretAccessKey = secretField(within, "secretAccessKey");
  const sessionToken = secretField(within, "sessionToken");
  const expiration = textField(within, "expiresAt");
  if (accessKeyId === null || secretAccessKey === null || sessionToken === null || instantOf(expiration) === null)
    return yield* raise(
      session.sdk.errors.source("token-missing", `no sign-in for ${name.text}: run aws login`, name.provenance),
    );
  const accountId = textField(within, "accountId");
  const missing = missingMember(fields, accountId);
  if (missing !== null)
    yield* raise(session.sdk.errors.source("token-missing", `required member '${missing}' not found`, name.provenance));
  return { fields, cached: { accessKeyId, secretAccessKey, sessionToken, expiration, accountId } };
}

/**
 * What a refresh takes is needed even while the token is fresh (goldens `b3-login-no-refresh-token`,
 * `mut-c-login-fresh-without-clientid` and the like), in the order of OnDiskTokenManager (Java's module signin, 2.57.8).
 */
function missingMember(fields: CacheFields, accountId: string | null): string | null {
  if (accountId === null) return "accountId";
  return ["clientId", "dpopKey", "refreshToken"].find((member) => !fields.has(member)) ?? null;
}

function* use(
  session: JvmSession,
  fields: CacheFields,
  cached: SigningCredentials,
  cachePath: string,
  where: Provenance,
  region: () => Walk<string>,
): Walk<SigningCredentials> {
  const { errors } = session.sdk;
  const left = (instantOf(cached.expiration) ?? 0) - session.snapshot.now;
  if (left > REFRESH_WINDOW) return cached;
  const clientId = textField(fields, "clientId");
  const refreshToken = secretField(fields, "refreshToken");
  const dpopKey = secretField(fields, "dpopKey");
  if (clientId === null || refreshToken === null || dpopKey === null || isEcPrivateKey(dpopKey) !== "valid")
    return yield* raise(errors.source("token-missing", "the cached sign-in cannot be refreshed", where));
  const credentials = yield* credentialsFor(
    {
      kind: "login-refresh-token",
      cachePath,
      clientId,
      refreshToken,
      dpopKey,
      endpoint: yield* clientEndpoint(session, "signin", yield* region()),
    },
    session.sdk.retries.client(session),
    (failure) => errors.call(failure, "Signin", where),
  );
  if (credentials === UNKNOWN_CREDENTIALS) return left > 0 ? cached : UNKNOWN_CREDENTIALS;
  return { ...credentials, accountId: cached.accountId };
}
