import type { Snapshot } from "../../model/snapshot.ts";
import { javaPropertyText } from "../../parse/java-properties.ts";

/** The machine with the home folder that a JVM is given in place of the account's: `-Duser.home`, an empty one too (golden `jvm-options-home-empty`). */
export function withHomeOfJvm(snapshot: Snapshot): Snapshot {
  const systemHome = javaPropertyText(snapshot.variables, "user.home");
  return systemHome === null ? snapshot : { ...snapshot, systemHome };
}
