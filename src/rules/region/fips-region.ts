import { byHand } from "../../advice/by-hand.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { AWS_REGIONS } from "../../model/aws-regions.ts";
import { variable } from "../../model/provenance.ts";
import type { MachineRule } from "../rule.ts";

/** FIPS endpoints exist in the regions of the United States, Canada and GovCloud (aws.amazon.com/compliance/fips). */
const HAS_FIPS = /^(?:us|ca)-/;

export const rule: MachineRule = {
  scope: "machine",
  id: "fips-region",
  group: "region",
  title: "FIPS endpoints are asked for in a region that has none",
  why: "use_fips_endpoint makes a host name such as sts-fips.eu-west-1.amazonaws.com. Outside of the United States and Canada there is no such host, and the error speaks of the network.",
  complaints: ["S50"],
  find(checkup) {
    const asking = checkup.where(
      ({ region, sts }) =>
        region.name !== null &&
        AWS_REGIONS.has(region.name) &&
        !HAS_FIPS.test(region.name) &&
        sts.endpoint?.reach !== "custom" &&
        /\bsts-fips\./.test(sts.endpoint?.url ?? ""),
    );
    const sdks = asking.map(({ sdk }) => sdk.id);
    const told = checkup.toldOf(sdks);
    const [first] = asking.filter(({ sdk }) => told.includes(sdk.id));
    if (first === undefined) return [];
    const isVariable = checkup.snapshot.variables.has("AWS_USE_FIPS_ENDPOINT");
    return [
      {
        severity: "warning",
        message: `${sdkNames(told)} ${verb(told, "calls", "call")} FIPS endpoints, and region ${first.region.name} has none.`,
        provenance: [
          ...(isVariable ? [variable("AWS_USE_FIPS_ENDPOINT")] : []),
          ...(first.region.provenance === null ? [] : [first.region.provenance]),
        ],
        fix: isVariable
          ? checkup.fix({ kind: "unset-variables", names: ["AWS_USE_FIPS_ENDPOINT"] }, sdks)
          : byHand("take use_fips_endpoint out of the profile"),
        sdks,
      },
    ];
  },
};
