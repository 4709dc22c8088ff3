import { isDateTime } from "../../parse/iso-date-time.ts";

const DATE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:Z|[+-]\d{2}(?::\d{2})?|\+0000)$/i;

/**
 * DateUtils.parseIso8601Date, 2.57.8: a date with its zone, seconds or not; no other text is one (goldens `b3-process-naive`,
 * `b3-process-bad-date`). Which spellings of a zone are taken was run: `+02` and `+02:00` are, `+0200` is not, `+0000` is.
 * A 30th of February is taken, a 13th month is not (goldens `mut-c-process-30-february`, `-impossible-date`).
 */
export const isIsoDate = (text: string): boolean => isDateTime(DATE.exec(text)?.[1] ?? "");
