import { foundKeys } from "../../walk/found-keys.ts";
import { JAVA_PROPERTIES } from "../../model/java-properties.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { type JvmSession, filledVariable, secretVariable, tokenVariable } from "./session.ts";

/** AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, whichever profile is chosen; half a pair is passed over. No other names. */
export const environmentKeys = (session: JvmSession): Walk<StepResult> =>
  keysIn({ ...session, reads: ["environment"] }, "exported keys come before every file");

/** aws.accessKeyId and aws.secretAccessKey of the running JVM: as far as variables give them, for its command line is not seen. */
export const systemProperties = (session: JvmSession): Walk<StepResult> =>
  keysIn({ ...session, reads: ["properties"] }, "keys that the JVM is started with come before all");

// biome-ignore lint/correctness/useYield: every step is a walk
function* keysIn(session: JvmSession, why: string): Walk<StepResult> {
  const id = filledVariable(session, "AWS_ACCESS_KEY_ID");
  const secret = secretVariable(session, "AWS_SECRET_ACCESS_KEY");
  if (id === null || secret === null) return absent(session, (id ?? secret)?.provenance ?? null, id === null);
  const token = tokenVariable(session, "AWS_SESSION_TOKEN");
  const accountId = filledVariable(session, "AWS_ACCOUNT_ID")?.text ?? null;
  return {
    kind: "found",
    found: foundKeys({ id, secret, token, accountId, triggers: [id.provenance, secret.provenance] }, why),
  };
}

function absent({ reads }: JvmSession, there: Provenance | null, isSecret: boolean): StepResult {
  const [id, secret] = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"].map((name) =>
    reads.includes("properties") ? (JAVA_PROPERTIES[name] as string) : name,
  );
  if (there === null)
    return {
      kind: "absent",
      why: reads.includes("properties")
        ? "no variable gives a JVM the properties aws.accessKeyId and aws.secretAccessKey; its command line is not seen"
        : "no keys in the environment",
    };
  const [set, missing] = isSecret ? [secret, id] : [id, secret];
  return {
    kind: "absent",
    why: `${set} is set, ${missing} is not: half a pair is passed over`,
    provenance: there,
  };
}
