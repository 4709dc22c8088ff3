import type { Comparison, PrincipalGroup } from "../../../model/comparison.ts";
import type { Walked } from "../../../model/diagnosis.ts";
import { type Line, piece, renderLines, wrapped } from "../../screen.ts";
import type { TextOptions } from "../text.ts";
import { endOf } from "./group-end.ts";
import { groupLines } from "./group-lines.ts";
import { assumedLines, blockLines, keyLines, readLines, versionLines } from "./notes.ts";
import { regionLines } from "./region-lines.ts";
import { changeLines } from "./change-lines.ts";

export interface ComparisonOptions extends TextOptions {
  /** Is it to be said which versions were found? */
  readonly versions?: boolean;
}

/** Every SDK in one screen: the split first, then each group with its reason, then the one change that ends it. */
export function renderComparison(comparison: Comparison, options: ComparisonOptions): string {
  const { terminal, verbosity } = options;
  const width = Math.min(terminal.width, 140);
  const headline = wrapped(comparisonHeadline(comparison), width).map((text) => [
    piece(text, comparison.agree ? ("good" as const) : ("warn" as const)),
  ]);
  if (verbosity === "quiet") return renderLines([headline.flat()], terminal);
  const lines: Line[] = [
    ...headline,
    ...comparison.groups.flatMap((group) => [
      [],
      ...groupLines(group, comparison, { width, verbose: verbosity === "verbose" }),
    ]),
    [],
    ...changeLines(comparison, options, width),
    ...keyLines(comparison, width),
    ...regionLines(comparison, options, width),
    ...(options.versions === true ? versionLines(comparison, width) : []),
    ...blockLines(comparison, width),
    ...assumedLines(comparison, width),
    ...readLines(comparison, width),
  ];
  return renderLines(lines, terminal);
}

/** The split in a sentence. */
export function comparisonHeadline({ groups, agree, results, regionChange }: Comparison): string {
  const first = groups[0];
  if (first === undefined) return "No SDK to compare.";
  if (results.length === 1) return `${(results[0] as Walked).resolution.sdk.id} ${endOf(first)} here.`;
  if (agree)
    return `All ${results.length} SDKs agree here: they ${endOf(first)}${regionChange === null ? "" : ", but not in one region"}.`;
  return `The SDKs do not agree here: ${groups.map((group) => `${namesOf(group)} ${endOf(group)}`).join(", ")}.`;
}

/** One or two SDKs are named, more are counted. */
const namesOf = ({ members }: PrincipalGroup): string =>
  members.length <= 2 ? members.map(({ resolution }) => resolution.sdk.id).join(" and ") : String(members.length);
