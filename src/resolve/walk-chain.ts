import type { Answer, Asked, Question, SigningCredentials } from "../model/question.ts";
import type { SdkError } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import {
  type Chain,
  type CodeArguments,
  type Found,
  type Hidden,
  type Step,
  type StepResult,
  givesKeys,
} from "../walk/chain.ts";
import { type Asking, type Ended, type Walk, untilRaised } from "../walk/walk.ts";
import { byOwnWay, waysOf } from "./by-own-way.ts";

/** One way through a chain, up to the step that decides. */
export interface Passage<Session> {
  readonly session: Session;
  readonly steps: readonly Step<Session>[];
  /** What each step that was reached said, in order. */
  readonly results: readonly StepEnd[];
  readonly end: PassageEnd;
  readonly asked: readonly Asked[];
  /** For each result, how many had been asked before that step. */
  readonly askedBefore: readonly number[];
}

export type StepEnd = Ended<StepResult>;

export type PassageEnd =
  /** A fault before any source. `prepare`: the session itself is made, and has a region, or a fault in its clients. */
  | { readonly kind: "not-loaded"; readonly at: "load" | "prepare"; readonly error: SdkError }
  | { readonly kind: "none" }
  /** The step at `index` raised; `found` if it had something whose exchange then failed. */
  | { readonly kind: "stopped"; readonly index: number; readonly error: SdkError; readonly found: Found | null }
  | {
      readonly kind: "won";
      readonly index: number;
      readonly found: Found;
      readonly credentials: SigningCredentials;
    };

export interface PassageOptions {
  readonly hidden: Hidden;
  /** Steps passed over: those that an earlier passage ended at. */
  readonly passOver: ReadonlySet<number>;
  /** Look at the sources although loading failed. */
  readonly ignoreLoadFaults: boolean;
}

export const WHOLE_CHAIN: PassageOptions = { hidden: new Set(), passOver: new Set(), ignoreLoadFaults: false };

export const PASSED_OVER: StepEnd = { kind: "returned", value: { kind: "absent", why: "passed over" } };

export function* walkChain<Session>(
  chain: Chain<Session>,
  snapshot: Snapshot,
  code: CodeArguments,
  options: PassageOptions,
): Asking<Passage<Session>> {
  const session = chain.open(snapshot, code, options.hidden);
  const steps = chain.steps(session);
  const asked: Asked[] = [];
  const askedBefore: number[] = [];
  const results: StepEnd[] = [];
  const passage = (end: PassageEnd): Passage<Session> => ({ session, steps, results, end, asked, askedBefore });
  const ways = waysOf(chain, code, snapshot);
  const put = <T>(walk: Walk<T>): Asking<Ended<T>> => {
    const asking = untilRaised(walk);
    // Most machines name no proxy: one generator less around each step of each walk.
    return recorded(ways === null ? asking : byOwnWay(asking, ways, snapshot), asked);
  };
  if (!options.ignoreLoadFaults) {
    const loaded = yield* put(chain.load(session));
    if (loaded.kind === "raised") return passage({ kind: "not-loaded", at: "load", error: loaded.error });
    if (code.keys === null || !givesKeys(code.keys)) {
      const prepared = yield* put(chain.prepare(session));
      if (prepared.kind === "raised") return passage({ kind: "not-loaded", at: "prepare", error: prepared.error });
    }
  }
  for (const [index, step] of steps.entries()) {
    askedBefore.push(asked.length);
    if (options.passOver.has(index)) {
      results.push(PASSED_OVER);
      continue;
    }
    const result = yield* put(step.load(session));
    if (result.kind === "returned" && result.value.kind !== "found") {
      results.push(result);
      continue;
    }
    const found = result.kind === "returned" && result.value.kind === "found" ? result.value.found : null;
    const frozen = found === null ? null : yield* put(found.freeze());
    if (found !== null && frozen?.kind === "returned") {
      results.push(result);
      return passage({ kind: "won", index, found, credentials: frozen.value });
    }
    const error = raisedBy(result, frozen);
    results.push({ kind: "raised", error });
    if (chain.whenStepFails(error, step, session) === "stops") return passage({ kind: "stopped", index, error, found });
  }
  return passage({ kind: "none" });
}

function raisedBy(loaded: StepEnd, frozen: Ended<SigningCredentials> | null): SdkError {
  if (loaded.kind === "raised") return loaded.error;
  if (frozen?.kind === "raised") return frozen.error;
  throw new Error("nothing was raised");
}

function* recorded<T>(asking: Asking<T>, asked: Asked[]): Asking<T> {
  let step = asking.next();
  while (step.done !== true) {
    const question: Question = step.value;
    const answer: Answer = yield question;
    asked.push({ question, answer });
    step = asking.next(answer);
  }
  return step.value;
}
