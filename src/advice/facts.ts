import type { Assignments } from "../model/assignments.ts";
import type { Walked } from "../model/diagnosis.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { TrustReading } from "../model/trust.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";

/** What a rule may look at. It asks nobody. */
export interface Facts extends Walked {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly chain: AnyChain;
  /** What the portal lends that refused the role; null: none refused, or not asked. */
  readonly assignments: Assignments | null;
  /** The trust policy of the role that a web identity token was taken to; null: nobody was told to read it. */
  readonly trust: TrustReading | null;
}
