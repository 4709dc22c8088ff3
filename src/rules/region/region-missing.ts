import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { providersNameRegion } from "../../advice/deciding-blocks.ts";
import { failureOf } from "../../advice/failure-of.ts";
import { withChanges } from "../../advice/fault-of.ts";
import { noRegion } from "../../advice/region-cure.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Change, Fix } from "../../model/finding.ts";
import { REGION_VARIABLES } from "../../model/region-variables.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { MachineRule } from "../rule.ts";

/**
 * Complaints S29, S49. Where the region is needed to get the credentials (Go v2 and JavaScript v3 assume no role without
 * one, goldens of the lab) it is an error; else a note, since a program may name it in code.
 */
export const rule: MachineRule = {
  scope: "machine",
  id: "region-missing",
  group: "region",
  title: "No region is set",
  why: "Most clients cannot be made without a region, and some SDKs cannot even assume a role. A program may name one in code; if it does not, it stops.",
  complaints: ["S29", "S49"],
  insteadOf: ["source-failed", "client-without-region"],
  find(checkup) {
    const lacking = checkup.where(
      (one) =>
        isNowhere(one.region) &&
        (one.outcome === "credentials" || needsRegion(one)) &&
        !(one.sdk.id === "terraform" && providersNameRegion(checkup.snapshot)),
    );
    if (lacking.length === 0) return [];
    // No variable names a region to boto 2: it wants none.
    const wanting = haveOneOn(checkup, REGION_VARIABLES.map(setTo("us-east-1")));
    const without = lacking.filter(({ sdk }) => wanting.includes(sdk.id));
    const stopped = without.filter(needsRegion).map(({ sdk }) => sdk.id);
    const all = without.map(({ sdk }) => sdk.id);
    const [toldStopped, told] = [checkup.toldOf(stopped), checkup.toldOf(all)];
    if (told.length === 0) return [];
    const some = toldStopped.length > 0 ? toldStopped : told;
    const sdks = toldStopped.length > 0 ? stopped : all;
    return [
      {
        severity: toldStopped.length > 0 ? "error" : "note",
        message:
          toldStopped.length > 0
            ? `${sdkNames(some)} ${verb(some, "needs", "need")} a region to get the credentials, and ${verb(some, "has", "have")} none.`
            : `${sdkNames(some)} ${verb(some, "has", "have")} no region here.`,
        provenance: [],
        fix: fixFor(checkup, some, sdks),
        sdks,
      },
    ];
  },
};

/** Something that is written and is no region is for other rules (JavaScript 3 takes no `eu-west-1%(x)s`). */
const isNowhere = ({ name, provenance }: Resolution["region"]): boolean => name === null && provenance === null;

const setTo = (value: string) => (name: string) => ({ kind: "set-variable", name, value }) as const;

const haveOneOn = (checkup: Checkup, changes: readonly Change[]): readonly SdkId[] =>
  checkup
    .on(withChanges(checkup.snapshot, changes))
    .flatMap(({ sdk, region }) => (region.name === null ? [] : [sdk.id]));

/** The region that another SDK has, in the variable that all of them read; where there is none such, they need two. */
function fixFor(checkup: Checkup, some: readonly SdkId[], sdks: readonly SdkId[]): Fix {
  const known = checkup.resolutions.map(chosenRegion).find((name) => name !== null) ?? null;
  const enough = REGION_VARIABLES.find((name) => {
    const after = haveOneOn(checkup, [setTo(known ?? "us-east-1")(name)]);
    return some.every((sdk) => after.includes(sdk));
  });
  return known === null || enough === undefined
    ? byHand(
        `set ${enough ?? REGION_VARIABLES.join(" and ")} to ${known ?? "your region"}, or write it into the profile: aws configure set region ${known ?? "REGION"}`,
      )
    : checkup.fix(setTo(known)(enough), sdks);
}

const needsRegion = (resolution: Resolution): boolean => failureOf(resolution)?.error.kind === "region-missing";

/** Named by somebody: not what an SDK falls back to, and no empty name, which mends nothing (lab, open-00333 in Go 2). */
const chosenRegion = ({ region: { name, provenance } }: Resolution): string | null =>
  provenance === null || provenance.kind === "default" || !name || noRegion(name) !== null ? null : name;
