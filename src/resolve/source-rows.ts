import type { Asked } from "../model/question.ts";
import type { Holding, SdkError, SourceRow, Verdict } from "../model/resolution.ts";
import type { SourceId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type Chain, type CodeArguments, type Step, hideKey } from "../walk/chain.ts";
import { assumeOffline } from "./assume-offline.ts";
import { drive } from "./drive.ts";
import { summaryOf } from "./summary-of.ts";
import { PASSED_OVER, type Passage, type StepEnd, walkChain } from "./walk-chain.ts";

/** More takings-away than any machine has sources, in all their layers. */
const MOST_PASSAGES = 40;

/**
 * One row a step. Those behind the decision are filled by walks from which the deciders before them are taken away: by
 * hiding the values that make them speak, or, where they only raise, by passing the step over. What then speaks may be
 * the same source with other values, or even an earlier one that had been kept silent.
 */
export function sourceRows<Session>(
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
  let behindStop: SourceId | null = null;
  for (let count = 0; count < MOST_PASSAGES; count += 1) {
    fillRows(chain, passage, passage === first, { ...context, behindStop }, rows);
    const { end } = passage;
    if (end.kind === "none") break;
    if (end.kind !== "not-loaded") {
      const triggers = (end.found?.holding.triggers ?? []).map(hideKey).filter((key) => !hidden.has(key));
      if (triggers.length === 0) passOver.add(end.index);
      if (passage !== first && end.kind === "stopped") behindStop ??= passage.steps[end.index]?.source ?? null;
      for (const key of triggers) hidden.add(key);
    }
    const options = { hidden: new Set(hidden), passOver: new Set(passOver), ignoreLoadFaults: true };
    passage = drive(walkChain(chain, snapshot, code, options), assumeOffline);
  }
  return withBrokenFile(
    chain,
    first,
    rows.filter((row) => row !== undefined),
  );
}

/** A file that stops everything before any source stands in the row of the (first) source that reads it. */
function withBrokenFile<Session>(
  chain: Chain<Session>,
  { end, session }: Passage<Session>,
  rows: readonly SourceRow[],
): readonly SourceRow[] {
  const error = end.kind === "not-loaded" && end.error.kind === "parse" ? end.error : null;
  if (error?.provenance?.kind !== "file") return rows;
  const source = chain.sourceOfFile(session, error.provenance.path);
  const at = rows.findIndex(({ id }) => id === source);
  return rows.map((row, index) =>
    index === at ? { ...row, verdict: "malformed", why: summaryOf(error), provenance: error.provenance, error } : row,
  );
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
  /** A source before this row that would stop the chain, were the winner's not there. */
  readonly behindStop: SourceId | null;
}

function contextOf<Session>({ end, steps }: Passage<Session>): Omit<RowContext, "behindStop"> {
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
  // What lies behind the decision asks nobody: an instance might lend the region or the keys that are missed here.
  const hedge = askedOf(passage, index).some(isMetadataAssumed) ? ", unless instance metadata answers" : "";
  if (decides?.kind === "won")
    return real
      ? row("winner", decides.found.why, { holding: decides.found.holding })
      : row(behind(context), `${decides.found.why}; ${behindWhy(context)}`, { holding: decides.found.holding });
  if (decides?.kind === "stopped") {
    const holding: { holding?: Holding } = decides.found === null ? {} : { holding: decides.found.holding };
    return real
      ? row("stops", summaryOf(decides.error), { ...holding, error: decides.error })
      : row(wouldFail(decides.error), `would stop the chain${hedge}: ${summaryOf(decides.error)}`, {
          ...holding,
          error: decides.error,
        });
  }
  if (result.kind === "raised")
    return real
      ? row("failed-went-on", `${summaryOf(result.error)}; the chain goes on`, { error: result.error })
      : row(wouldFail(result.error), `would fail, and the chain go on${hedge}: ${summaryOf(result.error)}`, {
          error: result.error,
        });
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

const askedOf = <Session>({ asked, askedBefore }: Passage<Session>, index: number): readonly Asked[] =>
  asked.slice(askedBefore[index], askedBefore[index + 1]);

const isMetadataAssumed = ({ question, answer }: Asked): boolean =>
  question.kind === "metadata" && answer.kind === "assumed";

const behind = (context: RowContext): Verdict => (context.decided === "won" ? "shadowed" : "not-reached");

function behindWhy({ decided, by, behindStop }: RowContext): string {
  if (decided !== "won") return by === null ? "never reached" : `${by} stops the chain`;
  return `shadowed by ${by}${behindStop === null ? "" : `, and ${behindStop} would stop the chain before it`}`;
}

/** A source that would fail is no shadowed source: it would supply nothing. */
function wouldFail(error: SdkError): Verdict {
  if (error.kind === "partial") return "incomplete";
  return error.kind === "parse" ? "malformed" : "not-reached";
}
