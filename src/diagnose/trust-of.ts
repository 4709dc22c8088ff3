import type { Question } from "../model/question.ts";
import type { StsConnection } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { caBundleOf } from "./ca-bundle-of.ts";

/** The CA certificates with which an SDK asks AWS: its own, looked up once, and only where AWS is asked. */
export function trustOf(
  snapshot: Snapshot,
  chain: AnyChain,
  code: CodeArguments,
): (question: Question) => StsConnection["caBundle"] | undefined {
  let bundle: StsConnection["caBundle"] | undefined;
  return (question) => {
    if (!("endpoint" in question)) return undefined;
    if ("caBundle" in question) return question.caBundle;
    // Null is an answer: the built-in ones.
    if (bundle === undefined) bundle = caBundleOf(snapshot, chain, code);
    return bundle;
  };
}
