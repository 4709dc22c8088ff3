import type { Endpoint } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { serviceHost } from "../../walk/service-host.ts";
import { type Configured, environment, setVariable } from "../../walk/configured.ts";
import { variable } from "../../model/provenance.ts";
import { filledIn } from "../flat/session.ts";
import { clientException, nullArgument } from "./errors.ts";
import { knownName } from "./region-name.ts";
import { type DotnetSession, chainProfile, servicesBlock } from "./session.ts";

export type Service = "sts" | "sso" | "sso_oidc";

export type Made =
  | { readonly kind: "endpoint"; readonly endpoint: Endpoint }
  /** What the request says that goes nowhere. */
  | { readonly kind: "fault"; readonly error: SdkError };

/** Where a client that a source makes for itself sends its requests: the variables, else AWS_PROFILE's settings. */
export function endpointOf(session: DotnetSession, service: Service, named: string): Made {
  const fips = isOn(session, "use_fips_endpoint") || isFipsName(named);
  const region = knownName(named);
  const dualStack = isOn(session, "use_dualstack_endpoint");
  const custom = configuredEndpoint(session, service);
  if (custom === null) return { kind: "endpoint", endpoint: ownEndpoint(service, region, { fips, dualStack }) };
  if (custom.text === "")
    return {
      kind: "fault",
      error: nullArgument("bad-setting", "Value cannot be null. (Parameter 'url')", custom.provenance),
    };
  if (!fips && !dualStack) {
    const signingRegion = regionOfHost(custom.text) ?? region;
    return { kind: "endpoint", endpoint: { url: custom.text, signingRegion, reach: "custom" } };
  }
  const message = `Invalid Configuration: ${fips ? "FIPS" : "Dualstack"} and custom endpoint are not supported`;
  return { kind: "fault", error: clientException("bad-setting", message, custom.provenance) };
}

/** AWSSDKUtils.DetermineRegion: an address of AWS's own is signed for with its region (golden `mut-a-role-custom-sts-signed-for-eu-west-2`). */
const regionOfHost = (url: string): string | null =>
  /^https?:\/\/[a-z]+\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\./.exec(url)?.[1] ?? null;

function ownEndpoint(service: Service, region: string, variant: { fips: boolean; dualStack: boolean }): Endpoint {
  if (service === "sts" && region === "aws-global" && !variant.fips && !variant.dualStack)
    return { url: "https://sts.amazonaws.com", signingRegion: "us-east-1", reach: "global" };
  return { url: `https://${serviceHost(service, region, variant)}`, signingRegion: region, reach: "regional" };
}

const isFipsName = (region: string): boolean => /^fips-|-fips$/.test(region);

/** A variable that is no boolean is passed over. */
function isOn(session: DotnetSession, key: string): boolean {
  const exported = setVariable(session, `AWS_${key.toUpperCase()}`)?.text.trim().toLowerCase();
  const word = exported === "true" || exported === "false" ? exported : null;
  return (word ?? filledIn(session, chainProfile(session), key)?.text.toLowerCase()) === "true";
}

/**
 * AWS_ENDPOINT_URL_<SERVICE>, be it empty, > AWS_ENDPOINT_URL > the `services` section, be it not there or without the service
 * (goldens `mut-d-php-services-*`) > endpoint_url.
 */
function configuredEndpoint(session: DotnetSession, service: Service): Configured | null {
  if (setVariable(session, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")?.text.trim().toLowerCase() === "true") return null;
  const name = `AWS_ENDPOINT_URL_${service.toUpperCase()}`;
  const own = environment(session, name);
  if (typeof own === "string") return { text: own, provenance: variable(name) };
  const exported = setVariable(session, "AWS_ENDPOINT_URL");
  const profile = chainProfile(session);
  // The setting keeps the profile's own from being followed, and no variable (golden `mut-chains-role-endpoint-ignored-in-profile`).
  if (exported !== null || filledIn(session, profile, "ignore_configured_endpoint_urls")?.text.toLowerCase() === "true")
    return exported;
  const services = filledIn(session, profile, "services");
  return services === null
    ? filledIn(session, profile, "endpoint_url")
    : servicesBlock(session, services.text, service);
}
