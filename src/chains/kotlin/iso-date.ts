import { isInCalendar } from "../../parse/iso-date-time.ts";

const DATE = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/**
 * Instant.fromIso8601 (1.8.12): a day, or a time of it to the second and with its zone, with or without `-` and `:`
 * (goldens `mut-c-process-date-*`); of days the calendar's (`mut-c-process-30-february`).
 */
export function isIsoDate(text: string): boolean {
  const parts = DATE.exec(text);
  if (parts === null) return false;
  const [, year, month, day, hour = "00", minute = "00", second = "00"] = parts;
  return isInCalendar(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
}
