import type { PlainSection } from "../../parse/plain-section.ts";
import { phpTrim, phpTrimmedSecret } from "../../parse/php-trim.ts";
import type { Found } from "../../walk/chain.ts";
import { type Configured, type Sealed, sealed } from "../../walk/configured.ts";
import { foundKeys } from "../../walk/found-keys.ts";
import { settingIn, textIn } from "../flat/session.ts";
import type { PhpSession } from "./session.ts";

interface Pair {
  readonly id: Configured;
  readonly secret: Sealed;
  readonly token: Sealed | null;
}

/** Aws\Credentials\Credentials takes the blanks around both keys away, and lets the token stand (golden `open-00106`). */
export function phpKeys({ id, secret, token }: Pair, why: string): Found {
  const trimmed = { ...secret, secret: phpTrimmedSecret(secret.secret) };
  return foundKeys({ id: { ...id, text: phpTrim(id.text) }, secret: trimmed, token }, why);
}

/** A pair of one section; empty values are a pair too. The token may be called aws_security_token. */
export function pairOf(session: PhpSession, section: PlainSection | null, title: string): Found | null {
  const id = textIn(session, section, "aws_access_key_id");
  const secret = sealed(settingIn(session, section, "aws_secret_access_key"));
  if (id === null || secret === null) return null;
  const token = ["aws_session_token", "aws_security_token"]
    .map((key) => sealed(settingIn(session, section, key)))
    .find((held) => held !== null && held.secret.length > 0);
  return phpKeys({ id, secret, token: token ?? null }, `keys of [${title}]`);
}
