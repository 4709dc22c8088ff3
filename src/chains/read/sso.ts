import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { createHash } from "node:crypto";
import type { SigningCredentials } from "../../model/question.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import type { Configured } from "../js-v2/configured.ts";
import { exchangedLater } from "../ruby/holdings.ts";
import { endpointFor } from "./endpoint.ts";
import { exchanged } from "./exchange.ts";
import type { ReadSession } from "./session.ts";

export interface SsoSettings {
  readonly profile: string;
  readonly accountId: Configured;
  readonly roleName: Configured;
  readonly region: Configured;
  readonly startUrl: Configured | null;
  /** Named sessions have their own token, which may be refreshed. */
  readonly session: Configured | null;
  /** Where `aws sso login` leaves its tokens, as this SDK looks for them. */
  readonly folder: string;
}

/** The cached token's file: sha1 of the session's name, else of the start URL; none stands in for the other. */
const cachePathOf = ({ session, startUrl, folder }: SsoSettings): string =>
  `${folder}/${createHash("sha1")
    .update((session ?? startUrl)?.text ?? "")
    .digest("hex")}.json`;

export function ssoKeys(session: ReadSession, sso: SsoSettings): Found {
  const cachePath = cachePathOf(sso);
  const where = sso.roleName.provenance;
  const node = {
    kind: "sso" as const,
    accountId: sso.accountId.text,
    roleName: sso.roleName.text,
    startUrl: sso.startUrl?.text ?? "",
    session: sso.session?.text ?? null,
    cachePath,
    provenance: where,
  };
  const triggers = [sso.accountId.provenance, where, ...(sso.session === null ? [] : [sso.session.provenance])];
  return {
    why: `profile ${sso.profile} signs in through IAM Identity Center`,
    holding: exchangedLater([node], where, triggers, { id: sso.accountId.text, known: "setting" }),
    freeze: () => exchange(session, sso, cachePath),
  };
}

function* exchange(session: ReadSession, sso: SsoSettings, cachePath: string): Walk<SigningCredentials> {
  const accessToken = yield* tokenOf(session, sso, cachePath);
  if (accessToken === "assumed") return UNKNOWN_CREDENTIALS;
  const question = {
    kind: "sso-role-credentials" as const,
    accountId: sso.accountId.text,
    roleName: sso.roleName.text,
    accessToken,
    endpoint: endpointFor(session, "sso", sso.region.text),
  };
  const credentials = yield* exchanged(session, question, sso.roleName.provenance);
  return { ...credentials, accountId: sso.accountId.text };
}

/** A session's token is refreshed in its last five minutes; a token of old is refused past its time. */
const AHEAD = 5 * 60_000;

function* tokenOf(session: ReadSession, sso: SsoSettings, cachePath: string): Walk<Secret | "assumed"> {
  const where = (sso.session ?? sso.startUrl)?.provenance ?? null;
  const cache = readCacheFile(session.snapshot.file(cachePath));
  const fields: CacheFields = cache.state === "object" ? cache.fields : new Map();
  const token = secretField(fields, "accessToken");
  const expires = parseTimestamp(textField(fields, "expiresAt") ?? "");
  if (token === null || expires === null)
    return yield* raise(session.fault("token-missing", `no sign-in is cached at ${cachePath}`, where));
  const left = expires.milliseconds - session.snapshot.now;
  if (sso.session !== null && left < AHEAD) {
    const refreshed = yield* refresh(session, sso, cachePath, fields);
    if (refreshed !== null) return refreshed;
  }
  return left < 0 ? yield* raise(session.fault("token-expired", "the cached sign-in has expired", where)) : token;
}

/** Null: it cannot be refreshed, or the service said no. */
function* refresh(
  session: ReadSession,
  sso: SsoSettings,
  cachePath: string,
  fields: CacheFields,
): Walk<Secret | "assumed" | null> {
  const clientId = textField(fields, "clientId");
  const clientSecret = secretField(fields, "clientSecret");
  const refreshToken = secretField(fields, "refreshToken");
  if (clientId === null || clientSecret === null || refreshToken === null) return null;
  const endpoint = endpointFor(session, "sso_oidc", sso.region.text);
  const answer = yield { kind: "sso-refresh-token", cachePath, clientId, clientSecret, refreshToken, endpoint };
  if (answer.kind === "assumed") return "assumed";
  return answer.kind === "token" ? answer.token : null;
}
