import type { Endpoint } from "../../model/question.ts";
import type { StsConnection } from "../../model/resolution.ts";
import { regionOf, withoutFips } from "./region.ts";
import { bundleOf } from "./ca-bundle.ts";
import type { RubySession } from "./session.ts";
import { configuredEndpoint } from "./configured-endpoint.ts";
import { configured } from "./shared-config.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";

/** aws.partition of the endpoint rules (aws-sdk-core 3.211.0): an unknown region counts as one of `aws`. */
interface Partition {
  readonly regions: RegExp;
  readonly suffix: string;
  readonly dualStackSuffix: string;
}

const AWS: Partition = {
  regions: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
  suffix: "amazonaws.com",
  dualStackSuffix: "api.aws",
};
const OTHERS: readonly Partition[] = [
  {
    regions: /^cn-\w+-\d+$/,
    suffix: "amazonaws.com.cn",
    dualStackSuffix: "api.amazonwebservices.com.cn",
  },
  { regions: /^us-gov-\w+-\d+$/, suffix: "amazonaws.com", dualStackSuffix: "api.aws" },
  { regions: /^us-iso-\w+-\d+$/, suffix: "c2s.ic.gov", dualStackSuffix: "c2s.ic.gov" },
  { regions: /^us-isob-\w+-\d+$/, suffix: "sc2s.sgov.gov", dualStackSuffix: "sc2s.sgov.gov" },
  { regions: /^us-isof-\w+-\d+$/, suffix: "csp.hci.ic.gov", dualStackSuffix: "csp.hci.ic.gov" },
  { regions: /^eu-isoe-\w+-\d+$/, suffix: "cloud.adc-e.uk", dualStackSuffix: "cloud.adc-e.uk" },
];
const partitionOf = (region: string): Partition => OTHERS.find(({ regions }) => regions.test(region)) ?? AWS;

/** Regions that `sts_regional_endpoints = legacy` sends to the global endpoint (STS's endpoint rules). */
const LEGACY_REGIONS: ReadonlySet<string> = new Set(
  (
    "ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 aws-global ca-central-1 eu-central-1 eu-north-1 eu-west-1 " +
    "eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2"
  ).split(" "),
);

/** STS for one client: `profile` is the client's own option. */
export function stsEndpoint(session: RubySession, named: string, profile: string): Endpoint {
  const own = configuredEndpoint(session, "sts", profile);
  if (own !== null) return customEndpoint(own, named);
  const { region, fips, dualStack } = variantOf(session, named, profile);
  const { suffix, dualStackSuffix } = partitionOf(region);
  const global = region === "aws-global" || (LEGACY_REGIONS.has(region) && isLegacy(session, profile));
  if (global && !fips && !dualStack)
    return { url: "https://sts.amazonaws.com", signingRegion: "us-east-1", reach: "global" };
  const name = fips && (dualStack || !region.startsWith("us-gov-")) ? "sts-fips" : "sts";
  return regional(`${name}.${region}.${dualStack ? dualStackSuffix : suffix}`, region);
}

/**
 * Whether STS's endpoint rules name how to sign: then every call is signed, one that needs no keys, too (goldens
 * `fresh-wide-20261127-00140`, `fresh-webid-legacy-far`).
 */
export function stsSignsAll(session: RubySession, named: string, profile: string): boolean {
  if (configuredEndpoint(session, "sts", profile) !== null) return false;
  const { region, fips, dualStack } = variantOf(session, named, profile);
  return !fips && !dualStack && (region === "aws-global" || isLegacy(session, profile));
}

interface Variant {
  readonly region: string;
  readonly fips: boolean;
  readonly dualStack: boolean;
}

function variantOf(session: RubySession, named: string, profile: string): Variant {
  const region = withoutFips(named);
  return {
    region,
    fips: region !== named || isOn(session, profile, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
    dualStack: isOn(session, profile, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
  };
}

/** A client that is given a region and no profile (golden `mut-words-sso-fips`). */
export function ssoEndpoint(session: RubySession, service: "portal.sso" | "oidc", region: string): Endpoint {
  const own = configuredEndpoint(session, service === "oidc" ? "sso_oidc" : "sso", session.sharedProfile);
  if (own !== null) return customEndpoint(own, region);
  const { suffix, dualStackSuffix } = partitionOf(region);
  const fips = isOn(session, session.sharedProfile, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
  const dualStack = isOn(session, session.sharedProfile, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
  // Where FIPS alone is asked for, the usual name is that of us-gov (golden `mut-chains-sso-fips-gov`).
  const isNamed = fips && (dualStack || !region.startsWith("us-gov-"));
  return regional(`${service}${isNamed ? "-fips" : ""}.${region}.${dualStack ? dualStackSuffix : suffix}`, region);
}

const customEndpoint = ({ text }: Configured, signingRegion: string): Endpoint => ({
  url: text.replace(/\/$/, ""),
  signingRegion,
  reach: "custom",
});

const regional = (host: string, signingRegion: string): Endpoint => ({
  url: `https://${host}`,
  signingRegion,
  reach: "regional",
});

function isLegacy(session: RubySession, profile: string): boolean {
  const exported = plainVariable(session, "AWS_STS_REGIONAL_ENDPOINTS")?.text ?? "";
  return (exported || configured(session.shared.value(profile, "sts_regional_endpoints"))?.text) === "legacy";
}

/** Aws::Util.str_2_bool */
function isOn(session: RubySession, profile: string, name: string, setting: string): boolean {
  const value = plainVariable(session, name) ?? configured(session.shared.value(profile, setting));
  return value?.text.toLowerCase() === "true";
}

/** Where the program's own STS client would ask who it is. */
export function stsConnection(session: RubySession): StsConnection {
  const region = regionOf(session)?.text ?? "";
  const profile = session.code.profile ?? session.sharedProfile;
  return {
    endpoint: region === "" ? null : stsEndpoint(session, region, profile),
    caBundle: bundleOf(session, profile),
  };
}
