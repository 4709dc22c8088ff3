import type { MergeMark } from "../parse/settings-lines.ts";
import type { SettingsText } from "../parse/settings-text.ts";
import { linesText } from "./lines-text.ts";

/** A merge that git could not finish, from mark to mark. */
export interface MergeConflict {
  readonly marks: readonly number[];
  /** The lines of this side, and of the other. */
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  /** All but those of this side: what goes when this side is kept. */
  readonly others: readonly number[];
}

const known = new WeakMap<SettingsText, readonly MergeConflict[]>();

/** The whole ones; a mark that is left alone is a stray line. */
export function mergeConflictsIn(text: SettingsText): readonly MergeConflict[] {
  const conflicts = known.get(text) ?? (text.kinds.has("junk") ? lookFor(text) : []);
  known.set(text, conflicts);
  return conflicts;
}

function lookFor(text: SettingsText): readonly MergeConflict[] {
  const marks = text.lines.flatMap((line) =>
    line.kind === "junk" && line.mergeMark !== null ? [{ line: line.line, mark: line.mergeMark }] : [],
  );
  return marks.flatMap(({ mark }, index) => {
    const end = mark === "ours" ? marks.findIndex((one, at) => at > index && one.mark === "theirs") : -1;
    return end === -1 ? [] : conflictOf(marks.slice(index, end + 1));
  });
}

interface Mark {
  readonly mark: MergeMark;
  readonly line: number;
}

function conflictOf(marks: readonly Mark[]): readonly MergeConflict[] {
  const [above, below] = [marks[0], marks.at(-1)];
  const middle = marks.find(({ mark }) => mark === "middle");
  const isWhole =
    marks.map(({ mark }) => mark).join() === (marks.length === 4 ? "ours,base,middle,theirs" : "ours,middle,theirs");
  if (above === undefined || middle === undefined || below === undefined || !isWhole) return [];
  const endOfOurs = marks.find(({ mark }) => mark === "base")?.line ?? middle.line;
  return [
    {
      marks: marks.map(({ line }) => line),
      ours: between(above.line, endOfOurs),
      theirs: between(middle.line, below.line),
      others: [above.line, ...between(endOfOurs - 1, below.line), below.line],
    },
  ];
}

/** The numbers between two. */
const between = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => from + 1 + index);

/** Whether a line stands in a merge that is not finished: what is repeated there is no fault of its own. */
export const isInConflict = (text: SettingsText, line: number): boolean =>
  mergeConflictsIn(text).some(({ marks }) => line >= Math.min(...marks) && line <= Math.max(...marks));

/** "a merge that git could not finish" */
export const mergeWords = (conflicts: readonly MergeConflict[]): string =>
  `${conflicts.length === 1 ? "a merge" : `${conflicts.length} merges`} that git could not finish`;

/** "keep line 3 (what stood here) or lines 5-6 (what came), and delete the marks on lines 2, 4, 7" */
export const mergeChoice = (conflicts: readonly MergeConflict[]): string =>
  conflicts
    .map(
      ({ ours, theirs, marks }) =>
        `keep ${linesText(ours)} (what stood here) or ${linesText(theirs)} (what came), and delete the marks on ${linesText(marks)}`,
    )
    .join("; ");
