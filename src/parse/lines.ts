/** A text as lines, losslessly: `starts[i]`..`ends[i]` is line i + 1 without its terminator, which lies up to `starts[i + 1]`. */
export interface Lines {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const LF = 10;
const CR = 13;

/**
 * Cuts at LF, CRLF and lone CR: Python's universal newlines, in which botocore reads every file
 * (configparser opens in text mode; golden `py-ini-cr-only`).
 */
export function splitLines(text: string): Lines {
  const starts: number[] = [];
  const ends: number[] = [];
  const hasCr = text.includes("\r");
  let start = 0;
  const size = text.length;
  while (start < size) {
    let end = text.indexOf("\n", start);
    if (end === -1) end = size;
    let next = end + 1;
    if (hasCr) {
      const cr = text.indexOf("\r", start);
      if (cr !== -1 && cr < end) {
        end = cr;
        next = text.charCodeAt(cr + 1) === LF ? cr + 2 : cr + 1;
      }
    }
    starts.push(start);
    ends.push(end);
    start = next;
  }
  return { text, starts, ends };
}

export const isLineEnd = (code: number): boolean => code === LF || code === CR;
