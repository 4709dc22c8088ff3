import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import type { CdkSession } from "./session.ts";

// biome-ignore lint/correctness/useYield: every step is a walk
export function* noKeysOnCommandLine(_session: CdkSession): Walk<StepResult> {
  return { kind: "not-applicable", why: "cdk takes no keys on its command line" };
}
