import type { Machine } from "./capture.ts";

/** The time zone that programs keep: TZ, where it names one, else the machine's own. */
export function timeZoneOf({ environment, timeZone }: Pick<Machine, "environment" | "timeZone">): string {
  const named = environment["TZ"]?.replace(/^:/, "") ?? "";
  return isTimeZone(named) ? named : timeZone !== undefined && isTimeZone(timeZone) ? timeZone : "UTC";
}

function isTimeZone(name: string): boolean {
  if (name === "") return false;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
