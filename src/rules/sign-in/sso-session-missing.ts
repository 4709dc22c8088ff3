import { replacedValue } from "../../advice/replaced-value.ts";
import { byHand } from "../../advice/by-hand.ts";
import { gravityOf, sdksMeeting } from "../../advice/profile-faults.ts";
import { profilesWith, writtenSections, writtenSsoSessions } from "../../advice/written-profiles.ts";
import { blankInSession, sessionWithBlank, withoutBlank } from "../../advice/session-fault.ts";
import { misnamedSession } from "../../advice/misnamed-session.ts";
import { headerPlace } from "../../parse/settings-lines.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import type { MachineRule } from "../rule.ts";

/** `sso_session` names no section of the config file (complaint S30). */
export const rule: MachineRule = {
  scope: "machine",
  group: "sign-in",
  id: "sso-session-missing",
  title: "sso_session names a section that does not exist",
  why: "The start URL and the region of the sign-in stand in [sso-session NAME] of the config file. Without it an SDK reports a missing start URL or region, or a TypeError; botocore then cannot make a client even where exported keys would do.",
  complaints: ["S30"],
  insteadOf: ["setting-refused", "sign-in-needed", "source-failed"],
  find(checkup) {
    const sessions = writtenSsoSessions(checkup);
    return profilesWith(checkup, "sso_session").flatMap((profile) => {
      const setting = profile.setting("sso_session");
      const wanted = profile.text("sso_session");
      if (setting === null || wanted === null) return [];
      const blank = sessionWithBlank(checkup.files, wanted);
      if (blank === null && sessions.has(wanted)) return [];
      const inCredentials = writtenSections(checkup).find(
        ({ file, name }) => file.role === "credentials" && name === `sso-session ${wanted}`,
      );
      const sdks = sdksMeeting(checkup, profile.name, ["bad-setting", "partial", "token-missing", "no-source"]);
      if (sdks.length === 0) return [];
      if (blank !== null) {
        const blind = sdksMeeting(checkup, profile.name, ["bad-setting"]);
        const told = checkup.toldOf(blind);
        if (told.length === 0) return [];
        return [
          {
            severity: gravityOf(checkup, profile.name, blind),
            message: blankInSession(blank, told),
            provenance: [setting.place, headerPlace(blank.file.path, blank.header)],
            fix: withoutBlank(blank),
            sdks: blind,
          },
        ];
      }
      const misnamed = misnamedSession(checkup.files, wanted, checkup.home);
      const near =
        nearestNames(wanted, [...sessions.keys()])[0] ?? (sessions.size === 1 ? [...sessions.keys()][0] : undefined);
      const where =
        misnamed !== null
          ? misnamed.words
          : inCredentials === undefined
            ? near === undefined
              ? "and there is none like it"
              : `but there is [sso-session ${near}]`
            : "which stands in the credentials file, where most SDKs do not look for it";
      return [
        {
          severity: gravityOf(checkup, profile.name, sdks),
          message: `Profile ${profile.name} signs in through [sso-session ${wanted}], ${misnamed === null && inCredentials === undefined ? `which does not exist, ${where}` : misnamed === null ? where : `which does not exist: ${where}`}.`,
          provenance: [setting.place, ...(inCredentials === undefined ? [] : [inCredentials.place])],
          fix:
            misnamed !== null
              ? checkup.fix(misnamed.change, sdks, profile.name)
              : inCredentials !== undefined
                ? byHand(`move [sso-session ${wanted}] to the config file`)
                : near === undefined
                  ? byHand(
                      `add [sso-session ${wanted}] with sso_start_url and sso_region to the config file: aws configure sso-session`,
                    )
                  : checkup.fix(replacedValue(setting, near), sdks, profile.name),
          sdks,
        },
      ];
    });
  },
};
