import { AWS_REGIONS } from "../../../model/aws-regions.ts";

/** Those whose constants are not spelled as they are (SDK for Java 1: `Regions.GovCloud`; 2: `Region.AWS_GLOBAL`). */
const ODD: ReadonlyMap<string, string> = new Map([
  ["GovCloud", "us-gov-west-1"],
  ["AWS_GLOBAL", "aws-global"],
  ["AWS_CN_GLOBAL", "aws-cn-global"],
  ["AWS_US_GOV_GLOBAL", "aws-us-gov-global"],
  ["AWS_ISO_GLOBAL", "aws-iso-global"],
  ["AWS_ISO_B_GLOBAL", "aws-iso-b-global"],
  // `Regions.DEFAULT_REGION` of the SDK for Java 1.
  ["DEFAULT_REGION", "us-west-2"],
]);

/** The region that a constant of an SDK stands for: `EU_WEST_1` is eu-west-1; null: none that we know. */
export function regionOfConstant(name: string): string | null {
  const region = ODD.get(name) ?? name.toLowerCase().replaceAll("_", "-");
  return ODD.has(name) || AWS_REGIONS.has(region) ? region : null;
}
