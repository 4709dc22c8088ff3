import type { Endpoint } from "../../model/question.ts";
import type { StsConnection } from "../../model/resolution.ts";
import { caBundle } from "./certificates.ts";
import { type GoV1Session, environment, regionOf, sharedConfig } from "./session.ts";
import { type SettingKey, settingText } from "./shared-config.ts";

/*
 * aws/endpoints (1.55.8): where the requests for credentials go. AWS_ENDPOINT_URL and its kin are not known here.
 */

interface Partition {
  readonly regions: RegExp;
  readonly suffix: string;
  readonly dualStackSuffix: string;
}

const AWS: Partition = {
  regions: /^(us|eu|ap|sa|ca|me|af|il)-\w+-\d+$/,
  suffix: "amazonaws.com",
  dualStackSuffix: "api.aws",
};

const PARTITIONS: readonly Partition[] = [
  AWS,
  { regions: /^cn-\w+-\d+$/, suffix: "amazonaws.com.cn", dualStackSuffix: "api.amazonwebservices.com.cn" },
  { regions: /^us-gov-\w+-\d+$/, suffix: "amazonaws.com", dualStackSuffix: "api.aws" },
  { regions: /^us-iso-\w+-\d+$/, suffix: "c2s.ic.gov", dualStackSuffix: "c2s.ic.gov" },
  { regions: /^us-isob-\w+-\d+$/, suffix: "sc2s.sgov.gov", dualStackSuffix: "sc2s.sgov.gov" },
  { regions: /^eu-isoe-\w+-\d+$/, suffix: "cloud.adc-e.uk", dualStackSuffix: "cloud.adc-e.uk" },
  { regions: /^us-isof-\w+-\d+$/, suffix: "csp.hci.ic.gov", dualStackSuffix: "csp.hci.ic.gov" },
];

const partitionOf = (region: string): Partition => PARTITIONS.find(({ regions }) => regions.test(region)) ?? AWS;

/** endpoints/legacy_regions.go: their STS is sts.amazonaws.com unless `sts_regional_endpoints = regional`. */
const LEGACY_STS: ReadonlySet<string> = new Set([
  "ap-northeast-1",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
]);

const GLOBAL_STS: Endpoint = { url: "https://sts.amazonaws.com", signingRegion: "us-east-1", reach: "global" };

/** Global for the old regions and where there is no region at all; FIPS and dual stack have no global one. */
export function stsEndpoint(session: GoV1Session): Endpoint {
  const named = regionOf(session)?.text ?? "";
  const region = named.replaceAll("-fips-", "-").replaceAll("-fips", "").replaceAll("fips-", "");
  const fips = region !== named || flag(session, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
  const dualStack = flag(session, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
  const global = region === "" || region === "aws-global" || (LEGACY_STS.has(region) && !usesRegionalSts(session));
  if (global && !fips && !dualStack) return GLOBAL_STS;
  return serviceEndpoint("sts", region === "" ? "aws-global" : region, { fips, dualStack });
}

/** A sign-in service's own region, with the session's switches (golden `mut-words-sso-fips`). */
export const signInEndpoint = (session: GoV1Session, service: "portal.sso" | "oidc", region: string): Endpoint =>
  serviceEndpoint(service, region, {
    fips: flag(session, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
    dualStack: flag(session, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
  });

interface Variant {
  readonly fips: boolean;
  readonly dualStack: boolean;
}

function serviceEndpoint(
  service: "sts" | "portal.sso" | "oidc",
  region: string,
  { fips, dualStack }: Variant,
): Endpoint {
  const partition = partitionOf(region);
  const host = fips && !region.startsWith("us-gov-") ? `${service}-fips` : service;
  const suffix = dualStack ? partition.dualStackSuffix : partition.suffix;
  return { url: `https://${host}.${region}.${suffix}`, signingRegion: region, reach: "regional" };
}

function usesRegionalSts(session: GoV1Session): boolean {
  const mode = environment(session, "AWS_STS_REGIONAL_ENDPOINTS") ?? shared(session, "sts_regional_endpoints");
  return mode?.text.toLowerCase() === "regional";
}

/** A word in the file that begins with "true" is true (ini.Value.BoolValue). */
function flag(session: GoV1Session, name: string, key: SettingKey): boolean {
  const word = environment(session, name) ?? shared(session, key);
  return word?.text.toLowerCase().startsWith("true") ?? false;
}

const shared = (session: GoV1Session, key: SettingKey) => settingText(sharedConfig(session), key);

/** validateInputRegion: no host can be made of such a name, and the request fails with MissingEndpoint. */
export const isRegionName = (region: string): boolean => /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/.test(region);

export function stsConnection(session: GoV1Session): StsConnection {
  const bundle = caBundle(session);
  const region = regionOf(session)?.text ?? "";
  return {
    endpoint: region !== "" && !isRegionName(region) ? null : stsEndpoint(session),
    caBundle: bundle === null ? null : { path: bundle.text, provenance: bundle.provenance },
  };
}
