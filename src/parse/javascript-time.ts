import { fromWallClock } from "./from-wall-clock.ts";

/** A zone at the end; a day alone is UTC's, and ends as one. */
const ZONED = /(?:Z|\b(?:UTC?|GMT|[ECMP][SD]T)|[+-]\d{1,2}:?(?:\d{2})?)\s*(?:\([^)]*\)\s*)?$/i;

/**
 * `Date.parse` in a program of that time zone: a date and time that name none are the clock's on its wall (goldens of
 * `hand-time-zones`). NaN where JavaScript has no date.
 */
export function javascriptTime(text: string, timeZone: string): number {
  const here = Date.parse(text);
  if (Number.isNaN(here) || ZONED.test(text)) return here;
  const shown = Date.parse(`${text}Z`);
  return fromWallClock(Number.isNaN(shown) ? Date.parse(`${text} UTC`) : shown, timeZone);
}
