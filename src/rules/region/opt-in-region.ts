import { byHand } from "../../advice/by-hand.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { isOptInRegion } from "../../model/aws-regions.ts";
import type { Change } from "../../model/finding.ts";
import { variable } from "../../model/provenance.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { MachineRule } from "../rule.ts";

/**
 * Complaint S50. "Session tokens from the global STS endpoint are valid only in Regions that are enabled by default"
 * (IAM user guide, "Manage AWS STS in an AWS Region"). JavaScript v2 asks there by default; `legacy` means old regions
 * only to botocore and Go v1 (LEGACY_GLOBAL_STS_REGIONS). The walks say whom each asks.
 */
export const rule: MachineRule = {
  scope: "machine",
  id: "opt-in-region",
  group: "region",
  title: "A token from the global STS endpoint, for a region that must be turned on",
  why: "Tokens of sts.amazonaws.com are not valid in regions that an account has to turn on. The role is assumed, and every call in the region then fails with InvalidClientTokenId, as if the key were dead.",
  complaints: ["S50"],
  find(checkup) {
    const global = checkup.where(
      ({ region, asked }) => region.name !== null && isOptInRegion(region.name) && asked.some(isGlobalExchange),
    );
    const sdks = global.map(({ sdk }) => sdk.id);
    const told = checkup.toldOf(sdks);
    const [first] = global.filter(({ sdk }) => told.includes(sdk.id));
    if (first === undefined) return [];
    const change: Change = { kind: "set-variable", name: "AWS_STS_REGIONAL_ENDPOINTS", value: "regional" };
    const after = checkup.after(change) ?? [];
    const mended = after.filter(({ sdk, asked }) => told.includes(sdk.id) && !asked.some(isGlobalExchange));
    return [
      {
        severity: "warning",
        message: `Region ${first.region.name} has to be turned on, and ${sdkNames(told)} ${verb(told, "gets", "get")} the role's token from the global STS endpoint: it is not valid there.`,
        provenance: [first.region.provenance ?? variable("AWS_REGION")],
        fix:
          mended.length > 0
            ? { change, promise: "to get the token in the region itself", after: mended[0] ?? null }
            : byHand("let the account's global tokens be valid in all regions (IAM, account settings)"),
        sdks,
      },
    ];
  },
};

const isGlobalExchange = ({ question }: Resolution["asked"][number]): boolean =>
  (question.kind === "assume-role" || question.kind === "assume-role-with-web-identity") &&
  question.endpoint.reach === "global";
