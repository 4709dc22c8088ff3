import { createHash } from "node:crypto";
import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { accountOfArn } from "../../parse/arn.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Configured, setVariable } from "../js-v2/configured.ts";
import { exchangedLater } from "../ruby/holdings.ts";
import { endpointFor } from "./endpoint.ts";
import { exchanged } from "./exchange.ts";
import type { ReadSession } from "./session.ts";

export interface LoginSettings {
  readonly profile: string;
  readonly name: Configured;
  readonly region: string;
  readonly home: string;
}

/** What is left of a sign-in when it is refreshed: as the SDKs that were run do it. Not certain of those read. */
const AHEAD = 5 * 60_000;

/** `login_session`: what `aws login` left under sha256 of the session's name. */
export function loginKeys(session: ReadSession, login: LoginSettings): Found {
  const folder = setVariable(session, "AWS_LOGIN_CACHE_DIRECTORY")?.text ?? `${login.home}/.aws/login/cache`;
  const cachePath = `${folder}/${createHash("sha256").update(login.name.text).digest("hex")}.json`;
  const where = login.name.provenance;
  const account = accountOfArn(login.name.text);
  const node = { kind: "login" as const, session: login.name.text, cachePath, provenance: where };
  return {
    why: `profile ${login.profile} signed in with aws login`,
    holding: exchangedLater([node], where, [where], account === null ? null : { id: account, known: "setting" }),
    freeze: () => use(session, login, cachePath, where),
  };
}

function* use(
  session: ReadSession,
  { region }: LoginSettings,
  cachePath: string,
  where: Provenance,
): Walk<SigningCredentials> {
  const cache = readCacheFile(session.snapshot.file(cachePath));
  const fields: CacheFields = cache.state === "object" ? cache.fields : new Map();
  const cached = cachedIn(fields);
  const expires = parseTimestamp(cached?.expiration ?? "");
  if (cached === null || expires === null)
    return yield* raise(session.fault("token-missing", `no sign-in is cached at ${cachePath}`, where));
  if (expires.milliseconds - session.snapshot.now > AHEAD) return cached;
  const clientId = textField(fields, "clientId");
  const refreshToken = secretField(fields, "refreshToken");
  const dpopKey = secretField(fields, "dpopKey");
  if (clientId === null || refreshToken === null || dpopKey === null)
    return yield* raise(session.fault("token-expired", "the cached sign-in cannot be refreshed", where));
  const endpoint = endpointFor(session, "signin", region);
  const kind = "login-refresh-token";
  return yield* exchanged(session, { kind, cachePath, clientId, refreshToken, dpopKey, endpoint }, where);
}

function cachedIn(fields: CacheFields): SigningCredentials | null {
  const token = fields.get("accessToken");
  if (token?.kind !== "object") return null;
  const accessKeyId = textField(token.fields, "accessKeyId");
  const secretAccessKey = secretField(token.fields, "secretAccessKey");
  const sessionToken = secretField(token.fields, "sessionToken");
  if (accessKeyId === null || secretAccessKey === null || sessionToken === null) return null;
  const expiration = textField(token.fields, "expiresAt");
  return { accessKeyId, secretAccessKey, sessionToken, expiration, accountId: textField(token.fields, "accountId") };
}
