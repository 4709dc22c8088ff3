import { partitionOf } from "./partitions.ts";

export interface Variant {
  readonly fips: boolean;
  readonly dualStack: boolean;
}

const HOSTS = { sts: "sts", sso: "portal.sso", sso_oidc: "oidc", signin: "signin" } as const;

const SIGN_IN: Readonly<Record<string, string>> = {
  aws: "signin.aws.amazon.com",
  "aws-cn": "signin.amazonaws.cn",
  "aws-us-gov": "signin.amazonaws-us-gov.com",
};

/**
 * A service's host in a region, by the endpoint rules that AWS gives every SDK (service models of botocore 1.44.5; goldens
 * `mut-chains-*-fips-*`, `-dual-*`, `-both-*` of several). In us-gov the plain names are FIPS already, but for those of dual
 * stack and the sign-in's.
 */
export function serviceHost(service: keyof typeof HOSTS, region: string, { fips, dualStack }: Variant): string {
  const partition = partitionOf(region);
  const suffix = dualStack ? partition.dualStackSuffix : partition.suffix;
  const inGov = partition.id === "aws-us-gov" && !dualStack;
  if (service === "signin" && !dualStack && (!fips || inGov)) {
    const plain = SIGN_IN[partition.id] ?? `signin.${suffix}`;
    return fips ? `${region}.${plain.replace("signin", "signin-fips")}` : `${region}.${plain}`;
  }
  return `${HOSTS[service]}${fips && !inGov ? "-fips" : ""}.${region}.${suffix}`;
}
