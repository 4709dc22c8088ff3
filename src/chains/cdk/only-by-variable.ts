import type { Step, StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import type { CdkSession } from "./session.ts";

/** A link of fromNodeProviderChain: `--profile` leaves fromIni alone. */
export const onlyByVariable = (load: Step<CdkSession>["load"]): Step<CdkSession>["load"] =>
  function* (session): Walk<StepResult> {
    return session.named === null
      ? yield* load(session)
      : { kind: "absent", why: `cdk asks profile ${session.named.text} alone`, provenance: session.named.provenance };
  };
