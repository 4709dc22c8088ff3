import { hasRealDay } from "../../parse/real-day.ts";

/** aws-smithy-types 1.9.3, `Format::DateTime`: RFC 3339 in UTC, with a `Z`. Milliseconds; null: no such date. */
export const dateTimeOf = (text: string): number | null => (SHAPE.test(text) ? millisecondsOf(text) : null);

const SHAPE = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?[Zz]$/;

/** The same with any offset, as a credential process may write it. */
export const isDateTimeWithOffset = (text: string): boolean =>
  SHAPE_WITH_OFFSET.test(text) && millisecondsOf(text) !== null;

const SHAPE_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

function millisecondsOf(text: string): number | null {
  const milliseconds = hasRealDay(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
