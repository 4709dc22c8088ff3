import type { Snapshot } from "../../model/snapshot.ts";
import { mentionedInProject } from "../../parse/version-in-project.ts";

/** A library's group in a build file: its version may stand anywhere. */
export const inBuildFile = (snapshot: Snapshot, group: RegExp): string | null =>
  mentionedInProject(snapshot, ["pom.xml", "build.gradle", "build.gradle.kts"], group);
