import { servicesEndpoint } from "../../parse/php-ini/services-endpoint.ts";
import type { Configured } from "../../walk/configured.ts";
import { textIn } from "../flat/session.ts";
import { type PhpSession, notEmpty, trueVariable } from "./session.ts";
import { booleanOf, settingOf, settingsSection } from "./settings.ts";

export type Service = "sts" | "sso" | "sso_oidc" | "signin";

/**
 * ClientResolver::_default_endpoint (3.376.2): the service's variable, its block in the profile's `services`, then the
 * variable and the setting for all.
 */
export function configuredEndpoint(session: PhpSession, service: Service): Configured | null {
  const ignored = settingOf(session, "ignore_configured_endpoint_urls");
  if (ignored !== null && booleanOf(ignored.text) === true) return null;
  return (
    trueVariable(session, `AWS_ENDPOINT_URL_${service.toUpperCase()}`) ??
    notEmpty(inServices(session, service)) ??
    notEmpty(settingOf(session, "endpoint_url"))
  );
}

function inServices(session: PhpSession, service: Service): Configured | null {
  const name = textIn(session, settingsSection(session), "services");
  if (name === null || settingsSection(session, `services ${name.text}`) === null) return null;
  const text = servicesEndpoint(session.snapshot.file(session.configPath), name.text, service);
  return text === null ? null : { text, provenance: name.provenance };
}
