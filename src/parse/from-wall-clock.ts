/** What a clock on the wall of a time zone shows, told as if it were UTC, is this moment. Milliseconds since 1970. */
export function fromWallClock(shown: number, timeZone: string): number {
  // The second look is for the hours about a change of the clock: the first one's offset may be that of its other side.
  const near = shown - offsetAt(shown, timeZone);
  return shown - offsetAt(near, timeZone);
}

function offsetAt(moment: number, timeZone: string): number {
  if (timeZone === "UTC" || Number.isNaN(moment)) return 0;
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - Math.floor(moment / 1000) * 1000;
}
