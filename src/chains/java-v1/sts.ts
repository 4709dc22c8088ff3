import type { Endpoint } from "../../model/question.ts";
import type { SdkError, StsConnection } from "../../model/resolution.ts";
import { sdkClient } from "./errors.ts";
import { regionWithoutAsking } from "./region.ts";
import type { JavaV1Session } from "./session.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";

/** What a client made without a builder calls, whatever the region: ProfileAssumeRoleCredentialsProvider's is one. */
export const GLOBAL_STS: Endpoint = {
  url: "https://sts.amazonaws.com",
  signingRegion: "us-east-1",
  reach: "global",
};

/** AWSSecurityTokenServiceClient's regions that "legacy" sends to the global endpoint (1.12.797). */
const LEGACY_REGIONS: ReadonlySet<string> = new Set(
  (
    "ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 aws-global ca-central-1 eu-central-1 eu-north-1 eu-west-1 " +
    "eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2"
  ).split(" "),
);

/** The other STS regions of its endpoints.json (1.12.797). One that is in neither list gets the global endpoint. */
const LATER_REGIONS: ReadonlySet<string> = new Set(
  (
    "af-south-1 ap-east-1 ap-east-2 ap-northeast-2 ap-northeast-3 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 " +
    "ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 " +
    "mx-central-1"
  ).split(" "),
);

/** Partitions besides `aws`, by their regions. */
const SUFFIXES: readonly (readonly [RegExp, string])[] = [
  [/^cn-\w+-\d+$/, "amazonaws.com.cn"],
  [/^us-gov-\w+-\d+$/, "amazonaws.com"],
  [/^us-iso-\w+-\d+$/, "c2s.ic.gov"],
  [/^us-isob-\w+-\d+$/, "sc2s.sgov.gov"],
  [/^eu-isoe-\w+-\d+$/, "cloud.adc-e.uk"],
  [/^us-isof-\w+-\d+$/, "csp.hci.ic.gov"],
  [/^eusc-(?:de)-\w+-\d+$/, "amazonaws.eu"],
];

/** Where a client of AWSSecurityTokenServiceClientBuilder calls: web identity, and the program's own. */
export function regionalSts(region: string, legacy: boolean): Endpoint {
  const suffix = SUFFIXES.find(([regions]) => regions.test(region))?.[1];
  const regional = suffix !== undefined || LATER_REGIONS.has(region) || (!legacy && LEGACY_REGIONS.has(region));
  if (!regional || region === "aws-global") return GLOBAL_STS;
  return { url: `https://sts.${region}.${suffix ?? "amazonaws.com"}`, signingRegion: region, reach: "regional" };
}

/** RegionalEndpointsOptionResolver: AWS_STS_REGIONAL_ENDPOINTS, else the config file's setting; legacy by default. */
export function legacyMode(session: JavaV1Session): boolean | SdkError {
  const option = modeOption(session);
  const mode = option?.text.toLowerCase() ?? "legacy";
  if (mode === "legacy" || mode === "regional") return mode === "legacy";
  const message = `Unexpected value set for AWS_STS_REGIONAL_ENDPOINTS environment variable: '${option?.text}'`;
  return sdkClient("bad-setting", message, option?.provenance ?? null);
}

function modeOption(session: JavaV1Session): Configured | null {
  const exported = plainVariable(session, "AWS_STS_REGIONAL_ENDPOINTS");
  if (exported !== null) return exported;
  const profile = session.config.profile(session.profile.name);
  // By the very name in the file: `[profile dev]` is not found here.
  const setting = profile?.name === session.profile.name ? profile.setting("sts_regional_endpoints") : null;
  if (setting === null || setting.value.kind !== "text") return null;
  return { text: setting.value.text, provenance: setting.provenance };
}

/** Where the program's own STS client would ask who it is. */
export function stsConnection(session: JavaV1Session): StsConnection {
  const region = session.code.region ?? regionWithoutAsking(session)?.text ?? "";
  return { endpoint: regionalSts(region, legacyMode(session) !== false), caBundle: null };
}
