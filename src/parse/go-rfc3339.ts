import { hasRealDay } from "./real-day.ts";

/** A time as Go's time.RFC3339 has it: `T` between, a zone as `Z` or an offset; `…UTC` is none (golden `sso-legacy-utc-suffix`). */
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Milliseconds since 1970; null: Go does not read it. */
export function rfc3339(text: string): number | null {
  const time = RFC3339.test(text) && hasRealDay(text) ? Date.parse(text.replace(",", ".")) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

export const isRfc3339 = (text: string): boolean => rfc3339(text) !== null;
