import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { instanceMetadata as ofTheChain } from "../js-v3/instance-metadata.ts";
import { isEc2Hardware } from "../../parse/machine-maker.ts";
import type { CdkSession } from "./session.ts";

/** The command sets AWS_EC2_METADATA_DISABLED for itself, where nobody has and the hardware is not EC2's. */
export function* instanceMetadata(session: CdkSession): Walk<StepResult> {
  if (!session.snapshot.variables.has("AWS_EC2_METADATA_DISABLED") && !isEc2Hardware(session.snapshot))
    return { kind: "skipped", why: "not asked: not on EC2's hardware" };
  return yield* ofTheChain(session);
}
