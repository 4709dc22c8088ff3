import type { Endpoint } from "../../model/question.ts";
import { partitionOf } from "../botocore/partitions.ts";
import { type Configured, setVariable } from "../js-v2/configured.ts";
import type { ReadSession } from "./session.ts";

export type ReadService = "sts" | "sso" | "sso_oidc" | "signin";

/**
 * The endpoint of a client that a source makes for itself: regional, or what AWS_ENDPOINT_URL(_<SERVICE>) says. FIPS,
 * dual stack and the files' `services` sections were not followed in these SDKs' sources: not modelled.
 */
export function endpointFor(session: ReadSession, service: ReadService, region: string): Endpoint {
  const custom = customEndpoint(session, service);
  if (custom !== null) return { url: custom.text, signingRegion: region, reach: "custom" };
  return regionalEndpoint(service, region);
}

function regionalEndpoint(service: ReadService, region: string): Endpoint {
  const { suffix } = partitionOf(region);
  return { url: `https://${hostOf(service, region, suffix)}`, signingRegion: region, reach: "regional" };
}

function hostOf(service: ReadService, region: string, suffix: string): string {
  switch (service) {
    case "sts":
      return `sts.${region}.${suffix}`;
    case "sso":
      return `portal.sso.${region}.${suffix}`;
    case "sso_oidc":
      return `oidc.${region}.${suffix}`;
    case "signin":
      return `${region}.signin.aws.amazon.com`;
  }
}

const customEndpoint = (session: ReadSession, service: ReadService): Configured | null =>
  setVariable(session, `AWS_ENDPOINT_URL_${service.toUpperCase()}`) ?? setVariable(session, "AWS_ENDPOINT_URL");
