import { IntColumn } from "./int-column.ts";

/** A text as lines, losslessly: `starts`..`ends` is a line without its terminator, which lies up to the next start. */
export interface Lines {
  readonly text: string;
  readonly starts: IntColumn;
  readonly ends: IntColumn;
}

const LF = 10;

/**
 * Cuts at LF, CRLF and lone CR: Python's universal newlines, in which botocore reads every file
 * (configparser opens in text mode; golden `py-ini-cr-only`).
 */
export function splitLines(text: string): Lines {
  const starts = new IntColumn();
  const ends = new IntColumn();
  const size = text.length;
  const find = (character: string, from: number): number => {
    const at = text.indexOf(character, from);
    return at === -1 ? size : at;
  };
  let start = 0;
  let cr = find("\r", 0);
  while (start < size) {
    if (cr < start) cr = find("\r", start);
    const lf = find("\n", start);
    const end = Math.min(lf, cr);
    starts.push(start);
    ends.push(end);
    start = end === cr && cr < lf && text.charCodeAt(cr + 1) === LF ? cr + 2 : end + 1;
  }
  return { text, starts, ends };
}

/** Cuts at LF and CRLF only. */
export function splitAtLineFeeds(text: string): Lines {
  const starts = new IntColumn();
  const ends = new IntColumn();
  for (let start = 0; start < text.length; ) {
    const lf = text.indexOf("\n", start);
    const end = lf === -1 ? text.length : lf;
    starts.push(start);
    ends.push(lf > start && text[lf - 1] === "\r" ? lf - 1 : end);
    start = end + 1;
  }
  return { text, starts, ends };
}

/** Line `number` (from 1) without its end. */
export const lineText = ({ text, starts, ends }: Lines, number: number): string =>
  text.slice(starts.at(number - 1), ends.at(number - 1));

/** The number of the line that holds an offset, by halving. */
export function lineAt({ starts }: Lines, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts.at(middle) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
