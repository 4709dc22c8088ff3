import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { Account, PlanNode } from "../../model/resolution.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { exchangedLater } from "../../walk/holdings.ts";

interface Exchange {
  readonly why: string;
  readonly where: Provenance;
  readonly plan: readonly PlanNode[];
  readonly account: Account | null;
  readonly triggers: readonly Provenance[];
  freeze(): Walk<SigningCredentials>;
}

/** A source whose credentials are not here yet: somebody has to be asked for them. */
export const exchanged = ({ why, where, plan, account, triggers, freeze }: Exchange): Found => ({
  why,
  holding: exchangedLater(plan, where, triggers, account),
  freeze,
});

/** Asks at once: what a service or a process gives tells what the source holds. */
export function* askedAtOnce(found: Found): Walk<StepResult> {
  const credentials = yield* found.freeze();
  const holding = {
    ...found.holding,
    accessKeyId: credentials.accessKeyId,
    hasSessionToken: credentials.accessKeyId === null || credentials.sessionToken !== null,
    expiration: credentials.expiration,
  };
  return {
    kind: "found",
    found: {
      why: found.why,
      holding,
      // biome-ignore lint/correctness/useYield: it was asked
      *freeze() {
        return credentials;
      },
    },
  };
}
