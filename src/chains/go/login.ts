import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { createHash } from "node:crypto";
import type { Provenance } from "../../model/provenance.ts";
import type { LoginRefreshQuestion, SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { isEcPrivateKey } from "../../parse/ec-private-key.ts";
import { goTrim } from "../../parse/go-text.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { seal } from "../../vault/secret.ts";
import { resolveEndpoint } from "./endpoint.ts";
import { goError, operationFailed, plainError, serviceFailed, worded } from "./errors.ts";
import { goHome } from "./home.ts";
import { CREATE_OAUTH2_TOKEN } from "./operations.ts";
import { rfc3339 } from "../../parse/go-rfc3339.ts";
import type { Provider } from "./provider.ts";
import { regionOf } from "./region.ts";
import type { GoSession } from "./session.ts";
import type { SharedConfig } from "./shared-config.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";

/** logincreds.Provider (`aws login`): the cache file must be whole; it is refreshed only once it has expired. */
export function loginProvider(session: GoSession, config: SharedConfig): Provider {
  const name = config.loginSession as Configured;
  const cachePath = cachePathOf(session, goTrim(name.text));
  return {
    why: `profile ${config.name} signed in with aws login`,
    holding: exchangedLater(
      [{ kind: "login", session: name.text, cachePath, provenance: name.provenance }],
      name.provenance,
      [name.provenance],
      accountInArn(goTrim(name.text)),
    ),
    cached: true,
    retrieve: () => retrieve(session, name, cachePath),
  };
}

/** sha256 of the trimmed name, in AWS_LOGIN_CACHE_DIRECTORY or ~/.aws/login/cache. */
function cachePathOf(session: GoSession, name: string): string {
  const named = setVariable(session, "AWS_LOGIN_CACHE_DIRECTORY");
  const folder =
    named === null
      ? `${goHome(session.snapshot)}/.aws/login/cache`
      : fromWorkingFolder(named.text, session.snapshot).replace(/\/+$/, "");
  return `${folder}/${createHash("sha256").update(name).digest("hex")}.json`;
}

interface LoginToken {
  readonly credentials: SigningCredentials;
  readonly expiresAt: number;
  readonly fields: CacheFields;
}

function* retrieve(session: GoSession, name: Configured, cachePath: string): Walk<SigningCredentials> {
  const where: Provenance = { kind: "file", path: cachePath, line: 1, column: 1, section: null, key: "accessToken" };
  const { credentials, expiresAt, fields } = yield* loadedToken(session, name, cachePath, where);
  if (session.snapshot.now < expiresAt) return credentials;
  const resolved = resolveEndpoint(session, "signin", regionOf(session));
  const retries = clientRetries(session, CREATE_OAUTH2_TOKEN);
  const failed = (error: SdkError) =>
    worded("create oauth2 token: ", operationFailed(CREATE_OAUTH2_TOKEN, error, retries));
  if (resolved.kind === "fault") return yield* raise(failed(resolved.error));
  const { endpoint } = resolved;
  const dpopKey = secretField(fields, "dpopKey") ?? seal("");
  if (isEcPrivateKey(dpopKey) !== "valid")
    yield* raise(failed(plainError("token-missing", "sign dpop: parse key: parse ec private key", where)));
  const question: LoginRefreshQuestion = {
    kind: "login-refresh-token",
    cachePath,
    clientId: textField(fields, "clientId") ?? "",
    refreshToken: secretField(fields, "refreshToken") ?? seal(""),
    dpopKey,
    endpoint,
  };
  const answer = yield* tried(question, retries);
  switch (answer.kind) {
    case "credentials":
      return { ...answer.credentials, accountId: credentials.accountId };
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure":
      return yield* raise(
        answer.failure.fault?.how === "missing" || answer.failure.fault?.how === "empty"
          ? plainError(
              "token-refused",
              `update token: missing ${MISSING[answer.failure.fault.field ?? ""] ?? ""}`,
              where,
            )
          : answer.failure.code === "AccessDeniedException"
            ? plainError("token-refused", `create oauth2 token: ${deniedBecause(answer.failure.message)}`, where)
            : failed(serviceFailed(CREATE_OAUTH2_TOKEN, answer.failure, endpoint.url, where, retries)),
      );
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`login-refresh-token answered with ${answer.kind}`);
  }
}

/** loginToken.update (logincreds 1.20.15). */
const MISSING: Readonly<Record<string, string>> = {
  accessToken: "AccessToken in CreateOAuth2Token response",
  expiresIn: "ExpiresIn in CreateOAuth2Token response",
  AccessKeyId: "accessToken.accessKeyId",
  SecretAccessKey: "accessToken.secretAccessKey",
  SessionToken: "accessToken.sessionToken",
  refreshToken: "refreshToken",
};

/** The service's refusal loses its operation and its type, and says why (toAccessDeniedError, logincreds 1.20.15). */
const deniedBecause = (message: string): string => DENIED[message.split(":")[0] as keyof typeof DENIED] ?? EXPIRED;

const EXPIRED = "login session has expired, please reauthenticate";
const DENIED = {
  USER_CREDENTIALS_CHANGED: "login session password has changed, please reauthenticate",
  INSUFFICIENT_PERMISSIONS: "insufficient permissions, you may be missing permissions for the CreateOAuth2Token action",
};

function* loadedToken(session: GoSession, name: Configured, cachePath: string, where: Provenance): Walk<LoginToken> {
  const cache = readCacheFile(session.snapshot.file(cachePath));
  const fail = (message: string, type = "") =>
    raise(goError("token-missing", type, message, cache.state === "absent" ? name.provenance : where));
  if (cache.state === "absent") return yield* fail("load login token: token file not found, please reauthenticate");
  if (cache.state !== "object")
    return yield* fail(
      "load login token: the file is no JSON object",
      cache.state === "corrupt" ? "*json.SyntaxError" : "*json.UnmarshalTypeError",
    );
  const { fields } = cache;
  const token = fields.get("accessToken");
  if (token?.kind !== "object") return yield* fail("validate login token: missing accessToken");
  const missing = missingField(token.fields, fields);
  if (missing !== null) return yield* fail(`validate login token: missing ${missing}`);
  const expiration = textField(token.fields, "expiresAt") ?? "";
  const expiresAt = rfc3339(expiration);
  if (expiresAt === null)
    return yield* raise({
      ...plainError("token-missing", "load login token: parsing time", where),
      type: "*time.ParseError",
    });
  return {
    credentials: {
      accessKeyId: textField(token.fields, "accessKeyId"),
      secretAccessKey: secretField(token.fields, "secretAccessKey"),
      sessionToken: secretField(token.fields, "sessionToken"),
      expiration,
      accountId: textField(token.fields, "accountId"),
    },
    expiresAt,
    fields,
  };
}

/** loginToken.Validate, in its order. */
function missingField(token: CacheFields, fields: CacheFields): string | null {
  const inToken = ["accessKeyId", "secretAccessKey", "sessionToken", "accountId", "expiresAt"];
  const lacking = inToken.find((key) => isEmpty(token, key));
  if (lacking !== undefined) return `accessToken.${lacking}`;
  return ["clientId", "refreshToken", "dpopKey"].find((key) => isEmpty(fields, key)) ?? null;
}

const isEmpty = (fields: CacheFields, key: string): boolean =>
  (textField(fields, key)?.length ?? secretField(fields, key)?.length ?? 0) === 0;
