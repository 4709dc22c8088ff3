import type { ValueFlaw } from "../model/finding.ts";
import type { ValueShape } from "../parse/value-shape.ts";

/** What got into a value by mistake, the most telling first. */
export function flawsOf(shape: ValueShape): readonly ValueFlaw[] {
  return [
    ...(shape.quotes === null ? [] : (["quotes"] as const)),
    ...(shape.inlineComment ? (["inline-comment"] as const) : []),
    ...(shape.echoFlag ? (["echo-flag"] as const) : []),
    ...(shape.trailingPercent ? (["trailing-percent"] as const) : []),
    ...(shape.invisible ? (["invisible-characters"] as const) : []),
    ...(shape.outerBlank ? (["outer-blanks"] as const) : []),
  ];
}

/** What the value of a setting or a variable has too much. */
export const FLAW_WORDS = {
  quotes: "stands in quotes",
  "inline-comment": "has a comment behind it",
  "echo-flag": 'begins with "-n ", which echo wrote',
  "trailing-percent": 'ends in "%", which a shell shows where a line has no end',
  "invisible-characters": "holds characters that an editor does not show",
  "outer-blanks": "has blanks or line ends around it",
} as const satisfies Record<ValueFlaw, string>;
