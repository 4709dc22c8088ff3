import { parseTimestamp } from "./timestamp.ts";

/**
 * `strtotime` and `new DateTime`, of the dates that issuers write, in milliseconds; null: no date. A 31st that a month has not is
 * the next month's, a thirteenth month is no date (goldens `mut-c-sso-impossible-date`, `mut-c-login-impossible-date`).
 * Words such as `tomorrow`, which PHP knows, are no dates here.
 */
export function phpTime(text: string): number | null {
  const [, month = "1", day = "1", hour = "0"] = /^\s*\d{4}-?(\d{2})-?(\d{2})(?:[T ](\d{2}))?/.exec(text) ?? [];
  if (Number(month) < 1 || Number(month) > 12 || Number(day) > 31 || Number(hour) > 24) return null;
  return parseTimestamp(text)?.milliseconds ?? null;
}
