import type { Endpoint } from "../../model/question.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { serviceHost } from "../../walk/service-host.ts";
import { type JvmSession, clientSetting, clientsProfile, isTrue, plainVariable, textSetting } from "./session.ts";
import type { Configured } from "../../walk/configured.ts";

/* Where the clients that a walk makes send their requests (the rule sets of the service models). */

export type Service = "sts" | "sso" | "sso_oidc" | "signin";

export const GLOBAL_STS: Endpoint = { url: "https://sts.amazonaws.com", signingRegion: "us-east-1", reach: "global" };

export function endpointOf(session: JvmSession, service: Service, region: string): Endpoint {
  const custom = configuredEndpoint(session, service);
  if (custom !== null) return { url: custom.text, signingRegion: region, reach: "custom" };
  if (service === "sts" && region === "aws-global" && !asksForVariant(session)) return GLOBAL_STS;
  return { url: `https://${hostOf(session, service, region)}`, signingRegion: region, reach: "regional" };
}

/** Makes a client: an endpoint without a scheme, an empty one too, is refused (golden `endpoint-services-section`). */
export function* clientEndpoint(session: JvmSession, service: Service, region: string): Walk<Endpoint> {
  yield* checkServices(session, service);
  if (!isHostLabel(region))
    yield* raise(session.sdk.errors.configuration("bad-setting", `Invalid region in endpoint: ${region}`, null));
  const endpoint = endpointOf(session, service, region);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(endpoint.url)) return endpoint;
  const where = configuredEndpoint(session, service)?.provenance ?? null;
  return yield* raise(
    session.sdk.errors.configuration("bad-setting", "The URI scheme of endpointOverride must not be null.", where),
  );
}

/** FIPS or dual stack, which no endpoint that is given goes with. */
export const asksForVariant = (session: JvmSession): boolean =>
  isTrue(clientSetting(session, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")) ||
  isTrue(clientSetting(session, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"));

const hostOf = (session: JvmSession, service: Service, region: string): string =>
  serviceHost(service, region, {
    fips: isTrue(clientSetting(session, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")),
    dualStack: isTrue(clientSetting(session, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")),
  });

/** The rule sets' isValidHostLabel. */
const isHostLabel = (text: string): boolean => /^(?!-)[A-Za-z\d-]{1,63}(?<!-)$/.test(text);

function* checkServices(session: JvmSession, service: Service): Walk<void> {
  const services = textSetting(clientsProfile(session), "services");
  if (services === null || session.sdk.missingServices === "ignored") return;
  if (ignoresConfigured(session) || endpointVariable(session, service) !== null) return;
  if (session.profiles.services(services.text) !== null) return;
  const message = `shared config points to nonexistent services section '${services.text}'`;
  yield* raise(session.sdk.errors.configuration("bad-setting", message, services.provenance));
}

/** AWS_ENDPOINT_URL_<SERVICE> > AWS_ENDPOINT_URL > the profile's `services` section > its endpoint_url. An empty variable counts. */
export function configuredEndpoint(session: JvmSession, service: Service): Configured | null {
  if (ignoresConfigured(session)) return null;
  return (
    endpointVariable(session, service) ??
    endpointInServices(session, service) ??
    textSetting(clientsProfile(session), "endpoint_url")
  );
}

const ignoresConfigured = (session: JvmSession): boolean =>
  isTrue(clientSetting(session, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls"));

/** Blanks about a URL are passed over, by Kotlin too (golden `odd-00192`). */
function endpointVariable(session: JvmSession, service: Service): Configured | null {
  const named =
    plainVariable(session, `AWS_ENDPOINT_URL_${service.toUpperCase()}`) ?? plainVariable(session, "AWS_ENDPOINT_URL");
  return named === null ? null : { ...named, text: named.text.trim() };
}

function endpointInServices(session: JvmSession, service: Service): Configured | null {
  const services = textSetting(clientsProfile(session), "services");
  const block = services === null ? null : (session.profiles.services(services.text)?.setting(service) ?? null);
  const url = block?.value.kind === "nested" ? block.value.settings.get("endpoint_url") : undefined;
  return block === null || url === undefined ? null : { text: url, provenance: block.provenance };
}
