import type { Asked, Question } from "../model/question.ts";
import type { Assumed, Resolution, Winner } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Chain, CodeArguments, Step } from "../walk/chain.ts";
import { type Asking, untilRaised } from "../walk/walk.ts";
import { byOwnWay, stsByOwnWay, waysOf } from "./by-own-way.ts";
import { describeQuestion } from "./describe-question.ts";
import { once } from "./once.ts";
import { sourceRows } from "./source-rows.ts";
import { type Passage, WHOLE_CHAIN, walkChain } from "./walk-chain.ts";

/** What one SDK would do on this machine: its walk, its region, and what lies in the shadow of the winner. */
export function* resolve<Session>(chain: Chain<Session>, snapshot: Snapshot, code: CodeArguments): Asking<Resolution> {
  return yield* resolutionOf(chain, snapshot, code, yield* walkChain(chain, snapshot, code, WHOLE_CHAIN));
}

/** The same of a chain that has been walked. */
export function* resolutionOf<Session>(
  chain: Chain<Session>,
  snapshot: Snapshot,
  code: CodeArguments,
  passage: Passage<Session>,
): Asking<Resolution> {
  const { session, end } = passage;
  const winner = end.kind === "won" ? (passage.steps[end.index] as Step<Session>).source : null;
  const ways = waysOf(chain, code, snapshot);
  const region = yield* byOwnWay(untilRaised(chain.region(session, winner)), ways, snapshot);
  const loaded = end.kind !== "not-loaded" || end.at === "prepare";
  if (loaded && chain.clientAsks !== undefined) yield* byOwnWay(untilRaised(chain.clientAsks(session)), ways, snapshot);
  const sources = once(() => sourceRows(chain, snapshot, code, passage));
  const clientError = once(() => chain.client(session, end.kind === "won" ? end.found.holding : null));
  const sts = once(() => stsByOwnWay(ways, snapshot, chain.sts(session)));
  return {
    sdk: {
      id: chain.id,
      modelledOn: chain.modelledOn,
      evidence: chain.readNotRun === true ? "read" : "run",
    },
    outcome: outcomeOf(passage),
    profile: chain.profile(session),
    winner: winnerOf(passage),
    error: end.kind === "not-loaded" || end.kind === "stopped" ? end.error : null,
    get clientError() {
      return loaded ? clientError() : null;
    },
    region: region.kind === "returned" && loaded ? region.value : { name: null, provenance: null },
    // The rows take walks of their own, and many who resolve ask only who wins.
    get sources() {
      return sources();
    },
    asked: passage.asked,
    assumed: assumptionsOf(passage.asked),
    get sts() {
      return loaded ? sts() : { endpoint: null, caBundle: null };
    },
  };
}

function outcomeOf<Session>({ end, asked }: Passage<Session>): Resolution["outcome"] {
  if (asked.some(isUndecided) || (end.kind === "not-loaded" && end.error.kind === "not-read")) return "unknown";
  switch (end.kind) {
    case "won":
      return "credentials";
    case "none":
      return "none";
    case "stopped":
    case "not-loaded":
      return "error";
  }
}

/** Our own time ran out, or only a person could have answered: what decides was not heard. */
const isUndecided = ({ answer }: Asked): boolean =>
  (answer.kind === "assumed" && answer.because === "mfa") ||
  (answer.kind === "failure" && answer.failure.kind === "timeout" && answer.failure.code === "budget");

function winnerOf<Session>({ end, steps }: Passage<Session>): Winner | null {
  if (end.kind !== "won") return null;
  const step = steps[end.index] as Step<Session>;
  return { source: step.source, method: step.method, holding: end.found.holding, credentials: end.credentials };
}

function assumptionsOf(asked: readonly Asked[]): readonly Assumed[] {
  return asked.flatMap(({ question, answer }) =>
    answer.kind === "assumed"
      ? [{ question: describeQuestion(question), answer: assumedAnswer(question), because: answer.because }]
      : [],
  );
}

const assumedAnswer = (question: Question): string => (question.kind === "metadata" ? "absent" : "works");
