import { javascriptTime } from "./javascript-time.ts";

/** A point in time as `dateutil.parser.parse` reads it. `aware`: it named a zone; Python refuses to compare the others. */
export interface Timestamp {
  readonly milliseconds: number;
  readonly aware: boolean;
}

const ISO =
  /^\s*(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?\s*$/i;

/**
 * ISO 8601 in its usual spellings, `…UTC` among them (old CLI caches: golden `sso-legacy-utc-suffix`); anything else as
 * JavaScript reads it. Null: no date.
 */
export function parseTimestamp(text: string): Timestamp | null {
  const match = ISO.exec(text);
  if (match === null) {
    const milliseconds = javascriptTime(text, "UTC");
    return Number.isNaN(milliseconds) ? null : { milliseconds, aware: /(?:Z|UTC|GMT|[+-]\d{4})\s*$/i.test(text) };
  }
  const [, year, month, day, hour = "00", minute = "00", second = "00", fraction = "0", zone] = match;
  const utc = Date.UTC(+(year as string), +(month as string) - 1, +(day as string), +hour, +minute, +second);
  const milliseconds = utc + Math.floor(Number(`0.${fraction}`) * 1000) - zoneOffset(zone);
  return Number.isNaN(milliseconds) ? null : { milliseconds, aware: zone !== undefined };
}

function zoneOffset(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? "");
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === "-" ? -1 : 1) * minutes * 60_000;
}
