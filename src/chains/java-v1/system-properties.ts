import { javaTrim } from "../../parse/java-v1-profiles.ts";
import { javaTrimmedSecret } from "../../parse/java-trimmed-secret.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { type JavaV1Session, plainProperty, secretProperty } from "./session.ts";
import { foundKeys } from "../../walk/found-keys.ts";
import type { Sealed } from "../../walk/configured.ts";

/**
 * SystemPropertiesCredentialsProvider: aws.accessKeyId, aws.secretKey, aws.sessionToken of the running JVM, trimmed, as far
 * as variables give them; half a pair passes to the next link (golden `java-options-keys-half`).
 */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* systemProperties(session: JavaV1Session): Walk<StepResult> {
  const id = plainProperty(session, "aws.accessKeyId");
  const secret = trimmed(secretProperty(session, "aws.secretKey"));
  const accessKeyId = id === null ? "" : javaTrim(id.text);
  if (id === null || accessKeyId === "" || secret === null)
    return {
      kind: "absent",
      why: "no variable gives a JVM the properties aws.accessKeyId and aws.secretKey; its command line is not seen",
    };
  const keys = {
    id: { text: accessKeyId, provenance: id.provenance },
    secret,
    token: trimmed(secretProperty(session, "aws.sessionToken")),
    triggers: [id.provenance, secret.provenance],
  };
  return { kind: "found", found: foundKeys(keys, "the JVM is started with keys, and none are exported") };
}

function trimmed(written: Sealed | null): Sealed | null {
  if (written === null) return null;
  const secret = javaTrimmedSecret(written.secret);
  return secret.length === 0 ? null : { ...written, secret };
}
