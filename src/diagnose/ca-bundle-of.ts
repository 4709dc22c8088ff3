import type { StsConnection } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** The CA certificates that this SDK would trust for its own calls; null: the built-in ones. */
export function caBundleOf(snapshot: Snapshot, chain: AnyChain, code: CodeArguments): StsConnection["caBundle"] {
  return chain.sts(chain.open(snapshot, code, NOTHING_HIDDEN)).caBundle;
}
