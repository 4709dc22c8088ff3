import type { Checkup } from "../../advice/checkup.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Change, Finding } from "../../model/finding.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S06: what an SDK takes an empty variable for is computed by walking the machine without it. */
export const rule: MachineRule = {
  scope: "machine",
  id: "empty-variable",
  group: "environment",
  title: "A variable is set but empty",
  why: 'Some SDKs take an empty variable for none, some take the empty text for its value: a profile named "", a region without a name, half a pair of keys. A script that clears a variable by setting it to nothing works with the one and not with the other.',
  complaints: ["S06"],
  insteadOf: ["profile-missing", "setting-refused"],
  find(checkup) {
    const empty = [...checkup.snapshot.variables]
      .filter(([name, value]) => /^AWS_/.test(name) && value.length === 0)
      .map(([name]) => name);
    const alone = empty.flatMap((name) => findingOf(checkup, [name]));
    return alone.length > 0 || empty.length < 2 ? alone : findingOf(checkup, empty);
  },
};

function findingOf(checkup: Checkup, names: readonly string[]): readonly Omit<Finding, "rule">[] {
  const change: Change = { kind: "unset-variables", names };
  const sdks = checkup.touchedBy(change);
  if (sdks.length === 0) return [];
  const told = checkup.toldOf(sdks);
  const stopped = told.filter((sdk) => isStoppedBy(checkup, sdk, change));
  const touched = stopped.length > 0 ? stopped : told;
  const effect =
    stopped.length > 0
      ? `${verb(touched, "finds", "find")} no credentials because of it`
      : `${verb(touched, "takes", "take")} that for its value and ${verb(touched, "ends", "end")} elsewhere`;
  return [
    {
      severity: stopped.length > 0 ? "error" : "warning",
      message: `${names.join(" and ")} ${names.length === 1 ? "is" : "are"} set but empty: ${sdkNames(touched)} ${effect}.`,
      provenance: names.map((name) => ({ kind: "variable", name })),
      fix: checkup.fix(change, sdks),
      sdks,
    },
  ];
}

const isStoppedBy = (checkup: Checkup, id: SdkId, change: Change): boolean => {
  const isIt = ({ sdk }: { readonly sdk: { readonly id: SdkId } }): boolean => sdk.id === id;
  return checkup.on(checkup.snapshot).find(isIt)?.winner == null && checkup.after(change)?.find(isIt)?.winner != null;
};
