import { type Provenance, wholeFile } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { ErrorKind } from "../../model/sdk.ts";
import { javascriptTime } from "../../parse/javascript-time.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Secret, seal } from "../../vault/secret.ts";
import { type Configured, configured } from "../../walk/configured.ts";
import { endpointFor } from "./endpoint.ts";
import { coded, missingParameter, processDies } from "./errors.ts";
import type { JsV2Session } from "./session.ts";
import { type Loaded, type Profile, type Profiles, cannotRead } from "./shared-files.ts";
import { tokenCachePath } from "./sso-legacy-token.ts";
import { RETRIES } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";

/** From five minutes before its end on a token is refreshed. */
const WINDOW = 5 * 60 * 1000;

const failure = (kind: ErrorKind, message: string, where: Provenance | null): SdkError =>
  coded("SSOTokenProviderFailure", kind, message, where);

/**
 * SSOTokenProvider (token/sso_token_provider.js, 2.1693.0): the profile and its session once more, from `~/.aws/config`
 * alone, whatever AWS_CONFIG_FILE and AWS_SDK_LOAD_CONFIG say.
 */
export function* sessionToken(session: JsV2Session, profileName: string, named: Configured): Walk<Secret | "assumed"> {
  const profile = yield* inHome(session.files.homeConfig, profileName, `Profile "${profileName}" not found`, named);
  const name = configured(profile.setting("sso_session"));
  if (name === null) {
    const why = `Profile "${profileName}" is missing required property "sso_session".`;
    return yield* raise(failure("no-source", why, named.provenance));
  }
  const section = yield* inHome(session.files.ssoSessions, name.text, `Sso session "${name.text}" not found`, name);
  const region = yield* required(section, profileName, name);
  const path = tokenCachePath(session, name.text);
  const fields = yield* cachedToken(session, path);
  const expires = javascriptTime(textField(fields, "expiresAt") ?? "", session.snapshot.timeZone());
  if (expires > session.snapshot.now + WINDOW) return secretField(fields, "accessToken") ?? seal("");
  return yield* refreshed(session, region, path, fields, expires);
}

function* inHome(file: Loaded<Profiles>, name: string, why: string, where: Configured): Walk<Profile> {
  if (file.kind === "failed") return yield* raise(file.error);
  return file.value.find(name) ?? (yield* raise(failure("no-source", why, where.provenance)));
}

/** The start URL is asked for and not used. */
function* required(section: Profile, profileName: string, name: Configured): Walk<Configured> {
  for (const key of ["sso_start_url", "sso_region"])
    if (configured(section.setting(key)) === null) {
      const why = `Sso session "${profileName}" is missing required property "${key}".`;
      yield* raise(failure("partial", why, section.sections[0] ?? name.provenance));
    }
  return configured(section.setting("sso_region")) as Configured;
}

function* cachedToken(session: JsV2Session, path: string): Walk<CacheFields> {
  const view = session.snapshot.file(path);
  if (view.state !== "text") return yield* raise(cannotRead(view, path));
  const cache = readCacheFile(view);
  if (cache.state !== "object")
    return yield* raise(coded("SyntaxError", "token-missing", `${path} is no JSON object`, wholeFile(path)));
  yield* present(cache.fields, ["accessToken", "expiresAt"], path);
  return cache.fields;
}

function* present(fields: CacheFields, keys: readonly string[], path: string): Walk<void> {
  for (const key of keys) {
    const text = textField(fields, key);
    if ((text ?? "") !== "" || (secretField(fields, key)?.length ?? 0) > 0) continue;
    yield* raise(failure("token-missing", `Key "${key}" not present in SSO Token`, wholeFile(path)));
  }
}

/**
 * A refused refresh is thrown in a callback where nobody hears it: the program dies. While the old token is still valid
 * it is not used either, but forgotten (goldens `sso-session-expired-refresh-refused`, `-near-expiry-refresh-refused`).
 */
function* refreshed(
  session: JsV2Session,
  region: Configured,
  path: string,
  fields: CacheFields,
  expires: number,
): Walk<Secret | "assumed"> {
  const where = wholeFile(path);
  yield* present(fields, ["clientId", "clientSecret", "refreshToken"], path);
  const endpoint = yield* endpointFor(session, "oidc", region);
  const answer = yield* tried(
    {
      kind: "sso-refresh-token",
      cachePath: path,
      clientId: textField(fields, "clientId") ?? "",
      clientSecret: secretField(fields, "clientSecret") ?? seal(""),
      refreshToken: secretField(fields, "refreshToken") ?? seal(""),
      endpoint,
    },
    RETRIES.sso,
  );
  if (answer.kind === "token") return answer.token;
  if (answer.kind === "assumed") return "assumed";
  if (answer.kind !== "failure") throw new Error(`sso-refresh-token answered with ${answer.kind}`);
  if (expires > session.snapshot.now) return yield* raise(missingParameter("accessToken", where));
  const why = 'SSO Token refresh failed. Please log in using "aws sso login"';
  return yield* raise(processDies("token-expired", why, where));
}
