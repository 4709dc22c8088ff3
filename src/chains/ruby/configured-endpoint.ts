import type { SdkError } from "../../model/resolution.ts";
import { argumentError, ruby } from "./errors.ts";
import type { RubySession } from "./session.ts";
import { configured } from "./shared-config.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";

export type Service = "sts" | "sso" | "sso_oidc";

/**
 * `resolve_custom_config_endpoint` (3.211.0): the service's variable, the one for all, the profile's `services`, its
 * `endpoint_url`, in the config file alone; a variable counts though empty. Null: none, or all are to be ignored.
 */
export function configuredEndpoint(session: RubySession, service: Service, profileName: string): Configured | null {
  const ignore =
    plainVariable(session, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ??
    configured(session.shared.value(profileName, "ignore_configured_endpoint_urls"));
  if (ignore?.text.toLowerCase() === "true") return null;
  return (
    plainVariable(session, `AWS_ENDPOINT_URL_${service.toUpperCase()}`) ??
    plainVariable(session, "AWS_ENDPOINT_URL") ??
    inConfig(session, service, profileName)
  );
}

function inConfig({ shared }: RubySession, service: string, profileName: string): Configured | null {
  const profile = shared.config?.profile(profileName) ?? null;
  if (profile === null) return null;
  const services = profile.text("services");
  const block = services === null ? null : shared.config?.profile(`services ${services.text}`)?.setting(service);
  const own = block?.value.kind === "nested" ? block.value.settings.get("endpoint_url") : undefined;
  if (block && own !== undefined) return { text: own, provenance: block.provenance };
  return profile.text("endpoint_url");
}

/** What a client makes of it as it is itself made (seahorse/client/plugins/endpoint.rb). */
export function endpointFault(session: RubySession, service: Service, profileName: string): SdkError | null {
  const endpoint = configuredEndpoint(session, service, profileName);
  if (endpoint === null) return null;
  const { text, provenance } = endpoint;
  if (NO_URI.test(text))
    return ruby("bad-setting", "URI::InvalidURIError", `bad URI(is not URI?): ${JSON.stringify(text)}`, provenance);
  return /^https?:/i.test(text)
    ? null
    : argumentError("bad-setting", "expected :endpoint to be a HTTP or HTTPS endpoint", provenance);
}

const NO_URI = /[\s"<>\\^`{|}]|[^ -~]/;
