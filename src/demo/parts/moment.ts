/** A time as AWS and its tools write it, so many minutes from another (before it where negative). */
export const minutesFrom = (now: number, minutes: number): string =>
  `${new Date(now + minutes * 60_000).toISOString().slice(0, 19)}Z`;
