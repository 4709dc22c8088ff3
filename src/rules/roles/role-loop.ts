import { circleMessage, wayOutOfCircle } from "../../advice/role-circle.ts";
import { gravityOf, sdksMeeting } from "../../advice/profile-faults.ts";
import { textsUnder } from "../../advice/settings-blocks.ts";
import { type WrittenProfile, writtenProfiles } from "../../advice/written-profiles.ts";
import type { MachineRule } from "../rule.ts";

/** Roles whose sources lead back to themselves, over every profile of both files (complaint S38). */
export const rule: MachineRule = {
  scope: "machine",
  group: "roles",
  id: "role-loop",
  title: "Roles take their keys from each other in a circle",
  why: "A role needs keys to ask with. Where every source_profile leads to another role and the last leads back to the first, nobody has keys: most SDKs raise, some go on to the instance's role without a word, and JavaScript v2 can run until its memory is full. A profile that names itself is allowed only if it has keys of its own.",
  complaints: ["S38"],
  insteadOf: ["role-source"],
  find(checkup) {
    const profiles = writtenProfiles(checkup);
    // A circle goes through profiles that others name: those are few.
    const named = new Set(textsUnder(checkup.files, ["source_profile"]));
    if (circles(profiles, named).length === 0) return [];
    return circles(profiles, profiles.keys()).flatMap((circle) => {
      const [first] = circle;
      if (first === undefined) return [];
      const sdks = sdksMeeting(checkup, first, ["loop", "hang", "no-source"]);
      if (sdks.length === 0) return [];
      const places = circle.flatMap((name) => profiles.get(name)?.setting("source_profile")?.place ?? []);
      const last = places.at(-1);
      return [
        {
          severity: gravityOf(checkup, first, sdks),
          message: circleMessage(circle, drawn(circle, profiles)),
          provenance: places,
          fix: last === undefined ? null : wayOutOfCircle(last.path, last.line),
          sdks,
        },
      ];
    });
  },
};

/** Each circle once, from the profile that comes first in the files. One with keys on its way ends there. */
function circles(
  profiles: ReadonlyMap<string, WrittenProfile>,
  from: Iterable<string>,
): readonly (readonly string[])[] {
  const done = new Set<string>();
  const found: (readonly string[])[] = [];
  for (const start of from) {
    const way: string[] = [];
    for (let name: string | null = start; name !== null && !done.has(name); name = next(profiles.get(name))) {
      const met = way.indexOf(name);
      if (met !== -1) {
        found.push(way.slice(met));
        break;
      }
      way.push(name);
    }
    for (const name of way) done.add(name);
  }
  return found;
}

function next(profile: WrittenProfile | undefined): string | null {
  if (profile === undefined || profile.text("role_arn") === null) return null;
  if (profile.setting("aws_access_key_id") !== null || profile.setting("web_identity_token_file") !== null) return null;
  return profile.text("source_profile");
}

const drawn = (circle: readonly string[], profiles: ReadonlyMap<string, WrittenProfile>): string =>
  [...circle, circle[0] as string]
    .map((name, index) => {
      const line = profiles.get(name)?.setting("source_profile")?.line.line;
      return index === circle.length || line === undefined ? name : `${name} (line ${line})`;
    })
    .join(" → ");
