import { type Provenance, argument } from "../model/provenance.ts";
import type { Account, Holding } from "../model/resolution.ts";
import type { Setting } from "../model/settings.ts";
import { accountOfAccessKeyId } from "../parse/access-key-id.ts";
import type { Secret } from "../vault/secret.ts";
import type { CodeKeys } from "../model/code-keys.ts";
import { type CodeArguments, type Found, type Hidden, hideKey } from "./chain.ts";
import { sealed } from "./configured.ts";
import { textOf } from "./setting-value.ts";

/** Keys that are there, to sign with as they are; each part where it stands. */
export interface StaticKeys {
  /** Null: code gives the other parts alone. */
  readonly id: { readonly text: string | null; readonly provenance: Provenance };
  readonly secret: SecretPart | null;
  readonly token: SecretPart | null;
  /** What a variable or a setting says of the account; the key id's own word goes first. */
  readonly accountId?: string | null;
  /** ISO 8601, where it stands beside them. */
  readonly expiration?: string | null;
  /** Left out: the parts themselves. */
  readonly triggers?: readonly Provenance[];
}

/** `secret` null: it is said to be given, and not shown. */
export interface SecretPart {
  readonly secret: Secret | null;
  readonly provenance: Provenance;
}

export const foundKeys = (keys: StaticKeys, why: string): Found => ({
  why,
  holding: heldKeys(keys),
  // biome-ignore lint/correctness/useYield: nothing to ask
  *freeze() {
    return {
      accessKeyId: keys.id.text,
      secretAccessKey: keys.secret?.secret ?? null,
      sessionToken: keys.token?.secret ?? null,
      expiration: null,
      accountId: keys.accountId ?? null,
    };
  },
});

export function heldKeys({ id, secret, token, accountId, expiration, triggers }: StaticKeys): Holding {
  const parts = [id, secret, token].filter((part) => part !== null);
  return {
    accessKeyId: id.text,
    hasSessionToken: token !== null && token.secret?.length !== 0,
    account: accountOfKeys(id.text, accountId ?? null),
    plan: [{ kind: "static", provenance: id.provenance }],
    provenance: {
      accessKeyId: id.provenance,
      secretAccessKey: secret?.provenance ?? null,
      sessionToken: token?.provenance ?? null,
    },
    triggers: triggers ?? parts.map(({ provenance }) => provenance),
    expiration: expiration ?? null,
  };
}

function accountOfKeys(accessKeyId: string | null, said: string | null): Account | null {
  const decoded = accessKeyId === null ? null : accountOfAccessKeyId(accessKeyId);
  if (decoded !== null) return { id: decoded, known: "key-id" };
  return said !== null && /^\d{12}$/.test(said) ? { id: said, known: "setting" } : null;
}

/** The parts as they stand in a section. */
export const keysInSection = (id: Setting, secret: Setting, token: Setting | null): StaticKeys => ({
  id: { text: textOf(id), provenance: id.provenance },
  secret: sealed(secret),
  token: sealed(token),
});

/** Keys that the program is given in code; null: none. */
export const givenInCode = ({ code: { keys }, hidden }: WithCode): CodeKeys | null =>
  keys === null || hidden.has(hideKey(argument(keys.argument))) ? null : keys;

interface WithCode {
  readonly code: CodeArguments;
  readonly hidden: Hidden;
}

/** Whether code gives a secret, be it empty. */
export const isSecretGiven = ({ secret, secretAccessKey }: CodeKeys): boolean =>
  secret || secretAccessKey !== undefined;

/** The parts as code gives them, be they empty. */
export function partsInCode(keys: CodeKeys): StaticKeys {
  const { accessKeyId, secretAccessKey, token, sessionToken } = keys;
  const where = argument(keys.argument);
  return {
    id: { text: accessKeyId, provenance: where },
    secret: isSecretGiven(keys) ? { secret: secretAccessKey ?? null, provenance: where } : null,
    token: token ? { secret: sessionToken ?? null, provenance: where } : null,
    triggers: [where],
  };
}
