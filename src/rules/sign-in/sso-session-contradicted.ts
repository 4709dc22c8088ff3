import { gravityOf, sdksMeeting } from "../../advice/profile-faults.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { settingIn, profilesWith, writtenSsoSessions } from "../../advice/written-profiles.ts";
import type { MachineRule } from "../rule.ts";

const KEYS = ["sso_start_url", "sso_region"] as const;

/** The profile and its session say two things of one sign-in (golden `py-sso-session-mismatch`). */
export const rule: MachineRule = {
  scope: "machine",
  group: "sign-in",
  id: "sso-session-contradicted",
  title: "A profile and its sso-session disagree",
  why: "A profile that was moved to an sso-session often keeps the old start URL or region. Where the two differ, botocore and Go refuse the profile, JavaScript takes the session's value without a word, and Rust refuses it even where they are equal.",
  complaints: ["S30", "S35"],
  insteadOf: ["setting-refused", "source-failed"],
  find(checkup) {
    const sessions = writtenSsoSessions(checkup);
    return profilesWith(checkup, "sso_session").flatMap((profile) => {
      const section = sessions.get(profile.text("sso_session") ?? "");
      if (section === undefined) return [];
      const twice = KEYS.flatMap((key) => {
        const [own, shared] = [profile.setting(key), settingIn(section, key)];
        return own === null || shared === null
          ? []
          : [{ key, own, shared, isSame: own.text?.trim() === shared.text?.trim() }];
      });
      // Beside one that differs an equal one is no fault of its own; it goes with it.
      const differing = twice.filter(({ isSame }) => !isSame);
      return (differing.length > 0 ? differing : twice).flatMap(({ key, own, shared, isSame }) => {
        const sdks = sdksMeeting(checkup, profile.name, ["bad-setting", "partial", "no-source"]);
        if (sdks.length === 0) return [];
        const told = checkup.toldOf(sdks);
        // One line gone, the other would still be refused: they go together.
        const lines = twice.flatMap((one) => (one.own.path === own.path ? [one.own.line.line] : []));
        return [
          {
            severity:
              isSame && !checkup.atHand.some((id) => sdks.includes(id))
                ? ("note" as const)
                : gravityOf(checkup, profile.name, sdks),
            message: `${key} of profile ${profile.name} ${isSame ? `stands in [sso-session ${section.name}] too` : `is not that of [sso-session ${section.name}]`}: ${sdkNames(told)} ${verb(told, "refuses", "refuse")} the profile.`,
            provenance: [own.place, shared.place],
            fix: checkup.fix({ kind: "delete-lines", path: own.path, lines }, sdks, profile.name),
            sdks,
          },
        ];
      });
    });
  },
};
