/** aws-smithy-types 1.9.3, `Format::DateTime`: RFC 3339 in UTC, with a `Z`. Milliseconds; null: no such date. */
export function dateTimeOf(text: string): number | null {
  const milliseconds = SHAPE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

const SHAPE = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?[Zz]$/;

/** The same with any offset, as a credential process may write it. */
export const isDateTimeWithOffset = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/.test(text) &&
  !Number.isNaN(Date.parse(text));
