import { byHand } from "../../advice/by-hand.ts";
import { failureOf } from "../../advice/failure-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Resolution } from "../../model/resolution.ts";
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
  insteadOf: ["source-failed"],
  find(checkup) {
    const without = checkup.where(
      (one) => one.region.name === null && (one.outcome === "credentials" || needsRegion(one)),
    );
    const stopped = without.filter(needsRegion).map(({ sdk }) => sdk.id);
    const all = without.map(({ sdk }) => sdk.id);
    const [toldStopped, told] = [checkup.toldOf(stopped), checkup.toldOf(all)];
    if (told.length === 0) return [];
    const some = toldStopped.length > 0 ? toldStopped : told;
    const sdks = toldStopped.length > 0 ? stopped : all;
    const known = checkup.resolutions.map(chosenRegion).find((name) => name !== null) ?? null;
    return [
      {
        severity: toldStopped.length > 0 ? "error" : "note",
        message:
          toldStopped.length > 0
            ? `${sdkNames(some)} ${verb(some, "needs", "need")} a region to get the credentials, and ${verb(some, "has", "have")} none.`
            : `${sdkNames(some)} ${verb(some, "has", "have")} no region here.`,
        provenance: [],
        fix:
          known === null
            ? byHand("set AWS_REGION and AWS_DEFAULT_REGION, or a region in the profile")
            : checkup.fix({ kind: "set-variable", name: variableFor(some[0] as string), value: known }, sdks),
        sdks,
      },
    ];
  },
};

const needsRegion = (resolution: Resolution): boolean => failureOf(resolution)?.error.kind === "region-missing";

/** Named by somebody: not what an SDK falls back to, and no empty name, which mends nothing (lab, open-00333 in Go 2). */
const chosenRegion = ({ region }: Resolution): string | null =>
  region.provenance === null || region.provenance.kind === "default" ? null : region.name || null;

const variableFor = (id: string): string => (/^(?:boto3|aws-cli-v1)$/.test(id) ? "AWS_DEFAULT_REGION" : "AWS_REGION");
