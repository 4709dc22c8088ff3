import type { Endpoint } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { invalidConfig, noRegion, python } from "./errors.ts";
import { LEGACY_GLOBAL_STS_REGIONS, partitionOf } from "../../walk/partitions.ts";
import { type Variant, serviceHost } from "../../walk/service-host.ts";
import { type BotocoreSession, type Configured, configVariable, isTrue, scopedConfig, textSetting } from "./session.ts";
import { plainVariable } from "../../walk/configured.ts";

export type Service = "sts" | "sso" | "sso_oidc" | "signin" | "s3";

/** Looked up only when no endpoint variable answers first (ConfiguredEndpointProvider). */
export function servicesFault(session: BotocoreSession, service: Service): SdkError | null {
  if (ignoresConfiguredEndpoints(session) || endpointVariable(session, service) !== null) return null;
  const services = textSetting(scopedConfig(session), "services");
  if (services === null) return null;
  const section = session.config.services(services.text);
  if (section !== null && section.keys().length > 0) return unnestedFault(section.setting(service));
  return invalidConfig(
    "bad-setting",
    `The profile is configured to use the services section but the "${services.text}" services configuration does not exist.`,
    services.provenance,
  );
}

/** Where a block of settings is wanted, Python looks into the word (golden `mut-services-not-nested`). */
export const unnestedFault = (block: Setting | null): SdkError | null =>
  block === null || block.value.kind === "nested"
    ? null
    : python("AttributeError", "'str' object has no attribute 'get'", block.provenance);

export function stsRegionalFault(session: BotocoreSession): SdkError | null {
  const mode = stsRegionalMode(session);
  if (mode === null || ["", "legacy", "regional"].includes(mode.text)) return null;
  return python(
    "InvalidSTSRegionalEndpointsConfigError",
    `STS regional endpoints option ${mode.text} is invalid. Valid options are: "legacy", "regional"`,
    mode.provenance,
  );
}

const stsRegionalMode = (session: BotocoreSession): Configured | null =>
  session.edition.legacySts
    ? configVariable(session, { variable: "AWS_STS_REGIONAL_ENDPOINTS", setting: "sts_regional_endpoints" })
    : null;

const ignoresConfiguredEndpoints = (session: BotocoreSession): boolean =>
  isTrue(
    configVariable(session, {
      variable: "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
      setting: "ignore_configured_endpoint_urls",
    }),
  );

function endpointVariable(session: BotocoreSession, service: Service): Configured | null {
  for (const name of [`AWS_ENDPOINT_URL_${service.toUpperCase()}`, "AWS_ENDPOINT_URL"]) {
    const url = plainVariable(session, name);
    if (url !== null && url.text !== "") return url;
  }
  return null;
}

/** AWS_ENDPOINT_URL_<SERVICE> > AWS_ENDPOINT_URL > the `services` section > the profile's endpoint_url; empty is unset. */
export function configuredEndpoint(session: BotocoreSession, service: Service): Configured | null {
  if (ignoresConfiguredEndpoints(session)) return null;
  return endpointVariable(session, service) ?? endpointInServices(session, service) ?? endpointInProfile(session);
}

function endpointInServices(session: BotocoreSession, service: Service): Configured | null {
  const services = textSetting(scopedConfig(session), "services");
  const block = services === null ? null : (session.config.services(services.text)?.setting(service) ?? null);
  if (block === null || block.value.kind !== "nested") return null;
  const url = block.value.settings.get("endpoint_url");
  return url === undefined || url === "" ? null : { text: url, provenance: block.provenance };
}

function endpointInProfile(session: BotocoreSession): Configured | null {
  const url = textSetting(scopedConfig(session), "endpoint_url");
  return url === null || url.text === "" ? null : url;
}

export function endpointOf(session: BotocoreSession, service: Service, region: string | null): Endpoint {
  const custom = configuredEndpoint(session, service);
  if (custom !== null) return { url: custom.text, signingRegion: region ?? "", reach: "custom" };
  switch (service) {
    case "sts":
      return stsEndpoint(session, region);
    case "sso":
    case "sso_oidc":
    case "signin":
      return regional(`https://${serviceHost(service, region ?? "unknown", variantOf(session))}`, region);
    case "s3":
      return region === null || region === "aws-global"
        ? { url: "https://s3.amazonaws.com", signingRegion: "us-east-1", reach: "global" }
        : regional(`https://s3.${region}.${partitionOf(region).suffix}`, region);
  }
}

export const regional = (url: string, region: string | null): Endpoint => ({
  url,
  signingRegion: region ?? "",
  reach: "regional",
});

const GLOBAL_STS: Endpoint = { url: "https://sts.amazonaws.com", signingRegion: "us-east-1", reach: "global" };

/**
 * No region: the global endpoint, signed for us-east-1 (golden `role-source-no-region`); with FIPS a name that does not
 * exist (golden `b3-sts-fips-no-region`).
 */
function stsEndpoint(session: BotocoreSession, region: string | null): Endpoint {
  const named = region ?? "aws-global";
  const { fips, dualStack } = variantOf(session);
  const legacy = stsRegionalMode(session)?.text === "legacy" && LEGACY_GLOBAL_STS_REGIONS.has(named);
  if ((legacy || named === "aws-global") && !fips && !dualStack) return GLOBAL_STS;
  return regional(`https://${serviceHost("sts", named, { fips, dualStack })}`, named);
}

function variantOf(session: BotocoreSession): Variant {
  const flag = (name: string, setting: string): boolean => isTrue(configVariable(session, { variable: name, setting }));
  return {
    fips: flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
    dualStack: flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
  };
}

/** A custom or sign-in endpoint needs a region; STS knows its own (goldens `endpoint-services-section`, `b3-login-expired-no-region`). */
export function* signingRegion(endpoint: Endpoint, session: BotocoreSession): Walk<void> {
  if (endpoint.signingRegion === "") yield* raise(noRegion(configuredEndpoint(session, "sts")?.provenance ?? null));
}
