import { fromWallClock } from "../../parse/from-wall-clock.ts";

/** A time without a zone is one of the clock on the wall (golden `time-zones-process-tokyo`). */
export function timeOf(text: string, timeZone: string): number {
  const day = text.length === "2030-01-01".length;
  if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return Date.parse(text);
  return fromWallClock(Date.parse(`${text}${day ? "T00:00:00" : ""}Z`), timeZone);
}
