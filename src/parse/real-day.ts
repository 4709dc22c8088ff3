/**
 * Is the day that a timestamp begins with in the calendar? JavaScript takes the 30th of February for the 2nd of March, Go
 * and Rust do not (golden `mut-a-process-expires-2030-02-30`).
 */
export const hasRealDay = (timestamp: string): boolean =>
  new Date(timestamp.slice(0, 10)).getUTCDate() === Number(timestamp.slice(8, 10));
