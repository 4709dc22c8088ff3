import type { Endpoint } from "../../model/question.ts";
import type { SdkError, StsConnection } from "../../model/resolution.ts";
import { type Variant, serviceHost } from "../../walk/service-host.ts";
import { argumentIn, isTrue } from "./block-arguments.ts";
import { endpointNotResolved, serviceUnsupported } from "./errors.ts";
import { isHttp } from "./is-http.ts";
import { caBundleOf, profileSetting, regionOf } from "./region.ts";
import type { GoSession } from "./session.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";

export type Service = "sts" | "sso" | "sso_oidc" | "signin";

export type Resolved =
  | { readonly kind: "endpoint"; readonly endpoint: Endpoint }
  | { readonly kind: "fault"; readonly error: SdkError };

/**
 * Where the clients that fetch credentials call. resolveBaseEndpoint runs after resolveCredentials (config.go, 1.33.15),
 * so AWS_ENDPOINT_URL and the profile's endpoint_url never reach them: only a service's own setting does.
 */
export function resolveEndpoint(session: GoSession, service: Service, region: Configured | null): Resolved {
  const ofProvider = providerEndpoint(session, service);
  // sts_region is the region signed for at the provider's own endpoint, and nothing where there is none.
  if (ofProvider !== null) return providersEndpoint(ofProvider, stsRegion(session, service) ?? region);
  return endpointAt(session, service, region, serviceEndpoint(session, service));
}

const stsRegion = ({ block }: GoSession, service: Service): Configured | null =>
  service === "sts" ? argumentIn(block, "sts_region") : null;

/** `endpoints` of the provider block, then the variable that the provider reads for it (golden `tf-block-sts-endpoint-over-variables`). */
function providerEndpoint(session: GoSession, service: Service): Configured | null {
  const named = session.names.endpoints[service];
  if (named === undefined) return null;
  return argumentIn(session.block, "endpoints", service) ?? setVariable(session, named);
}

/** A resolver of the older kind, which knows neither FIPS nor dual-stack (golden `tf-block-fips-and-endpoint`). */
const providersEndpoint = (custom: Configured, region: Configured | null): Resolved =>
  customEndpoint(custom, region, { fips: false, dualStack: false });

function endpointAt(
  session: GoSession,
  service: Service,
  region: Configured | null,
  custom: Configured | null,
): Resolved {
  const variant = variantOf(session);
  if (custom !== null) return customEndpoint(custom, region, variant);
  if (region === null)
    return fault("endpoint rule error, Invalid Configuration: Missing Region", "region-missing", null);
  if (!isHostLabel(region.text)) return fault(`invalid input region ${region.text}`, "bad-setting", region);
  return { kind: "endpoint", endpoint: endpointIn(service, region.text, variant) };
}

function customEndpoint(custom: Configured, region: Configured | null, { fips, dualStack }: Variant): Resolved {
  const url = custom.text;
  if (!isGoUrl(url)) return fault(`Failed to parse uri: ${url}`, "bad-setting", custom);
  if (fips || dualStack) {
    const name = fips ? "FIPS" : "Dualstack";
    const message = `endpoint rule error, Invalid Configuration: ${name} and custom endpoint are not supported`;
    return fault(message, "bad-setting", custom);
  }
  if (!isHttp(url)) return { kind: "fault", error: serviceUnsupported(url, custom.provenance) };
  return { kind: "endpoint", endpoint: { url, signingRegion: region?.text ?? "", reach: "custom" } };
}

/** url.Parse: no colon before the first slash but a scheme's, and brackets in pairs. */
const isGoUrl = (text: string): boolean =>
  /^(?:[a-z][a-z0-9+.-]*:|[^:]*$|[^:/]*\/)/i.test(text) && !/\[[^\]]*$/.test(text);

const fault = (message: string, kind: SdkError["kind"], region: Configured | null): Resolved => ({
  kind: "fault",
  error: endpointNotResolved(message, kind, region?.provenance ?? null),
});

const isHostLabel = (text: string): boolean =>
  text.split(".").every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label));

/** AWS_ENDPOINT_URL_<SERVICE>, then the profile's `services` section; AWS_ENDPOINT_URL alone hides the section. */
function serviceEndpoint(session: GoSession, service: Service): Configured | null {
  if (ignoresConfigured(session)) return null;
  const name = `AWS_ENDPOINT_URL_${service.toUpperCase()}`;
  const { variables } = session.snapshot;
  if (variables.has("AWS_ENDPOINT_URL") && !variables.has(name)) return null;
  return setVariable(session, name) ?? endpointInServices(session, service);
}

const ignoresConfigured = (session: GoSession): boolean =>
  (
    setVariable(session, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ??
    profileSetting(session, "ignore_configured_endpoint_urls")
  )?.text.toLowerCase() === "true";

function endpointInServices(session: GoSession, service: Service): Configured | null {
  const services = profileSetting(session, "services");
  const block = services === null ? null : session.files.section(`services ${services.text}`)?.setting(service);
  if (block?.value.kind !== "nested") return null;
  const url = block.value.settings.get("endpoint_url");
  return url === undefined ? null : { text: url, provenance: block.provenance };
}

function variantOf(session: GoSession): Variant {
  // What a provider block says is the setting's name, and only heard where it is true (golden `tf-block-fips-off-and-variable`).
  const flag = (name: string, setting: string): boolean =>
    isTrue(argumentIn(session.block, setting)) ||
    (setVariable(session, name) ?? profileSetting(session, setting))?.text.toLowerCase() === "true";
  return {
    fips: flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
    dualStack: flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
  };
}

/** mapFIPSRegion: an old name of a FIPS region stands for the region, but is signed for as it is. */
function endpointIn(service: Service, region: string, variant: Variant): Endpoint {
  const isFipsName = region.startsWith("fips-") || region.endsWith("-fips");
  const name = region.replace(/^fips-|-fips$/, "");
  const fips = variant.fips || isFipsName;
  const { dualStack } = variant;
  if (service === "sts" && region === "aws-global" && !fips && !dualStack)
    return { url: "https://sts.amazonaws.com", signingRegion: "us-east-1", reach: "global" };
  return {
    url: `https://${serviceHost(service, name, { fips, dualStack })}`,
    signingRegion: region,
    reach: "regional",
  };
}

/** A program's own STS client: it has the base endpoint as well. Terraform's is in sts_region, if there is one. */
export function clientEndpoint(session: GoSession): Resolved {
  const region = argumentIn(session.block, "sts_region") ?? regionOf(session);
  const ofProvider = providerEndpoint(session, "sts");
  if (ofProvider !== null) return providersEndpoint(ofProvider, region);
  return endpointAt(session, "sts", region, serviceEndpoint(session, "sts") ?? baseEndpoint(session));
}

export function stsConnection(session: GoSession): StsConnection {
  const resolved = clientEndpoint(session);
  const bundle = caBundleOf(session);
  return {
    endpoint: resolved.kind === "endpoint" && resolved.endpoint.signingRegion !== "" ? resolved.endpoint : null,
    caBundle: bundle === null ? null : { path: bundle.text, provenance: bundle.provenance },
  };
}

function baseEndpoint(session: GoSession): Configured | null {
  if (ignoresConfigured(session)) return null;
  return setVariable(session, "AWS_ENDPOINT_URL") ?? profileSetting(session, "endpoint_url");
}
