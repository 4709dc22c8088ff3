import { type Provenance, wholeFile } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { accountOfArn } from "../../parse/arn.ts";
import { type JsonField, type Spacing, sha1OfPythonJson } from "../../parse/python-json.ts";
import { expandUser } from "../../parse/python-path.ts";
import { pythonRepr } from "../../parse/python-text.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { seal } from "../../vault/secret.ts";
import type { DiskCache } from "./edition.ts";
import { python } from "./errors.ts";
import { ADVISORY, expiryOf } from "./refreshable.ts";
import type { BotocoreSession } from "./session.ts";

/** What an entry of the cache is named by, and how that is written. */
export interface CacheKey {
  readonly fields: Readonly<Record<string, JsonField>>;
  readonly spacing: Spacing;
}

/**
 * CachedCredentialFetcher over a JSONFileCache, as the CLIs give it to the chain's own role providers
 * (awscli/customizations/assumerole.py, 1.46.3 and 2.36.7): an entry counts while more than 15 minutes of it are left.
 * It is named by what is asked, not by who asks: two profiles with one role share it. Null: nothing that counts.
 */
export function* cachedOnDisk(
  session: BotocoreSession,
  cache: DiskCache | null,
  key: CacheKey,
): Walk<SigningCredentials | null> {
  if (cache === null) return null;
  const name = sha1OfPythonJson(key.fields, key.spacing);
  const path = `${expandUser(cache.folder, session.snapshot)}/${name}.json`;
  const entry = readCacheFile(session.snapshot.file(path));
  const where = wholeFile(path);
  switch (entry.state) {
    case "absent":
      return null;
    case "corrupt":
      // JSONFileCache.__getitem__ raises KeyError(name of the entry).
      return yield* raise(keyError(name, where));
    case "not-an-object":
      return yield* raise(
        python("TypeError", "list indices must be integers or slices, not str", where, "token-missing"),
      );
    case "object":
      return yield* unexpired(session, entry.fields, where);
  }
}

/** ", as ~/.aws/cli/cache keeps it" where an entry will be taken: nobody is asked then, whatever was changed since. */
export function keptWords(session: BotocoreSession, cache: DiskCache | null, key: CacheKey): string {
  if (cache === null) return "";
  const entry = cachedOnDisk(session, cache, key).next();
  return entry.done === true && entry.value !== null ? `, as ${cache.folder} keeps it` : "";
}

const keyError = (key: string, where: Provenance) => python("KeyError", pythonRepr(key), where, "token-missing");

function* unexpired(session: BotocoreSession, fields: CacheFields, where: Provenance): Walk<SigningCredentials | null> {
  const credentials = fields.get("Credentials");
  if (credentials?.kind !== "object") return yield* raise(keyError("Credentials", where));
  const expiration = textField(credentials.fields, "Expiration");
  if (expiration === null) return yield* raise(keyError("Expiration", where));
  const expiry = expiryOf(expiration, where);
  if (expiry.kind === "bad") return yield* raise(expiry.error);
  if (expiry.milliseconds - session.snapshot.now < ADVISORY) return null;
  const missing = ["AccessKeyId", "SecretAccessKey", "SessionToken"].find((name) => !credentials.fields.has(name));
  if (missing !== undefined) return yield* raise(keyError(missing, where));
  return {
    accessKeyId: textField(credentials.fields, "AccessKeyId"),
    secretAccessKey: secretField(credentials.fields, "SecretAccessKey") ?? seal(""),
    sessionToken: secretField(credentials.fields, "SessionToken") ?? seal(""),
    expiration,
    accountId: textField(credentials.fields, "AccountId") ?? accountOfRoleUser(fields),
  };
}

function accountOfRoleUser(fields: CacheFields): string | null {
  const user = fields.get("AssumedRoleUser");
  const arn = user?.kind === "object" ? textField(user.fields, "Arn") : null;
  return arn === null ? null : accountOfArn(arn);
}
