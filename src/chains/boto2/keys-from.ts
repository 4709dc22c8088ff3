import { variable } from "../../model/provenance.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { VariableValue } from "../../model/snapshot.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { Secret, seal } from "../../vault/secret.ts";
import { type Field, resolveFields } from "./fields.ts";
import type { Boto2Session } from "./session.ts";
import { environment } from "../../walk/configured.ts";

/**
 * The source that gives the access key id stands for the whole, whatever gave the secret and the token. Half a pair
 * decides nothing: the metadata service is asked for both.
 */
export function keysFrom(source: SourceId, absent: string) {
  return function* (session: Boto2Session): Walk<StepResult> {
    const fields = resolveFields(session);
    if (fields.kind === "fault")
      return fields.source === source ? yield* raise(fields.error) : { kind: "absent", why: absent };
    const { id, secret, token } = fields;
    if (id?.source !== source) return withoutId(session, source, secret, absent);
    if (secret === null)
      return {
        kind: "absent",
        why: "an access key id without a secret: the metadata service is asked for both",
        provenance: id.provenance,
      };
    return { kind: "found", found: found(id, secret, token) };
  };
}

function withoutId(session: Boto2Session, source: SourceId, secret: Field | null, absent: string): StepResult {
  if (secret?.source === source)
    return { kind: "absent", why: "gives the secret, not the access key id", provenance: secret.provenance };
  const ignored = source === "environment" && environment(session, "AWS_SESSION_TOKEN") !== undefined;
  return ignored
    ? { kind: "absent", why: "AWS_SESSION_TOKEN is not known to boto 2", provenance: variable("AWS_SESSION_TOKEN") }
    : { kind: "absent", why: absent };
}

function found(id: Field, secret: Field, token: Field | null): Found {
  const accessKeyId = plain(id.value);
  const account = accessKeyId === null ? null : accountOfAccessKeyId(accessKeyId);
  return {
    why: secret.source === id.source ? "gives the key and its secret" : `the secret comes from ${secret.source}`,
    holding: {
      accessKeyId,
      hasSessionToken: token !== null,
      account: account === null ? null : { id: account, known: "key-id" },
      plan: [{ kind: "static", provenance: id.provenance }],
      provenance: {
        accessKeyId: id.provenance,
        secretAccessKey: secret.provenance,
        sessionToken: token?.provenance ?? null,
      },
      // With its own values gone the next source speaks, also where it already lent its secret.
      triggers: [id, secret, token]
        .filter((field) => field !== null)
        .filter((field) => field.source === id.source)
        .map(({ provenance }) => provenance),
      expiration: null,
    },
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return {
        accessKeyId,
        // With a token that was given to the program alone there is nothing to sign with.
        secretAccessKey: token?.value === null ? null : sealed(secret.value),
        sessionToken: token === null ? null : sealed(token.value),
        expiration: null,
        accountId: null,
      };
    },
  };
}

const plain = (value: VariableValue | null): string | null => (value instanceof Secret ? null : value);
const sealed = (value: VariableValue | null): Secret | null => (typeof value === "string" ? seal(value) : value);
