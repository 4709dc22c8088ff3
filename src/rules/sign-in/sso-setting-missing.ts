import { byHand } from "../../advice/by-hand.ts";
import { gravityOf, sdksMeeting } from "../../advice/profile-faults.ts";
import { signIns } from "../../advice/sign-ins.ts";
import { settingIn, writtenSsoSessions } from "../../advice/written-profiles.ts";
import type { MachineRule } from "../rule.ts";

const NEEDED = ["sso_start_url", "sso_region", "sso_account_id", "sso_role_name"] as const;

/** A sign-in needs four settings, two of which may stand in the session. */
export const rule: MachineRule = {
  scope: "machine",
  group: "sign-in",
  id: "sso-setting-missing",
  title: "A sign-in lacks a setting",
  why: "IAM Identity Center needs a start URL, its own region, an account and a role. sso_region is where the portal lives, and region does not stand in for it. One of them missing, botocore and Go raise; Java goes on and may end as the instance's role.",
  complaints: ["S30"],
  insteadOf: ["setting-refused", "half-a-pair"],
  find(checkup) {
    const sessions = writtenSsoSessions(checkup);
    return signIns(checkup).flatMap(({ profile, session }) => {
      const section = session === null ? undefined : sessions.get(session);
      // Its own rule tells of a section that is not there.
      if (session !== null && section === undefined) return [];
      const missing = NEEDED.filter(
        (key) =>
          profile.text(key) === null && (section === undefined || (settingIn(section, key)?.text?.trim() ?? "") === ""),
      );
      if (missing.length === 0) return [];
      const sdks = sdksMeeting(checkup, profile.name, [
        "partial",
        "bad-setting",
        "token-missing",
        "no-source",
        "region-missing",
      ]);
      if (sdks.length === 0) return [];
      const places = [profile.setting("sso_account_id"), profile.setting("sso_role_name")];
      const ofPortal = missing.filter((key) => key === "sso_start_url" || key === "sso_region");
      const where =
        section !== undefined && ofPortal.length > 0 ? `[sso-session ${session}]` : `profile ${profile.name}`;
      return [
        {
          severity: gravityOf(checkup, profile.name, sdks),
          message: `Profile ${profile.name} signs in through IAM Identity Center but ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing.`,
          provenance: places.flatMap((setting) => setting?.place ?? []),
          fix: byHand(
            `add ${missing.join(" and ")} to ${where}${missing.includes("sso_region") ? "; sso_region is the region of the portal" : ""}`,
          ),
          sdks,
        },
      ];
    });
  },
};
