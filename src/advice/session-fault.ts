import type { Fix } from "../model/finding.ts";
import type { Provenance } from "../model/provenance.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { byHand } from "./by-hand.ts";
import type { SettingsFile } from "./checkup.ts";
import { sdkNames, verb } from "./sdk-names.ts";
import { type SettingsBlock, blocksOf } from "./settings-blocks.ts";
import { settingsFiles } from "./settings-files.ts";
import { shownName } from "./shown-name.ts";

/** What is wrong with the [sso-session …] that a profile names. */
export interface SessionFault {
  /** A sentence. */
  readonly words: string;
  /** Null: a change of the settings may be known (`settingCure`). */
  readonly fix: Fix | null;
}

/**
 * `[sso-session my org]`: botocore takes a header of three words for none, and quotes that help it there are part of the
 * name to Go (lab: boto3 1.44.5 "does not exist", js-v3 3.1169.0 a TypeError, go-v2 finds it).
 */
export function sessionWithBlank(files: readonly SettingsFile[], name: string): SettingsBlock | null {
  if (!/\s/.test(name.trim())) return null;
  const blocks = files.flatMap((file) => (file.role === "config" ? blocksOf(file) : []));
  return blocks.find((block) => block.kind === "sso-session" && block.name === name) ?? null;
}

export const blankInSession = ({ header }: SettingsBlock, sdks: readonly SdkId[]): string =>
  `[${header.title}] has a blank in its name: ${sdkNames(sdks)} ${verb(sdks, "does", "do")} not see it.`;

export const withoutBlank = ({ header, name, file }: SettingsBlock): Fix => {
  const to = name.trim().replace(/\s+/g, "-");
  return byHand(
    `on line ${header.line} of ${file.path} write [sso-session ${to}], and sso_session = ${to} wherever it is named`,
  );
};

/** Of the setting that an SDK's error is about; null: it is about something else. */
export function sessionFault(snapshot: Snapshot, place: Provenance | null, sdk: SdkId): SessionFault | null {
  if (place?.kind !== "file" || place.key !== "sso_session") return null;
  const files = settingsFiles(snapshot);
  const setting = files.find(({ path }) => path === place.path)?.text.lines[place.line - 1];
  if (setting?.kind !== "setting" || setting.value.kind !== "text") return null;
  const name = setting.value.text;
  const block = sessionWithBlank(files, name);
  if (block !== null) return { words: blankInSession(block, [sdk]), fix: withoutBlank(block) };
  const profile = place.section?.replace(/^profile\s+/, "") ?? "";
  const there = files.filter((file) => blocksOf(file).some((one) => one.kind === "sso-session" && one.name === name));
  if (there.some(({ role }) => role === "config")) return null;
  if (there.length > 0)
    return {
      words: `Profile ${shownName(profile)} signs in through [sso-session ${name}], which stands in the credentials file, where ${sdkNames([sdk])} does not look for it.`,
      fix: byHand(`move [sso-session ${name}] to the config file`),
    };
  return {
    words: `Profile ${shownName(profile)} signs in through [sso-session ${name}], which does not exist.`,
    fix: null,
  };
}
