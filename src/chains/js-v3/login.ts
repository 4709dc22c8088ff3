import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { createHash } from "node:crypto";
import { type FileProvenance, wholeFile } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { javascriptTime } from "../../parse/javascript-time.ts";
import { isEcPrivateKey } from "../../parse/ec-private-key.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import { seal } from "../../vault/secret.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { accountOfArn } from "../../parse/arn.ts";
import { endpointOf } from "./endpoint.ts";
import { callFailed, final, passedOn, thrown } from "./errors.ts";
import { exchanged } from "./exchanged.ts";
import { kindOf } from "./profile-kind.ts";
import { clientRegion } from "./region.ts";
import { type JsV3Session, chosenProfile, textSetting } from "./session.ts";
import { type Profile, homeFolder } from "./shared-files.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";

/** LoginCredentialsFetcher.REFRESH_THRESHOLD */
const REFRESH_THRESHOLD = 5 * 60_000;

/** `login_session` in the chosen profile (`aws login`): the last thing a profile may be. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* login(session: JsV3Session): Walk<StepResult> {
  const profile = chosenProfile(session);
  return profile !== null && kindOf(profile) === "login"
    ? { kind: "found", found: loginSource(session, profile) }
    : { kind: "absent", why: `profile ${session.profileName} does not sign in by aws login` };
}

export function loginSource(session: JsV3Session, profile: Profile): Found {
  const name = textSetting(profile, "login_session") as Configured;
  const cachePath = cachePathOf(session, name.text);
  const account = accountOfArn(name.text);
  return exchanged({
    why: `profile ${profile.name} signed in with aws login`,
    where: name.provenance,
    plan: [{ kind: "login", session: name.text, cachePath, provenance: name.provenance }],
    account: account === null ? null : { id: account, known: "setting" },
    triggers: [name.provenance],
    freeze: () => use(session, profile, cachePath),
  });
}

/** sha256 of the session's name as it is written; an empty folder variable is a folder. */
function cachePathOf(session: JsV3Session, name: string): string {
  const folder =
    plainVariable(session, "AWS_LOGIN_CACHE_DIRECTORY")?.text ?? `${homeFolder(session.snapshot)}/.aws/login/cache`;
  const file = `${createHash("sha256").update(name).digest("hex")}.json`;
  return folder === "" ? file : `${folder.replace(/\/+$/, "")}/${file}`;
}

interface CachedLogin {
  readonly fields: CacheFields;
  readonly credentials: SigningCredentials;
}

const inCache = (path: string): FileProvenance => ({ ...wholeFile(path), key: "accessToken" });

function* cachedLogin(session: JsV3Session, cachePath: string): Walk<CachedLogin> {
  const failed = (reason: string) =>
    raise(
      final({
        kind: "token-missing",
        message: `Failed to load token from ${cachePath}: ${reason}`,
        where: inCache(cachePath),
      }),
    );
  const cache = readCacheFile(session.snapshot.file(fromWorkingFolder(cachePath, session.snapshot)));
  if (cache.state === "absent") return yield* failed(`Error: ENOENT: no such file or directory, open '${cachePath}'`);
  if (cache.state === "corrupt") return yield* failed("SyntaxError: the file is no JSON");
  const fields: CacheFields = cache.state === "object" ? cache.fields : new Map();
  const token = fields.get("accessToken");
  const inner: CacheFields = token?.kind === "object" ? token.fields : new Map();
  const missing = ["accessToken", "clientId", "refreshToken", "dpopKey"].filter((key) => !isFilled(fields, key));
  if (!isFilled(inner, "accountId")) missing.push("accountId");
  if (missing.length > 0)
    return yield* failed(`CredentialsProviderError: Token validation failed, missing fields: ${missing.join(", ")}`);
  return {
    fields,
    credentials: {
      accessKeyId: textField(inner, "accessKeyId"),
      secretAccessKey: secretField(inner, "secretAccessKey"),
      sessionToken: secretField(inner, "sessionToken"),
      expiration: textField(inner, "expiresAt"),
      accountId: textField(inner, "accountId"),
    },
  };
}

function isFilled(fields: CacheFields, key: string): boolean {
  const field = fields.get(key);
  if (field === undefined) return false;
  if (field.kind === "text") return field.text !== "";
  return field.kind !== "secret" || field.secret.length > 0;
}

function* use(session: JsV3Session, profile: Profile, cachePath: string): Walk<SigningCredentials> {
  const { fields, credentials } = yield* cachedLogin(session, cachePath);
  const left = javascriptTime(credentials.expiration ?? "", session.snapshot.timeZone()) - session.snapshot.now;
  // What is no date is never due.
  if (left <= REFRESH_THRESHOLD) return yield* refreshed(session, profile, cachePath, fields, credentials, left);
  return yield* usable(credentials, cachePath);
}

/** The cache is not asked for the keys themselves; without them nothing can be signed (golden `b3-login-no-key-id`). */
function* usable(credentials: SigningCredentials, cachePath: string): Walk<SigningCredentials> {
  if (credentials.accessKeyId !== null && credentials.secretAccessKey !== null) return credentials;
  const message = "Resolved credential object is not valid";
  return yield* raise(thrown("Error", { kind: "partial", message, where: inCache(cachePath) }));
}

function* refreshed(
  session: JsV3Session,
  profile: Profile,
  cachePath: string,
  fields: CacheFields,
  cached: SigningCredentials,
  left: number,
): Walk<SigningCredentials> {
  const region = yield* signInRegion(session, profile, fields, cachePath);
  const answer = yield* refreshAnswer(session, fields, cachePath, region);
  switch (answer.kind) {
    case "credentials":
      return { ...answer.credentials, accountId: cached.accountId };
    case "assumed":
      return left > 0 ? cached : UNKNOWN_CREDENTIALS;
    case "raised": {
      const { error } = answer;
      const where = error.provenance ?? inCache(cachePath);
      const reason = `Failed to refresh token: ${error.type}: ${error.message}.`;
      if (error.type === "AccessDeniedException")
        return yield* raise(
          final({ kind: "token-refused", message: `${reason} Please re-authenticate using \`aws login\``, where }),
        );
      if (left > 0) return yield* usable(cached, cachePath);
      // The one failure of a login that lets the chain go on.
      const message = `${reason} Please re-authenticate using aws login`;
      return yield* raise(passedOn({ kind: "token-expired", message, where }));
    }
  }
}

type RefreshAnswer =
  | { readonly kind: "credentials"; readonly credentials: SigningCredentials }
  | { readonly kind: "assumed" }
  | { readonly kind: "raised"; readonly error: SdkError };

/** CreateOAuth2Token, signed by the cached key; what making the client or the proof throws counts as its refusal. */
function* refreshAnswer(
  session: JsV3Session,
  fields: CacheFields,
  cachePath: string,
  region: Configured,
): Walk<RefreshAnswer> {
  const made = yield* untilRaised(endpointOf(session, "signin", region));
  if (made.kind === "raised") return made;
  const dpopKey = secretField(fields, "dpopKey") ?? seal("");
  if (isEcPrivateKey(dpopKey) !== "valid")
    return {
      kind: "raised",
      error: final({ kind: "token-missing", message: "Failed to generate Dpop proof", where: inCache(cachePath) }),
    };
  const answer = yield* tried(
    {
      kind: "login-refresh-token",
      cachePath,
      clientId: textField(fields, "clientId") ?? "",
      refreshToken: secretField(fields, "refreshToken") ?? seal(""),
      dpopKey,
      endpoint: made.value,
    },
    clientRetries(session),
  );
  switch (answer.kind) {
    case "credentials":
    case "assumed":
      return answer;
    case "failure":
      return { kind: "raised", error: callFailed(answer.failure, made.value.url, inCache(cachePath)) };
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`login-refresh-token answered with ${answer.kind}`);
  }
}

/** The cache's own, else the profile's, else the client's. */
function* signInRegion(
  session: JsV3Session,
  profile: Profile,
  fields: CacheFields,
  cachePath: string,
): Walk<Configured> {
  const cached = textField(fields, "signInRegion");
  if (cached !== null && cached !== "") return { text: cached, provenance: inCache(cachePath) };
  return textSetting(profile, "region") ?? (yield* clientRegion(session));
}
