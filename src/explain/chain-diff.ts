import type { SdkId, SourceId } from "../model/sdk.ts";
import { DOCUMENTATION_TOPICS, type DocumentationTopic } from "../walk/chain-documentation.ts";
import type { SdkPage, StepEntry } from "./pages.ts";

/** A source that stands in a chain: where, and what the SDK calls it. */
export interface Stand {
  readonly order: number;
  readonly method: string;
}

/**
 * One row of two orders laid beside each other. `same`: what both have in the same turn; `moved`: both have it, but past
 * others that the two share; `only`: one of them has no such source (there, or a second time).
 */
export type OrderRow =
  | { readonly kind: "same" | "moved"; readonly source: SourceId; readonly a: Stand; readonly b: Stand }
  | { readonly kind: "only-a"; readonly source: SourceId; readonly a: Stand; readonly b: null }
  | { readonly kind: "only-b"; readonly source: SourceId; readonly a: null; readonly b: Stand };

/** What a page says of a topic: in the same words, or each in its own. */
export type TopicRow =
  | { readonly kind: "same"; readonly topic: DocumentationTopic; readonly text: string }
  | { readonly kind: "differs"; readonly topic: DocumentationTopic; readonly a: string; readonly b: string };

export interface ChainDiff {
  readonly a: Side;
  readonly b: Side;
  readonly order: readonly OrderRow[];
  readonly topics: readonly TopicRow[];
}

export interface Side {
  readonly sdk: SdkId;
  readonly modelledOn: string;
  readonly readNotRun: boolean;
}

/** Two SDKs as their pages tell of them; nothing of a machine. */
export const chainDiff = (a: SdkPage, b: SdkPage): ChainDiff => ({
  a: sideOf(a),
  b: sideOf(b),
  order: orderOf(a.steps, b.steps),
  topics: DOCUMENTATION_TOPICS.map((topic) => topicRow(topic, a.documentation[topic], b.documentation[topic])),
});

const sideOf = ({ sdk, modelledOn, readNotRun }: SdkPage): Side => ({ sdk, modelledOn, readNotRun });

const topicRow = (topic: DocumentationTopic, a: string, b: string): TopicRow =>
  a === b ? { kind: "same", topic, text: a } : { kind: "differs", topic, a, b };

/** In A's order; what only B has stands where B has it, behind what goes before it there. */
function orderOf(a: readonly StepEntry[], b: readonly StepEntry[]): readonly OrderRow[] {
  const pairs = sharedTurns(a, b);
  const moved = movedPairs(a, b, pairs);
  const rows: OrderRow[] = [];
  let nextB = 0;
  const onlyInB = (end: number): void => {
    for (; nextB < end; nextB++) {
      const step = b[nextB];
      if (step === undefined || pairs.has(step) || moved.has(step)) continue;
      rows.push({ kind: "only-b", source: step.source, a: null, b: standOf(step) });
    }
  };
  for (const step of a) {
    const same = pairs.get(step);
    const elsewhere = moved.get(step);
    if (same !== undefined) {
      onlyInB(b.indexOf(same));
      rows.push({ kind: "same", source: step.source, a: standOf(step), b: standOf(same) });
    } else if (elsewhere !== undefined)
      rows.push({ kind: "moved", source: step.source, a: standOf(step), b: standOf(elsewhere) });
    else rows.push({ kind: "only-a", source: step.source, a: standOf(step), b: null });
  }
  onlyInB(b.length);
  return rows;
}

const standOf = ({ order, method }: StepEntry): Stand => ({ order, method });

/** Both ways round: a step of either chain → its counterpart. */
type Pairs = ReadonlyMap<StepEntry, StepEntry>;

/** The longest run of sources that both chains have in the same turn, others left out between. */
function sharedTurns(a: readonly StepEntry[], b: readonly StepEntry[]): Pairs {
  const best = longest(a, b);
  const pairs = new Map<StepEntry, StepEntry>();
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] as StepEntry, b[j] as StepEntry];
    if (left.source === right.source) {
      pairs.set(left, right).set(right, left);
      i++;
      j++;
    } else if (best(i + 1, j) >= best(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** How many sources the rests of both chains share in the same turn, by where the rests begin. */
function longest(a: readonly StepEntry[], b: readonly StepEntry[]): (i: number, j: number) => number {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (lengths[i] as number[])[j] =
        a[i]?.source === b[j]?.source ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}

/** What is left on both sides. */
function movedPairs(a: readonly StepEntry[], b: readonly StepEntry[], pairs: Pairs): Pairs {
  const moved = new Map<StepEntry, StepEntry>();
  for (const step of a) {
    if (pairs.has(step)) continue;
    const other = b.find(({ source }, index) => source === step.source && isFree(b[index] as StepEntry, pairs, moved));
    if (other !== undefined) moved.set(step, other).set(other, step);
  }
  return moved;
}

const isFree = (step: StepEntry, pairs: Pairs, moved: Pairs): boolean => !pairs.has(step) && !moved.has(step);
