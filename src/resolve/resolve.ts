import { assumeOffline } from "./assume-offline.ts";
import type { Asked, Question } from "../model/question.ts";
import type { Assumed, Holding, Resolution, SdkError, SourceRow, Verdict, Winner } from "../model/resolution.ts";
import type { SourceId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type Chain, type CodeArguments, type Step, hideKey } from "../walk/chain.ts";
import { describeQuestion } from "./describe-question.ts";
import { drive } from "./drive.ts";
import { type Asking, untilRaised } from "../walk/walk.ts";
import { PASSED_OVER, type Passage, type StepEnd, WHOLE_CHAIN, walkChain } from "./walk-chain.ts";

/** What one SDK would do on this machine: its walk, its region, and what lies in the shadow of the winner. */
export function* resolve<Session>(chain: Chain<Session>, snapshot: Snapshot, code: CodeArguments): Asking<Resolution> {
  const passage = yield* walkChain(chain, snapshot, code, WHOLE_CHAIN);
  const { session, end } = passage;
  const winner = end.kind === "won" ? (passage.steps[end.index] as Step<Session>).source : null;
  const region = yield* untilRaised(chain.region(session, winner));
  const loaded = end.kind !== "not-loaded";
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
    clientError: loaded ? chain.client(session) : null,
    region: region.kind === "returned" && loaded ? region.value : { name: null, provenance: null },
    sources: sourceRows(chain, snapshot, code, passage),
    asked: passage.asked,
    assumed: assumptionsOf(passage.asked),
    sts: loaded ? chain.sts(session) : { endpoint: null, caBundle: null },
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

/** More takings-away than any machine has sources, in all their layers. */
const MOST_PASSAGES = 40;

/**
 * One row a step. Those behind the decision are filled by walks from which the deciders before them are taken away: by
 * hiding the values that make them speak, or, where they only raise, by passing the step over. What then speaks may be
 * the same source with other values, or even an earlier one that had been kept silent.
 */
function sourceRows<Session>(
  chain: Chain<Session>,
  snapshot: Snapshot,
  code: CodeArguments,
  first: Passage<Session>,
): readonly SourceRow[] {
  const context = contextOf(first);
  const rows: (SourceRow | undefined)[] = first.steps.map(() => undefined);
  const hidden = new Set<string>();
  const passOver = new Set<number>();
  let passage = first;
  for (let count = 0; count < MOST_PASSAGES; count += 1) {
    fillRows(chain, passage, passage === first, context, rows);
    const { end } = passage;
    if (end.kind === "none") break;
    if (end.kind !== "not-loaded") {
      const triggers = (end.found?.holding.triggers ?? []).map(hideKey).filter((key) => !hidden.has(key));
      if (triggers.length === 0) passOver.add(end.index);
      for (const key of triggers) hidden.add(key);
    }
    const options = { hidden: new Set(hidden), passOver: new Set(passOver), ignoreLoadFaults: true };
    passage = drive(walkChain(chain, snapshot, code, options), assumeOffline);
  }
  return rows.filter((row) => row !== undefined).map((row) => withBrokenFile(chain, first, row));
}

/** A file that stops everything before any source stands in the row of the source that reads it. */
function withBrokenFile<Session>(chain: Chain<Session>, { end, session }: Passage<Session>, row: SourceRow): SourceRow {
  const error = end.kind === "not-loaded" && end.error.kind === "parse" ? end.error : null;
  if (error?.provenance?.kind !== "file" || chain.sourceOfFile(session, error.provenance.path) !== row.id) return row;
  return { ...row, verdict: "malformed", why: summaryOf(error), provenance: error.provenance, error };
}

function fillRows<Session>(
  chain: Chain<Session>,
  passage: Passage<Session>,
  real: boolean,
  context: RowContext,
  rows: (SourceRow | undefined)[],
): void {
  const decider = "index" in passage.end ? passage.end.index : -1;
  for (let index = 0; index < passage.results.length; index += 1) {
    const known = rows[index];
    const result = passage.results[index];
    if (index === decider && known !== undefined && known.verdict !== "absent" && known.verdict !== "skipped") {
      const found = passage.end.kind === "won" ? passage.end.found : null;
      if (found !== null) rows[index] = { ...known, behind: [...known.behind, found.holding] };
    } else if (known === undefined || (index === decider && passage.end.kind === "won")) {
      // An earlier step that only raises once others are taken away raises over what we took.
      if (result !== PASSED_OVER) rows[index] = rowOf(chain, passage, index, real, context);
    }
  }
}

interface RowContext {
  readonly decided: "won" | "stopped" | "not-loaded" | "none";
  /** Who decided, in the words of a row. */
  readonly by: SourceId | null;
}

function contextOf<Session>({ end, steps }: Passage<Session>): RowContext {
  const by = end.kind === "won" || end.kind === "stopped" ? ((steps[end.index] as Step<Session>).source ?? null) : null;
  return { decided: end.kind, by };
}

function rowOf<Session>(
  chain: Chain<Session>,
  passage: Passage<Session>,
  index: number,
  real: boolean,
  context: RowContext,
): SourceRow {
  const step = passage.steps[index] as Step<Session>;
  const result = passage.results[index] as StepEnd;
  const decides = "index" in passage.end && passage.end.index === index ? passage.end : null;
  const base = {
    position: chain.documentedPositions[step.source] ?? null,
    order: index + 1,
    id: step.source,
    method: step.method,
  };
  const row = (
    verdict: Verdict,
    why: string,
    rest: Partial<Pick<SourceRow, "holding" | "provenance" | "error">>,
  ): SourceRow => ({
    ...base,
    verdict,
    why,
    holding: rest.holding ?? null,
    behind: [],
    provenance: rest.provenance ?? rest.holding?.provenance.accessKeyId ?? rest.error?.provenance ?? null,
    error: rest.error ?? null,
  });
  if (decides?.kind === "won")
    return real
      ? row("winner", decides.found.why, { holding: decides.found.holding })
      : row(behind(context), `${decides.found.why}; ${behindWhy(context)}`, { holding: decides.found.holding });
  if (decides?.kind === "stopped") {
    const holding: { holding?: Holding } = decides.found === null ? {} : { holding: decides.found.holding };
    return real
      ? row("stops", summaryOf(decides.error), { ...holding, error: decides.error })
      : row(wouldFail(decides.error), `would stop the chain: ${summaryOf(decides.error)}`, {
          ...holding,
          error: decides.error,
        });
  }
  if (result.kind === "raised")
    return row("failed-went-on", `${summaryOf(result.error)}; the chain goes on`, { error: result.error });
  const { value } = result;
  if (value.kind === "found") throw new Error(`step ${step.source} has no end`);
  if (value.kind === "not-applicable") return row("not-applicable", value.why, {});
  const where = value.provenance === undefined ? {} : { provenance: value.provenance };
  if (!real && step.source === "instance-metadata" && value.kind === "absent" && context.decided !== "none")
    return row("not-reached", "not asked", where);
  if (step.source === "instance-metadata" && value.kind === "absent" && passage.asked.some(isMetadataAssumed))
    return row("absent", "not asked: taken as not there", where);
  return row(value.kind === "skipped" ? "skipped" : "absent", value.why, where);
}

const isMetadataAssumed = ({ question, answer }: Asked): boolean =>
  question.kind === "metadata" && answer.kind === "assumed";

const behind = (context: RowContext): Verdict => (context.decided === "won" ? "shadowed" : "not-reached");

const behindWhy = (context: RowContext): string =>
  context.decided === "won"
    ? `shadowed by ${context.by}`
    : context.by === null
      ? "never reached"
      : `${context.by} stops the chain`;

/** A source that would fail is no shadowed source: it would supply nothing. */
function wouldFail(error: SdkError): Verdict {
  if (error.kind === "partial") return "incomplete";
  return error.kind === "parse" ? "malformed" : "not-reached";
}

/** In one line; Go's messages begin with the type already. */
export const summaryOf = ({ type, message }: SdkError): string => {
  const first = message.split("\n")[0] ?? "";
  if (first === "") return type;
  return first.startsWith(type) ? first : `${type}: ${first}`;
};
