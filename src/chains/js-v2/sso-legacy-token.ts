import { createHash } from "node:crypto";
import { wholeFile } from "../../model/provenance.ts";
import { javascriptTime } from "../../parse/javascript-time.ts";
import { readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import type { Configured } from "../../walk/configured.ts";
import { providerFailure } from "./errors.ts";
import type { JsV2Session } from "./session.ts";
import { cannotRead } from "./shared-files.ts";

/** A quarter of an hour has to be left, else the token counts as expired. */
const WINDOW = 15 * 60 * 1000;

/** sha1 of the session's name, or of the start URL byte for byte, under the home folder whatever else is set. */
export function tokenCachePath({ home }: JsV2Session, name: string): string {
  return `${home.replace(/\/+$/, "")}/.aws/sso/cache/${createHash("sha1").update(name).digest("hex")}.json`;
}

/** The older form's token: never refreshed; a date that is none counts as far away. */
export function* legacyToken(session: JsV2Session, profile: string, startUrl: Configured): Walk<Secret> {
  const path = tokenCachePath(session, startUrl.text);
  const view = session.snapshot.file(path);
  if (view.state !== "text") return yield* raise(cannotRead(view, path));
  const cache = readCacheFile(view);
  const where = wholeFile(path);
  if (cache.state !== "object") {
    const why = `Cached credentials not found under ${profile} profile. Please make sure you log in with aws sso login first`;
    return yield* raise(providerFailure("Sso", "token-missing", why, where));
  }
  const { fields } = cache;
  const accessToken = secretField(fields, "accessToken");
  const expiresAt = textField(fields, "expiresAt") ?? "";
  const named = (textField(fields, "startUrl") ?? "") !== "" && (textField(fields, "region") ?? "") !== "";
  if (!named || accessToken === null || accessToken.length === 0 || expiresAt === "") {
    const why = "Cached credentials are missing required properties. Try running aws sso login.";
    return yield* raise(providerFailure("Sso", "token-missing", why, where));
  }
  const expires = javascriptTime(expiresAt, session.snapshot.timeZone());
  if (expires - session.snapshot.now > WINDOW || Number.isNaN(expires)) return accessToken;
  const why =
    "The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.";
  return yield* raise(providerFailure("Sso", "token-expired", why, where));
}
