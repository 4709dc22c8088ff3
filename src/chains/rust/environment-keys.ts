import { foundKeys } from "../../walk/found-keys.ts";
import { variable } from "../../model/provenance.ts";
import { trimmedSecret } from "../../parse/trimmed-secret.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { Secret } from "../../vault/secret.ts";
import type { RustSession } from "./session.ts";
import { environment, plainVariable } from "../../walk/configured.ts";

/** The second is for the secret alone (golden `env-alias-secret-access`). */
const SECRETS = ["AWS_SECRET_ACCESS_KEY", "SECRET_ACCESS_KEY"];

/** EnvironmentVariableCredentialsProvider: what is empty or blank is not set, and half a pair is passed over. */
export function* environmentKeys(session: RustSession): Walk<StepResult> {
  const id = plainVariable(session, "AWS_ACCESS_KEY_ID");
  const secretName = SECRETS.find((name) => notBlank(session, name) !== null);
  if (id === null || id.text.trim() === "")
    return secretName === undefined
      ? { kind: "absent", why: "AWS_ACCESS_KEY_ID is not set", ...(id === null ? {} : { provenance: id.provenance }) }
      : { kind: "absent", why: `${secretName} without AWS_ACCESS_KEY_ID`, provenance: variable(secretName) };
  if (secretName === undefined)
    return { kind: "absent", why: "AWS_ACCESS_KEY_ID without AWS_SECRET_ACCESS_KEY", provenance: id.provenance };
  const secret = notBlank(session, secretName);
  const blankless = notBlank(session, "AWS_SESSION_TOKEN");
  // The token alone is trimmed.
  const token = blankless === null ? null : trimmedSecret(blankless);
  const accountId = plainVariable(session, "AWS_ACCOUNT_ID")?.text.trim() || null;
  const keys = {
    id,
    secret: { secret, provenance: variable(secretName) },
    token: token === null ? null : { secret: token, provenance: variable("AWS_SESSION_TOKEN") },
    accountId,
    triggers: ["AWS_ACCESS_KEY_ID", ...SECRETS, "AWS_SESSION_TOKEN"]
      .filter((name) => session.snapshot.variables.has(name))
      .map(variable),
  };
  return { kind: "found", found: foundKeys(keys, "exported keys come first in the chain") };
}

function notBlank(session: RustSession, name: string): Secret | null {
  const value = environment(session, name);
  return value instanceof Secret && trimmedSecret(value).length > 0 ? value : null;
}
