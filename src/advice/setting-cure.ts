import type { Change } from "../model/finding.ts";
import type { FileProvenance } from "../model/provenance.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { nearestNames } from "../parse/nearest-names.ts";
import type { SettingLine, SettingsLine } from "../parse/settings-lines.ts";
import type { SettingsFile } from "./checkup.ts";
import { misnamedSession } from "./misnamed-session.ts";
import { blocksOf } from "./settings-blocks.ts";
import { settingsFiles } from "./settings-files.ts";
import { writtenProfiles } from "./written-profiles.ts";
import { flawsOf } from "./value-flaws.ts";

/** What got into the value taken out of it, or the section that it was meant to name. */
export function settingCure(snapshot: Snapshot, { path, line }: FileProvenance): Change | null {
  const files = settingsFiles(snapshot);
  const file = files.find((one) => one.path === path);
  const setting = file?.text.lines[line - 1];
  if (file === undefined || setting?.kind !== "setting") return null;
  const { key, value, shape } = setting;
  const flaw = flawsOf(shape)[0];
  if (flaw !== undefined) return { kind: "clean-value", path, line, key, without: flaw };
  const doubled = OF_THE_SESSION.has(key) ? linesOfTheSession(files, file, setting) : [];
  if (doubled.length > 0) return { kind: "delete-lines", path, lines: doubled };
  // A text where a block belongs; of a block, its own line alone must not go.
  if (key === "s3" && !isContinued(file.text.lines[line])) return { kind: "delete-lines", path, lines: [line] };
  if (key !== "sso_session" || value.kind !== "text") return null;
  const names = blocksOf(file).flatMap((block) => (block.kind === "sso-session" ? [block.name] : []));
  if (names.includes(value.text)) return null;
  const misnamed = misnamedSession(files, value.text, "");
  if (misnamed !== null) return misnamed.change;
  const meant = nearestNames(value.text, names)[0];
  return meant === undefined ? null : { kind: "replace-value", path, line, key, value: meant };
}

const OF_THE_SESSION: ReadonlySet<string> = new Set(["sso_start_url", "sso_region"]);

/** What a profile says again of the session that it names, and otherwise: the session's word is enough. */
function linesOfTheSession(
  files: readonly SettingsFile[],
  file: SettingsFile,
  { line }: SettingLine,
): readonly number[] {
  const block = blocksOf(file).find(
    ({ kind, settings }) => kind === "profile" && settings.some((one) => one.line === line),
  );
  // The session may be named in the other file (java-v2 on `dev-beta-00123`).
  if (block === undefined || writtenProfiles({ files }).get(block.name)?.text("sso_session") == null) return [];
  return block.settings.filter(({ key }) => OF_THE_SESSION.has(key)).map((one) => one.line);
}

const isContinued = (next: SettingsLine | undefined): boolean => next?.kind === "continuation";
