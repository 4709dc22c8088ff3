import { replacedValue } from "../../advice/replaced-value.ts";
import { byHand } from "../../advice/by-hand.ts";
import { gravityOf, sdksMeeting } from "../../advice/profile-faults.ts";
import { textsUnder } from "../../advice/settings-blocks.ts";
import { sectionMisnamed } from "../../advice/misnamed-section.ts";
import { profilesWith, writtenProfiles } from "../../advice/written-profiles.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import type { MachineRule } from "../rule.ts";

/** `source_profile` names a profile that is in neither file (complaint S39). */
export const rule: MachineRule = {
  scope: "machine",
  group: "roles",
  id: "role-source-missing",
  title: "A role's source_profile does not exist",
  why: "The role is assumed with the keys of another profile. If no section has that name, botocore and Go raise; Java, Kotlin, Rust and JavaScript go on and may end as the instance's role.",
  complaints: ["S39", "S48"],
  insteadOf: ["role-source"],
  find(checkup) {
    const profiles = writtenProfiles(checkup);
    if (textsUnder(checkup.files, ["source_profile"]).every((name) => profiles.has(name))) return [];
    return profilesWith(checkup, "source_profile").flatMap((profile) => {
      const source = profile.setting("source_profile");
      const wanted = source?.text?.trim() ?? "";
      if (source === null || wanted === "" || profile.text("role_arn") === null || profiles.has(wanted)) return [];
      // `[base]` in the config file: profile-prefix tells of it.
      if (sectionMisnamed(checkup.files, wanted, checkup.home) !== null) return [];
      const sdks = sdksMeeting(checkup, profile.name, ["no-source", "profile-missing"]);
      if (sdks.length === 0) return [];
      const near = nearestNames(
        wanted,
        [...profiles.keys()].filter((name) => name !== profile.name),
      )[0];
      return [
        {
          severity: gravityOf(checkup, profile.name, sdks),
          message: `Profile ${profile.name} takes its keys from profile ${wanted}, which is in neither file${near === undefined ? "" : `; ${near} is`}.`,
          provenance: [source.place],
          fix:
            near === undefined
              ? byHand(`name a profile that has credentials on line ${source.line.line} of ${source.path}`)
              : checkup.fix(replacedValue(source, near), sdks, profile.name),
          sdks,
        },
      ];
    });
  },
};
