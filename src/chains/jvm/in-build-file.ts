import type { Snapshot } from "../../model/snapshot.ts";
import { mentionedInProject, versionInProject } from "../../parse/version-in-project.ts";

const FILES = ["pom.xml", "build.gradle", "build.gradle.kts", "gradle/libs.versions.toml", "build.sbt"];

interface Library {
  /** Its group, or the beginning of its artifacts' names: what tells of it in any file. */
  readonly mark: RegExp;
  readonly group: string;
  readonly artifact: string;
}

/** A library that a build file asks for: in which version, where that stands beside it as a number. */
export function inBuildFile(snapshot: Snapshot, { mark, group, artifact }: Library): string | null {
  const mentioned = mentionedInProject(snapshot, FILES, mark);
  if (mentioned === null) return null;
  const patterns = [
    `<groupId>${group}</groupId>\\s*<artifactId>${artifact}</artifactId>\\s*<version>(\\d[\\w.-]*)<`,
    `["']${group}:${artifact}:(\\d[\\w.-]*)["'@]`,
    `"${group}:${artifact}"\\s*,\\s*version\\s*=\\s*"(\\d[\\w.-]*)"`,
    `"${group}"\\s*%%?\\s*"${artifact}"\\s*%\\s*"(\\d[\\w.-]*)"`,
  ].map((pattern) => new RegExp(pattern));
  for (const name of FILES) {
    const version = versionInProject(snapshot, name, ...patterns);
    if (version !== null) return version;
  }
  return mentioned;
}
