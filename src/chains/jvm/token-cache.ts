import { createHash } from "node:crypto";
import type { Provenance } from "../../model/provenance.ts";
import { isInCalendar } from "../../parse/iso-date-time.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { underHome } from "./file-paths.ts";
import type { JvmSession } from "./session.ts";
import type { Configured } from "../../walk/configured.ts";

/** A sign-in's token as it lies in ~/.aws/sso/cache. */
export interface CachedToken {
  readonly path: string;
  readonly accessToken: Secret;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly fields: CacheFields;
  readonly where: Provenance;
}

/** sha1 of the session's name or the start URL; the home folder's own cache, whatever the files' variables say. */
export function ssoCachePath(session: JvmSession, name: string): string {
  const digest = createHash("sha1").update(name).digest("hex");
  return underHome(session.snapshot, session.sdk.emptyHome, `.aws/sso/cache/${digest}.json`);
}

export function* cachedToken(session: JvmSession, path: string, named: Configured): Walk<CachedToken> {
  const { errors } = session.sdk;
  const cache = readCacheFile(session.snapshot.file(path));
  if (cache.state === "absent")
    return yield* raise(errors.source("token-missing", `no sign-in for ${named.text}`, named.provenance));
  const where: Provenance = { kind: "file", path, line: 1, column: 1, section: null, key: "expiresAt" };
  const fields: CacheFields = cache.state === "object" ? cache.fields : new Map();
  const accessToken = secretField(fields, "accessToken");
  const expiresAt = instantOf(textField(fields, "expiresAt"));
  if (accessToken === null || expiresAt === null)
    return yield* raise(errors.source("token-missing", "the cached sign-in cannot be read", where));
  return { path, accessToken, expiresAt, fields, where };
}

const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:Z|[+-]\d{2}:\d{2})$/i;

/**
 * java.time.Instant: ISO 8601 with a `Z`; `…UTC` is none (golden `sso-legacy-utc-suffix`), nor is a day that no calendar has
 * (goldens `mut-c-sso-impossible-date`, `-30-february`).
 */
export function instantOf(text: string | null): number | null {
  const written = INSTANT.exec(text ?? "")?.[1];
  return written === undefined || !isInCalendar(written) ? null : (parseTimestamp(text ?? "")?.milliseconds ?? null);
}
