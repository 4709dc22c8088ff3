import type { Checkup } from "../../advice/checkup.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { isMisspelt } from "../../advice/region-cure.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Change, Finding } from "../../model/finding.ts";
import { variable } from "../../model/provenance.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { MachineRule } from "../rule.ts";

const [ONE, OTHER] = ["AWS_REGION", "AWS_DEFAULT_REGION"] as const;

/** Complaint S49: boto3 and the AWS CLI 1 read AWS_DEFAULT_REGION only, most others AWS_REGION only; a few read both. */
export const rule: MachineRule = {
  scope: "machine",
  id: "region-variables",
  group: "region",
  title: "AWS_REGION and AWS_DEFAULT_REGION do not say the same",
  why: "Each SDK reads the one, the other or both. With one of them set, or both to different regions, programs side by side work in two regions, or have none.",
  complaints: ["S49"],
  insteadOf: ["region-not-read", "region-missing"],
  find(checkup) {
    const [one, other] = [openVariable(checkup.snapshot, ONE), openVariable(checkup.snapshot, OTHER)];
    if (one !== null && other !== null) return one === other ? [] : differing(checkup, one, other);
    if (one !== null) return missing(checkup, ONE, OTHER, one);
    return other === null ? [] : missing(checkup, OTHER, ONE, other);
  },
};

const readsFrom =
  (name: string) =>
  ({ region }: Resolution): boolean =>
    region.provenance?.kind === "variable" && region.provenance.name === name;

function differing(checkup: Checkup, one: string, other: string): readonly Omit<Finding, "rule">[] {
  // What is no region is to be mended first, and not to be written twice.
  if (isMisspelt(one) || isMisspelt(other)) return [];
  const [first, second] = [ONE, OTHER].map((name) => checkup.sdksWhere(readsFrom(name))) as [
    readonly Resolution["sdk"]["id"][],
    readonly Resolution["sdk"]["id"][],
  ];
  const [toldFirst, toldSecond] = [checkup.toldOf(first), checkup.toldOf(second)];
  if (toldFirst.length === 0 || toldSecond.length === 0) return [];
  return [
    {
      severity: "warning",
      message: `${ONE} is ${one} and ${OTHER} is ${other}: ${sdkNames(toldFirst)} ${verb(toldFirst, "works", "work")} in ${one}, ${sdkNames(toldSecond)} in ${other}.`,
      provenance: [variable(ONE), variable(OTHER)],
      fix: checkup.fix({ kind: "set-variable", name: OTHER, value: one }, second),
      sdks: [...first, ...second],
    },
  ];
}

function missing(checkup: Checkup, set: string, unset: string, region: string): readonly Omit<Finding, "rule">[] {
  if (isMisspelt(region)) return [];
  const change: Change = { kind: "set-variable", name: unset, value: region };
  const after = checkup.after(change) ?? [];
  const apart = checkup
    .on(checkup.snapshot)
    .filter((now, index) => now.region.name !== region && after[index]?.region.name === region);
  const sdks = apart.map(({ sdk }) => sdk.id);
  const told = checkup.toldOf(sdks);
  const [first] = apart.filter(({ sdk }) => told.includes(sdk.id));
  // Nobody at hand reads what is set: then it is not by the variables that they part.
  if (first === undefined || checkup.toldOf(checkup.sdksWhere(readsFrom(set))).length === 0) return [];
  const has = first.region.name === null ? "no region" : `region ${first.region.name}`;
  return [
    {
      severity: "warning",
      message: `${set} is ${region} and ${unset} is not set: ${sdkNames(told)} ${verb(told, "reads", "read")} only the latter, and ${verb(told, "has", "have")} ${has}.`,
      provenance: [variable(set)],
      fix: checkup.fix(change, sdks),
      sdks,
    },
  ];
}
