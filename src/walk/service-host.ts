import { partitionOf } from "./partitions.ts";

export interface Variant {
  readonly fips: boolean;
  readonly dualStack: boolean;
}

const HOSTS = { sts: "sts", sso: "portal.sso", sso_oidc: "oidc", signin: "signin" } as const;

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
    const plain = partition.signIn;
    // The one region without its name in the host (rule set of signin, botocore 1.44.5; golden `mut-c-login-gov-fips`).
    if (fips && region === "us-gov-west-1") return plain.replace("signin", "signin-fips");
    return fips ? `${region}.${plain.replace("signin", "signin-fips")}` : `${region}.${plain}`;
  }
  return `${HOSTS[service]}${fips && !inGov ? "-fips" : ""}.${region}.${suffix}`;
}
