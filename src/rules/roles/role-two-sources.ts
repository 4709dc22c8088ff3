import type { Checkup } from "../../advice/checkup.ts";
import { byHand } from "../../advice/by-hand.ts";
import { gravityOf, sdksEasedBy, sdksMeeting } from "../../advice/profile-faults.ts";
import {
  type WrittenProfile,
  type WrittenSetting,
  profilesWith,
  writtenProfiles,
} from "../../advice/written-profiles.ts";
import type { Change, Fix } from "../../model/finding.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { MachineRule } from "../rule.ts";

/** Both `source_profile` and `credential_source` (complaint S39). */
export const rule: MachineRule = {
  scope: "machine",
  group: "roles",
  id: "role-two-sources",
  title: "A role names both source_profile and credential_source",
  why: "A role asks with the keys of one source. Given two, most SDKs refuse the profile; JavaScript v2 and Java v1 take source_profile without a word.",
  complaints: ["S39"],
  insteadOf: ["role-source"],
  find(checkup) {
    return profilesWith(checkup, "credential_source").flatMap((profile) => {
      const [byProfile, byPlace] = [profile.setting("source_profile"), profile.setting("credential_source")];
      if (byProfile === null || byPlace === null || profile.text("role_arn") === null) return [];
      const sdks = sdksMeetingBoth(checkup, profile.name, [byPlace, byProfile]);
      if (sdks.length === 0) return [];
      return [
        {
          severity: gravityOf(checkup, profile.name, sdks),
          message: `Profile ${profile.name} names two sources for its role: source_profile = ${byProfile.text ?? ""} and credential_source = ${byPlace.text ?? ""}.`,
          provenance: [byProfile.place, byPlace.place],
          fix: fixFor(checkup, profile, sdks, [byPlace, byProfile]),
          sdks,
        },
      ];
    });
  },
};

/**
 * Some refuse the profile in words that fit other faults, too: those that refuse it with either source alone are not stopped
 * by there being two (.NET on `open-00201`, which takes no role beside keys).
 */
function sdksMeetingBoth(
  checkup: Checkup,
  profile: string,
  sources: readonly [WrittenSetting, WrittenSetting],
): readonly SdkId[] {
  const meeting = sdksMeeting(checkup, profile, ["two-sources", "bad-setting", "no-source"]);
  if (meeting.length === 0) return [];
  const eased = sources.flatMap((one) => sdksEasedBy(checkup, profile, meeting, withoutLine(one)));
  return meeting.filter((sdk) => eased.includes(sdk));
}

const withoutLine = ({ path, line }: WrittenSetting): Change => ({ kind: "delete-lines", path, lines: [line.line] });

/** One of the two goes: the one without which there are credentials. */
function fixFor(
  checkup: Checkup,
  profile: WrittenProfile,
  sdks: readonly SdkId[],
  [byPlace, byProfile]: readonly [WrittenSetting, WrittenSetting],
): Fix {
  const without = (setting: WrittenSetting): Fix => checkup.fix(withoutLine(setting), sdks, profile.name);
  // A laptop is no instance: what names a profile is more likely meant where that profile is there.
  const isThere = writtenProfiles(checkup).has(byProfile.text?.trim() ?? "");
  const fixes = (isThere ? [byPlace, byProfile] : [byProfile, byPlace]).map(without);
  return (
    fixes.find(({ after }) => after?.winner != null) ??
    // The metadata service is not asked to foresee, so that it may yet lend a role: a fault is sure.
    fixes.find(({ after }) => after?.error == null) ??
    byHand(`keep the one of ${linesOf(byProfile, byPlace)} that leads to credentials`)
  );
}

/** They may stand in the two files. */
const linesOf = (one: WrittenSetting, other: WrittenSetting): string =>
  one.path === other.path
    ? `lines ${one.line.line} and ${other.line.line}`
    : `line ${one.line.line} of ${one.path} and line ${other.line.line} of ${other.path}`;
