import type { Endpoint } from "../../model/question.ts";
import type { StsConnection } from "../../model/resolution.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { serviceHost } from "../../walk/service-host.ts";
import { invalidUrl, thrown } from "./errors.ts";
import { acceptedRegion, isFipsName } from "./region.ts";
import type { Profile } from "./shared-files.ts";
import { type JsV3Session, exportedProfile, loadConfig, profileOfRoleClient, textSetting } from "./session.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";

/** A client that a provider makes, by the name its settings have: AWS_ENDPOINT_URL_SSO_OIDC, `sso_oidc =`. */
export type Service = "sts" | "sso" | "sso_oidc" | "signin";

/** Where a client of that service sends its requests, or what it throws instead. */
export function* endpointOf(session: JsV3Session, service: Service, region: Configured): Walk<Endpoint> {
  const { text: name } = yield* acceptedRegion(region);
  const fips = isFipsName(region.text) || flag(session, service, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
  const dualStack = flag(session, service, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
  const custom = configuredEndpoint(session, service);
  if (custom === null) return ruledEndpoint(service, name, fips, dualStack);
  if (!URL.canParse(custom.text)) return yield* raise(invalidUrl(custom.provenance));
  if (fips || dualStack)
    return yield* raise(
      thrown("EndpointError", {
        kind: "bad-setting",
        message: `Invalid Configuration: ${fips ? "FIPS" : "Dualstack"} and custom endpoint are not supported`,
        where: custom.provenance,
      }),
    );
  // Any other scheme is taken for http (golden `mut-a-role-sts-at-ftp1270014580sts`).
  const url = custom.text.replace(/^(?!https:)[a-z][a-z0-9+.-]*:/i, "http:");
  return { url, signingRegion: name, reach: "custom" };
}

/** Only the STS client is handed the program's profile; the others look at AWS_PROFILE's. */
function flag(session: JsV3Session, service: Service, variable: string, setting: string): boolean {
  const profile = service === "sts" ? profileOfRoleClient(session) : exportedProfile(session);
  const inEnvironment = loadConfig(session, { variable, setting }, null);
  // Anything but the two words throws, which loadConfig takes for "not there".
  const said = [inEnvironment, textSetting(profile, setting)].find(
    (value) => value !== null && (value.text === "true" || value.text === "false"),
  );
  return said?.text === "true";
}

/**
 * getEndpointFromConfig: AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL, the `services` section, `endpoint_url`: of
 * AWS_PROFILE's profile, whatever the client's option says. A `services` that is nowhere is swallowed, with all of it.
 */
function configuredEndpoint(session: JsV3Session, service: Service): Configured | null {
  const profile = exportedProfile(session);
  const ignored = loadConfig(
    session,
    { variable: "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", setting: "ignore_configured_endpoint_urls" },
    profile,
  );
  if (ignored?.text === "true") return null;
  return (
    setVariable(session, `AWS_ENDPOINT_URL_${service.toUpperCase()}`) ??
    setVariable(session, "AWS_ENDPOINT_URL") ??
    endpointInProfile(session, service, profile)
  );
}

function endpointInProfile(session: JsV3Session, service: Service, profile: Profile | null): Configured | null {
  const services = textSetting(profile, "services");
  if (services !== null) {
    const section = session.files.services(services.text);
    if (section === null) return null;
    const url = textSetting(section, `${service}.endpoint_url`);
    if (url !== null) return url;
  }
  return textSetting(profile, "endpoint_url");
}

/** The rule sets of nested-clients 3.998.3. */
function ruledEndpoint(service: Service, region: string, fips: boolean, dualStack: boolean): Endpoint {
  if (service === "sts" && region === "aws-global" && !fips && !dualStack)
    return { url: "https://sts.amazonaws.com", signingRegion: "us-east-1", reach: "global" };
  const url = `https://${serviceHost(service, region, { fips, dualStack })}`;
  return { url, signingRegion: region, reach: "regional" };
}

/**
 * How the program's own client would ask STS who it is. Without a region it would not ask at all; whose keys they are
 * is asked where the SDK's role clients go by default (stsRegionDefaultResolver: us-east-1).
 */
export function stsConnection(session: JsV3Session): StsConnection {
  const { lookup } = session.region;
  const region =
    lookup?.kind === "found" ? lookup.region : { text: "us-east-1", provenance: { kind: "default" as const } };
  const step = endpointOf(session, "sts", region).next();
  return { endpoint: step.done === true ? step.value : null, caBundle: null };
}
