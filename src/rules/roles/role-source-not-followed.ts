import { exportedProfile } from "../../advice/exported-profile.ts";
import { byHand } from "../../advice/by-hand.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { isInUse, roleWay } from "../../advice/profile-faults.ts";
import { type WrittenProfile, profilesWith, profilesWithAny, writtenProfiles } from "../../advice/written-profiles.ts";
import type { Fix } from "../../model/finding.ts";
import type { PlanNode, Resolution } from "../../model/resolution.ts";
import type { MachineRule } from "../rule.ts";

type Base = Extract<PlanNode["kind"], "sso" | "login" | "process">;
const WORDS: Readonly<Record<Base, string>> = {
  sso: "an SSO sign-in",
  login: "an aws login",
  process: "a credential process",
};

/** A role whose keys come from a sign-in or a process, and SDKs that do not follow it there (complaint S36). */
export const rule: MachineRule = {
  scope: "machine",
  group: "roles",
  id: "role-source-not-followed",
  title: "A role's source is a sign-in that some SDKs do not follow",
  why: "The AWS CLI takes the keys for a role from an SSO or aws login profile. Some SDKs know only keys as the source of a role: they report a missing instance role, which is the last thing they tried.",
  complaints: ["S36", "S32"],
  find(checkup) {
    if (profilesWithAny(checkup, OTHER_SOURCES).length === 0) return [];
    const profiles = writtenProfiles(checkup);
    return profilesWith(checkup, "source_profile").flatMap((profile) => {
      const source = profile.setting("source_profile");
      const last = profiles.get(roleWay(checkup, profile.name).at(-1) ?? "");
      if (source === null || profile.text("role_arn") === null || last === undefined) return [];
      const base = baseOf(last);
      if (base === null) return [];
      const resolutions = checkup.as(profile.name);
      if (!resolutions.some((resolution) => comesFrom(resolution, base))) return [];
      // Those that see a role here and get nowhere: one that knows no roles at all is not parted from them by the source.
      const lost = resolutions.filter(
        (resolution) => resolution.winner === null && resolution.profile.exists && stumbles(resolution),
      );
      if (lost.length === 0) return [];
      const sdks = lost.map(({ sdk }) => sdk.id);
      const stops = checkup.diagnoses.some(
        ({ resolution }) =>
          sdks.includes(resolution.sdk.id) &&
          checkup.atHand.includes(resolution.sdk.id) &&
          resolution.winner === null &&
          resolution.profile.name === profile.name,
      );
      const told = checkup.toldOf(sdks);
      const isHere = checkup.atHand.some((id) => sdks.includes(id));
      return [
        {
          severity: stops
            ? ("error" as const)
            : isHere && isInUse(checkup, profile.name)
              ? ("warning" as const)
              : ("note" as const),
          message: `The role of profile ${profile.name} takes its keys from ${WORDS[base]} (profile ${last.name}): ${sdkNames(told)} ${verb(told, "does", "do")} not follow it there.`,
          provenance: [source.place],
          fix: bridge(last, base, profiles),
          sdks,
        },
      ];
    });
  },
};

const OTHER_SOURCES = ["login_session", "sso_session", "sso_start_url", "credential_process"];

function baseOf(profile: WrittenProfile): Base | null {
  if (profile.setting("login_session") !== null) return "login";
  if (profile.setting("sso_session") !== null || profile.setting("sso_start_url") !== null) return "sso";
  return profile.setting("credential_process") === null ? null : "process";
}

const comesFrom = ({ winner }: Resolution, base: Base): boolean =>
  winner?.holding.plan.some(({ kind }) => kind === base) === true &&
  winner.holding.plan.some(({ kind }) => kind === "assume-role");

/** Not over a token: that is missing for all alike. */
const stumbles = ({ error, sources }: Resolution): boolean =>
  [error, ...sources.map((row) => row.error)].some(
    (fault) =>
      fault !== null &&
      !["token-missing", "token-expired", "token-refused", "loop", "mfa", "parse"].includes(fault.kind),
  );

/** By a profile whose process hands out what the CLI has got from the sign-in. */
function bridge(source: WrittenProfile, base: Base, profiles: ReadonlyMap<string, WrittenProfile>): Fix {
  const exported = base === "process" ? null : exportedProfile(source, profiles);
  if (exported === null)
    return byHand("give the role a source with keys, or run the program under a tool that exports the role's keys");
  const { name, change } = exported;
  return change === null
    ? byHand(`name ${name} as the source_profile of the role`)
    : { change, promise: `then name ${name} as the source_profile of the role`, after: null };
}
