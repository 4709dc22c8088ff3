import { actorOf } from "../../advice/actor-of.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { byHand } from "../../advice/by-hand.ts";
import { gravityOf, sdksMeeting } from "../../advice/profile-faults.ts";
import { misnamedIn } from "../../advice/right-name.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { splitRole, wayBeside } from "../../advice/split-role.ts";
import { blocksOfProfile } from "../../advice/settings-blocks.ts";
import { type WrittenProfile, profilesHolding, writtenProfiles } from "../../advice/written-profiles.ts";
import type { Change, Fix } from "../../model/finding.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { MachineRule } from "../rule.ts";

/** `role_arn` with neither `source_profile` nor `credential_source` (complaint S39). */
export const rule: MachineRule = {
  scope: "machine",
  group: "roles",
  id: "role-without-source",
  title: "A role has neither source_profile nor credential_source",
  why: "role_arn says what to become, not with whose keys to ask. A process, a sign-in or keys in the same profile are no source to most SDKs: botocore, Ruby and Rust raise, Go asks with whatever it finds, Java takes the keys and forgets the role.",
  complaints: ["S39"],
  insteadOf: ["role-source", "half-a-pair"],
  find(checkup) {
    return profilesHolding(checkup, ["role_arn"], SOURCES).flatMap((profile) => {
      const role = profile.setting("role_arn");
      if (role === null || role.text?.trim() === "") return [];
      // One that is nearly right has a rule of its own: unknown-key.
      if (blocksOfProfile(checkup.files, profile.name).some((block) => misnamedIn(block, SOURCES) !== null)) return [];
      const sdks = sdksMeeting(checkup, profile.name, ["partial", "no-source", "bad-setting"]);
      if (sdks.length === 0) return [];
      const way = wayBeside(profile);
      const hasKeys = profile.setting("aws_access_key_id") !== null;
      return [
        {
          severity: gravityOf(checkup, profile.name, sdks),
          message: `Profile ${profile.name} has role_arn and no source_profile or credential_source${
            way !== undefined
              ? `: ${way[1]} in the same profile is no source`
              : hasKeys
                ? ": the keys in the same profile are no source unless it names itself"
                : ""
          }.${wrapperWords(profile)}${otherwiseWords(checkup, profile.name)}`,
          provenance: [role.place, ...(way === undefined ? [] : [profile.setting(way[0])?.place ?? []].flat())],
          fix: fixFor(checkup, profile, sdks, way?.[0] ?? null, hasKeys),
          sdks,
        },
      ];
    });
  },
};

/** An empty one is one to botocore, with an error of its own. */
const SOURCES = ["source_profile", "credential_source", "web_identity_token_file"];

/** aws-vault takes what a role lacks from other profiles (its usage; aws-vault#448): no SDK does. */
function wrapperWords(profile: WrittenProfile): string {
  const key = ["parent_profile", "include_profile"].find((name) => profile.setting(name) !== null);
  return key === undefined
    ? ""
    : ` ${key} is read by aws-vault alone: start the program by aws-vault exec ${profile.name}.`;
}

/** Those that end with credentials all the same, and as whom. */
function otherwiseWords(checkup: Checkup, profile: string): string {
  const byActor = new Map<string, SdkId[]>();
  for (const resolution of checkup.as(profile)) {
    const plan = resolution.winner?.holding.plan ?? [];
    const actor = plan.some(({ provenance }) => provenance.kind === "file") ? actorOf(resolution) : null;
    if (actor !== null) byActor.set(actor, [...(byActor.get(actor) ?? []), resolution.sdk.id]);
  }
  return [...byActor]
    .map(([actor, ids]) => [actor, checkup.toldOf(ids)] as const)
    .filter(([, ids]) => ids.length > 0)
    .map(([actor, ids]) => ` ${sdkNames(ids)} ${verb(ids, "acts", "act")} as ${actor} all the same.`)
    .join("");
}

function fixFor(
  checkup: Checkup,
  profile: WrittenProfile,
  sdks: readonly SdkId[],
  way: string | null,
  hasKeys: boolean,
): Fix {
  const role = profile.setting("role_arn");
  if (role === null) return byHand("name a source");
  const insert = (lines: readonly string[]): Change => ({
    kind: "insert-lines",
    path: role.path,
    below: role.line.line,
    lines,
  });
  if (way === null && hasKeys) return checkup.fix(insert([`source_profile = ${profile.name}`]), sdks, profile.name);
  const others = [...writtenProfiles(checkup).values()].filter(
    (other) =>
      other.name !== profile.name && other.setting("aws_access_key_id") !== null && other.text("role_arn") === null,
  );
  const only = others.length === 1 ? others[0] : undefined;
  if (way === null && only !== undefined)
    return checkup.fix(insert([`source_profile = ${only.name}`]), sdks, profile.name);
  if (way === null)
    return byHand(`add source_profile or credential_source below line ${role.line.line} of ${role.path}`);
  return checkup.fix(splitRole(profile, way), sdks, profile.name);
}
