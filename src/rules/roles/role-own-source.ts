import { byHand } from "../../advice/by-hand.ts";
import { isInUse, sdksAs } from "../../advice/profile-faults.ts";
import { profilesHolding } from "../../advice/written-profiles.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { MachineRule } from "../rule.ts";

/** `source_profile` naming its own profile, which has keys: allowed, and not by all (complaint S38). */
export const rule: MachineRule = {
  scope: "machine",
  group: "roles",
  id: "role-own-source",
  title: "A role takes its keys from its own profile, which some SDKs do otherwise",
  why: "A profile may hold keys and assume a role with them by naming itself as its source. Not every SDK follows: one calls it a circle, another uses the keys and forgets the role, so that it acts as the user instead.",
  complaints: ["S38"],
  find(checkup) {
    return profilesHolding(checkup, ["source_profile", "aws_access_key_id", "role_arn"]).flatMap((profile) => {
      const source = profile.setting("source_profile");
      const { name } = profile;
      if (source?.text?.trim() !== name || profile.setting("aws_access_key_id") === null) return [];
      if (profile.text("role_arn") === null) return [];
      const assuming = sdksAs(checkup, name, assumes);
      // Where exported keys come first, nobody gets to the role.
      if (assuming.length === 0) return [];
      const others = checkup.as(name).filter((resolution) => !assumes(resolution) && looksAtRoles(resolution));
      if (others.length === 0) return [];
      const withKeys = others.filter(({ winner }) => winner !== null).map(({ sdk }) => sdk.id);
      const failing = others.filter(({ winner }) => winner === null).map(({ sdk }) => sdk.id);
      return [
        {
          severity: isInUse(checkup, name) ? ("warning" as const) : ("note" as const),
          message: `Profile ${name} is its own source_profile. ${[
            ...(withKeys.length === 0
              ? []
              : [`${withKeys.join(", ")} use${withKeys.length === 1 ? "s" : ""} its keys without the role`]),
            ...(failing.length === 0 ? [] : [`${failing.join(", ")} get${failing.length === 1 ? "s" : ""} nothing`]),
          ].join("; ")}.`,
          provenance: [source.place],
          fix: byHand(
            `move the keys of ${name} to a profile of their own and name that one on line ${source.line.line} of ${source.path}`,
          ),
          sdks: [...withKeys, ...failing],
        },
      ];
    });
  },
};

const assumes = ({ winner }: Resolution): boolean =>
  winner?.holding.plan.some(({ kind }) => kind === "assume-role") === true;

/** It took this profile's keys, or stumbled over its role: not an SDK that has no roles, or whose exported keys won. */
const looksAtRoles = ({ winner, sources, error }: Resolution): boolean =>
  winner === null
    ? error?.kind === "loop" || sources.some((row) => row.error?.kind === "loop")
    : winner.source === "shared-credentials" || winner.source === "shared-config";
