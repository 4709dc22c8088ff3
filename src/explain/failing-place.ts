import type { Provenance } from "../model/provenance.ts";
import type { SdkError } from "../model/resolution.ts";
import type { SourceId } from "../model/sdk.ts";
import type { Passage } from "../resolve/walk-chain.ts";
import { type AnyChain, hideKey } from "../walk/chain.ts";

/** Where a chain fails on one machine, and with what. */
export interface FailingPlace {
  /** The source whose step fails; null: before any source, as a client is made, or nowhere in particular. */
  readonly source: SourceId | null;
  /** The line, variable or option that the failure hangs on; null: none does. */
  readonly provenance: Provenance | null;
  /** As the SDK raises it; null: it ran through its whole chain and found nothing. */
  readonly error: SdkError | null;
  /** Faults that the chain passed over on its way. */
  readonly passedOver: readonly SdkError[];
}

/**
 * What a walk that found no credentials points at. A parse error: the file's line; a missing profile: the variable, option
 * or line that names it; a step that raises: what it held. A chain that ran through: the first fault that it passed over,
 * else the profile, where one was chosen. Null: the walk found credentials, and making a client does not fail.
 */
export function failingPlace(chain: AnyChain, { session, steps, results, end }: Passage<unknown>): FailingPlace | null {
  const passedOver = results.flatMap((result, index) =>
    result.kind === "raised" && !("index" in end && end.index === index)
      ? [{ source: steps[index]?.source ?? null, error: result.error }]
      : [],
  );
  const errors = passedOver.map(({ error }) => error);
  switch (end.kind) {
    case "not-loaded":
      return { source: null, provenance: end.error.provenance, error: end.error, passedOver: errors };
    case "stopped": {
      const source = steps[end.index]?.source ?? null;
      return { source, provenance: end.error.provenance, error: end.error, passedOver: errors };
    }
    case "none": {
      const [first] = passedOver;
      if (first !== undefined)
        return { source: first.source, provenance: first.error.provenance, error: null, passedOver: errors };
      const { binding, provenance } = chain.profile(session);
      return { source: null, provenance: binding === "default" ? null : provenance, error: null, passedOver: [] };
    }
    case "won": {
      const error = chain.client(session, end.found.holding);
      return error === null ? null : { source: null, provenance: error.provenance, error, passedOver: errors };
    }
  }
}

/** One place, in one word: to tell whether two walks fail at the same. */
export const placeKey = ({ source, provenance }: FailingPlace): string =>
  `${source ?? "-"} ${provenance === null ? "-" : hideKey(provenance)}`;
