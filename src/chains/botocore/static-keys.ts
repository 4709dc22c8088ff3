import type { Provenance } from "../../model/provenance.ts";
import type { Setting } from "../../model/settings.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { partialCredentials } from "./errors.ts";
import type { Profile } from "./full-config.ts";
import { secretOf, textOf } from "../../walk/setting-value.ts";

const TOKENS = ["aws_security_token", "aws_session_token"];

/**
 * `aws_access_key_id` and `aws_secret_access_key` of one section: presence counts, so empty values are credentials too
 * (golden `py-creds-empty-values`); an id without its secret in the same section is PartialCredentialsError.
 */
export function* staticKeys(section: Profile, method: string, withToken: boolean): Walk<Found | null> {
  const id = section.setting("aws_access_key_id");
  if (id === null) return null;
  const secret = section.setting("aws_secret_access_key");
  if (secret === null) return yield* raise(partialCredentials(method, "aws_secret_access_key", id.provenance));
  const token = withToken
    ? (TOKENS.map((key) => section.setting(key)).find((setting) => setting !== null) ?? null)
    : null;
  const expiration = expirationNote(section);
  return foundKeys(textOf(id), id.provenance, secret, token, section.setting("aws_account_id"), expiration);
}

/** Wrappers write the expiry under names of their own; boto3 reads none of them, people do. */
function expirationNote(section: Profile): string | null {
  for (const key of ["aws_expiration", "expiration", "aws_session_expiration", "x_security_token_expires"]) {
    const setting = section.setting(key);
    if (setting !== null) return textOf(setting);
  }
  return null;
}

function foundKeys(
  accessKeyId: string,
  where: Provenance,
  secret: Setting,
  token: Setting | null,
  accountSetting: Setting | null,
  expiration: string | null,
): Found {
  const decoded = accountOfAccessKeyId(accessKeyId);
  const configured = accountSetting === null ? null : textOf(accountSetting);
  const account =
    decoded !== null
      ? ({ id: decoded, known: "key-id" } as const)
      : configured === null || !/^\d{12}$/.test(configured)
        ? null
        : ({ id: configured, known: "setting" } as const);
  const sealedToken = token === null ? null : secretOf(token);
  return {
    why: "",
    holding: {
      accessKeyId,
      hasSessionToken: sealedToken !== null && sealedToken.length > 0,
      account,
      plan: [{ kind: "static", provenance: where }],
      provenance: {
        accessKeyId: where,
        secretAccessKey: secret.provenance,
        sessionToken: token?.provenance ?? null,
      },
      triggers: token === null ? [where, secret.provenance] : [where, secret.provenance, token.provenance],
      expiration,
    },
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return {
        accessKeyId,
        secretAccessKey: secretOf(secret),
        sessionToken: sealedToken,
        expiration: null,
        accountId: configured,
      };
    },
  };
}
