import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";

/** SystemPropertiesCredentialsProvider: aws.accessKeyId, aws.secretKey, aws.sessionToken of the running JVM. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* systemProperties(): Walk<StepResult> {
  return { kind: "absent", why: "JVM properties (aws.accessKeyId, aws.secretKey) are not seen from outside" };
}
