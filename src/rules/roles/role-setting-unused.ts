import { byHand } from "../../advice/by-hand.ts";
import { gravityOf, isInUse, sdksMeeting } from "../../advice/profile-faults.ts";
import { profilesHolding, profilesWithAny } from "../../advice/written-profiles.ts";
import type { ErrorKind } from "../../model/sdk.ts";
import type { MachineRule } from "../rule.ts";

const KEYS = [
  "source_profile",
  "credential_source",
  "external_id",
  "role_session_name",
  "duration_seconds",
  "mfa_serial",
];

const REFUSALS: readonly ErrorKind[] = ["bad-setting", "no-source"];

/** Settings of a role in a profile that has no `role_arn`: no SDK takes them over to another profile. */
export const rule: MachineRule = {
  scope: "machine",
  group: "roles",
  id: "role-setting-unused",
  title: "Settings of a role stand in a profile without role_arn",
  why: "external_id, duration_seconds, mfa_serial and their like belong into the profile that has role_arn. Beside the keys that the role is assumed with they are read by nobody, so a role that wants MFA or an external id answers AccessDenied. Go refuses the profile for a source without a role.",
  complaints: ["S40"],
  insteadOf: ["setting-refused", "role-source"],
  find(checkup) {
    if (profilesWithAny(checkup, KEYS).length === 0) return [];
    return profilesHolding(checkup, [], ["role_arn"]).flatMap((profile) => {
      return KEYS.flatMap((key) => {
        const setting = profile.setting(key);
        if (setting === null) return [];
        const refusing = sdksMeeting(checkup, profile.name, REFUSALS);
        const refused = (key === "source_profile" || key === "credential_source") && refusing.length > 0;
        return [
          {
            // Tools that wrap the SDKs (aws-vault, awsume) do read a serial beside the keys.
            severity: refused
              ? gravityOf(checkup, profile.name, refusing)
              : ["external_id", "duration_seconds"].includes(key)
                ? ("warning" as const)
                : ("note" as const),
            message: `${key} in profile ${profile.name} is not read: the profile has no role_arn${key === "mfa_serial" ? "; it belongs into the profile of the role" : ""}.${
              refused ? ` ${refusing.join(", ")} refuse${refusing.length === 1 ? "s" : ""} the profile for it.` : ""
            }`,
            provenance: [setting.place],
            fix:
              key === "mfa_serial"
                ? byHand(
                    "write it into the profile of the role; keep it here where aws-vault, awsume or granted reads it",
                  )
                : {
                    change: { kind: "delete-lines" as const, path: setting.path, lines: [setting.line.line] },
                    promise: isInUse(checkup, profile.name) ? "or move it to the profile of the role" : "",
                    after: null,
                  },
            sdks: [],
          },
        ];
      });
    });
  },
};
