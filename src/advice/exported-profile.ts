import type { Change } from "../model/finding.ts";
import type { WrittenProfile } from "./written-profiles.ts";

/** A profile that every SDK of a credential process can use: the CLI hands out what it has got from another's sign-in. */
export interface ExportedProfile {
  readonly name: string;
  /** What writes it; null: it is there. */
  readonly change: Change | null;
}

/** Null: the source does not stand in the config file, by which the CLI signs in. */
export function exportedProfile(
  source: WrittenProfile,
  profiles: ReadonlyMap<string, WrittenProfile>,
): ExportedProfile | null {
  const command = `aws configure export-credentials --profile ${source.name} --format process`;
  const section = source.sections.find(({ file }) => file.role === "config");
  if (section === undefined) return null;
  const name = `${source.name}-exported`;
  // The command is sealed, as every process is: it is known by the name given here.
  if (profiles.get(name)?.setting("credential_process") != null) return { name, change: null };
  return {
    name,
    change: {
      kind: "insert-lines",
      path: section.file.path,
      below: Math.max(section.place.line, ...section.settings.map(({ line }) => line.line)),
      lines: ["", `[profile ${name}]`, `credential_process = ${command}`],
    },
  };
}
