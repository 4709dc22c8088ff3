import { byHand } from "../../advice/by-hand.ts";
import { actorsOf } from "../../advice/actors-of.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { blocksOfProfile } from "../../advice/settings-blocks.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Change, Fix } from "../../model/finding.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { MachineRule } from "../rule.ts";

/** Complaints S48, S55: those that stop at a missing profile are told of by `profile-missing`; these go on without a word. */
export const rule: MachineRule = {
  scope: "machine",
  id: "profile-passed-over",
  group: "profiles",
  title: "A profile that does not exist is passed over without a word",
  why: "A profile was chosen by name, no file has it, and some SDKs do not mind: they go on to exported keys, a web identity or the instance's role. The program then works, in another account than the one that was named.",
  complaints: ["S05", "S21", "S48", "S55"],
  insteadOf: ["profile-missing", "silent-fallback"],
  find(checkup) {
    const passed = checkup.where(
      ({ profile, winner }) =>
        winner !== null &&
        winner.source !== "explicit" &&
        winner.source !== "session" &&
        profile.binding !== "default" &&
        !profile.exists &&
        profile.name !== "",
    );
    // [default] may be missing: it is what one has without asking.
    const named = passed.filter(
      ({ profile, winner }) =>
        profile.name !== "default" && !(winner?.source === "environment" && isThere(checkup, profile.name)),
    );
    const told = named.filter(({ sdk }) => checkup.toldOf([sdk.id]).length > 0);
    const [first] = told;
    if (first === undefined) return [];
    const { profile } = first;
    const same = named.filter((one) => one.profile.name === profile.name);
    const by = profile.provenance.kind === "variable" ? profile.provenance.name : "the code or flag";
    const stopped = checkup.toldOf(
      checkup.sdksWhere((one) => one.error?.kind === "profile-missing" && one.profile.name === profile.name),
    );
    const stops = stopped.length === 0 ? "" : ` ${sdkNames(stopped)} ${verb(stopped, "stops", "stop")} at it.`;
    const ends = actorsOf(checkup, same).map(
      ([actor, sdks]) => `${sdkNames(sdks)} ${verb(sdks, "acts", "act")} as ${actor}`,
    );
    return [
      {
        severity: told.some(({ winner }) => winner?.source !== "environment") ? "error" : "warning",
        message: `${by} names profile ${profile.name}, ${isThere(checkup, profile.name) ? "which not every SDK sees" : "which stands in no file"}, and nothing is said of it: ${ends.join("; ")}.${stops}${profile.nearest.length === 0 ? "" : ` Nearest: ${profile.nearest.join(", ")}.`}`,
        provenance: [profile.provenance],
        fix: fixFor(checkup, first),
        sdks: same.map(({ sdk }) => sdk.id),
      },
    ];
  },
};

/** In the config file, which Go v1 and JavaScript v2 may not read. */
const isThere = ({ files }: Checkup, name: string): boolean => blocksOfProfile(files, name).length > 0;

function fixFor(checkup: Checkup, { profile, sdk }: Resolution): Fix {
  const best = profile.nearest[0];
  if (profile.provenance.kind !== "variable")
    return byHand(
      `name ${best === undefined ? "a profile that exists" : `profile ${best}`} instead of ${profile.name}`,
    );
  const { name } = profile.provenance;
  const change: Change =
    best === undefined ? { kind: "unset-variables", names: [name] } : { kind: "set-variable", name, value: best };
  return checkup.fix(change, [sdk.id]);
}
