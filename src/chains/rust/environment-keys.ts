import { variable } from "../../model/provenance.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
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
  const decoded = accountOfAccessKeyId(id.text);
  return {
    kind: "found",
    found: {
      why: "exported keys come first in the chain",
      holding: {
        accessKeyId: id.text,
        hasSessionToken: token !== null,
        account:
          decoded !== null
            ? { id: decoded, known: "key-id" }
            : accountId === null
              ? null
              : { id: accountId, known: "setting" },
        plan: [{ kind: "static", provenance: id.provenance }],
        provenance: {
          accessKeyId: id.provenance,
          secretAccessKey: variable(secretName),
          sessionToken: token === null ? null : variable("AWS_SESSION_TOKEN"),
        },
        triggers: ["AWS_ACCESS_KEY_ID", ...SECRETS, "AWS_SESSION_TOKEN"]
          .filter((name) => session.snapshot.variables.has(name))
          .map(variable),
        expiration: null,
      },
      // biome-ignore lint/correctness/useYield: nothing to ask
      *freeze() {
        return { accessKeyId: id.text, secretAccessKey: secret, sessionToken: token, expiration: null, accountId };
      },
    },
  };
}

function notBlank(session: RustSession, name: string): Secret | null {
  const value = environment(session, name);
  return value instanceof Secret && trimmedSecret(value).length > 0 ? value : null;
}
