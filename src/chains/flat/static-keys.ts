import { argument } from "../../model/provenance.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import { type Found, hideKey } from "../../walk/chain.ts";
import { type Configured, type Sealed, sealed, secretVariable } from "../../walk/configured.ts";
import { foundKeys } from "../../walk/holdings.ts";
import { type FlatSession, settingIn, textIn } from "./session.ts";

export interface Pair {
  readonly id: Configured;
  readonly secret: Sealed;
  readonly token: Sealed | null;
}

export const keysOf = ({ id, secret, token }: Pair, why: string): Found =>
  foundKeys(
    {
      accessKeyId: id.text,
      secretAccessKey: secret.secret,
      sessionToken: token?.secret ?? null,
      provenance: {
        accessKeyId: id.provenance,
        secretAccessKey: secret.provenance,
        sessionToken: token?.provenance ?? null,
      },
      triggers: [id.provenance, secret.provenance, ...(token === null ? [] : [token.provenance])],
    },
    why,
  );

/** What stands in a section, be it half a pair or empty. */
export interface KeysIn {
  readonly id: Configured | null;
  readonly secret: Sealed | null;
  readonly token: Sealed | null;
}

export const keysIn = (session: FlatSession, section: PlainSection | null): KeysIn => ({
  id: textIn(session, section, "aws_access_key_id"),
  secret: sealed(settingIn(session, section, "aws_secret_access_key")),
  token: sealed(settingIn(session, section, "aws_session_token")),
});

/** A token from a variable; an empty one is none. */
export const exportedToken = (session: FlatSession): Sealed | null => secretVariable(session, "AWS_SESSION_TOKEN");

/** Keys that code gives; null: none, `half`: part of a pair. */
export function pairInCode({ code, hidden }: FlatSession): Found | "half" | null {
  const { keys } = code;
  if (keys === null || hidden.has(hideKey(argument(keys.argument)))) return null;
  const where = argument(keys.argument);
  if ((keys.accessKeyId ?? "") === "" && !keys.secret) return null;
  if ((keys.accessKeyId ?? "") === "" || !keys.secret) return "half";
  const found = foundKeys(
    {
      accessKeyId: keys.accessKeyId ?? "",
      secretAccessKey: keys.secretAccessKey ?? null,
      sessionToken: keys.sessionToken ?? null,
      provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: keys.token ? where : null },
      triggers: [where],
    },
    "given in code",
  );
  return { ...found, holding: { ...found.holding, hasSessionToken: keys.token } };
}
