import { processDied } from "./process-died.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Endpoint } from "../../model/question.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { filledIn } from "../flat/session.ts";
import { type CppSession, crtConfigSection } from "./session.ts";

export type CrtService = "STS" | "SIGNIN";

interface Asked {
  readonly service: CrtService;
  readonly host: string;
  readonly region: string;
  /** Whether the provider reads the config file: that of web identity does only where it was not handed all it wants. */
  readonly readsConfig: boolean;
  readonly where: Provenance;
}

/**
 * Where a client of the CRT's asks: AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL or the file's endpoint_url is taken for a
 * host's name as it is, so that the usual URL leads nowhere (golden `rs-webid-endpoint-no-region`); a name without a scheme
 * would be asked.
 */
export function* crtEndpoint(session: CppSession, asked: Asked): Walk<Endpoint> {
  const custom = writtenEndpoint(session, asked);
  if (custom === null) return { url: `https://${asked.host}`, signingRegion: asked.region, reach: "regional" };
  if (!/[/:]/.test(custom.text)) return { url: `https://${custom.text}`, signingRegion: asked.region, reach: "custom" };
  const message = `${custom.text} is no host: a scheme is not taken off`;
  return yield* raise(session.fault("bad-setting", message, custom.provenance, [asked.where]));
}

function writtenEndpoint(session: CppSession, { service, readsConfig }: Asked): Configured | null {
  const exported = exportedEndpoint(session, service);
  if (exported !== null || !readsConfig) return exported;
  const section = servicesSection(session);
  if (section === null) return filledIn(session, crtConfigSection(session), "endpoint_url");
  const text = section.services?.get(service.toLowerCase()) ?? null;
  return text === null ? null : { text, provenance: section.provenance };
}

const exportedEndpoint = (session: CppSession, service: CrtService): Configured | null =>
  setVariable(session, `AWS_ENDPOINT_URL_${service}`) ?? setVariable(session, "AWS_ENDPOINT_URL");

/** Null: the profile names none. One that is named and not there takes the place of the profile's endpoint_url all the same. */
function servicesSection(session: CppSession) {
  const named = filledIn(session, crtConfigSection(session), "services");
  return named === null
    ? null
    : { provenance: named.provenance, services: session.crt.config.services.get(named.text) ?? null };
}

/**
 * A service's setting without an endpoint_url below it is a null string, over which aws-c-auth ends the process when the chain
 * is made (golden `odd-00105`).
 */
export function* survivesServices(session: CppSession, service: CrtService): Walk<void> {
  const section = servicesSection(session);
  if (exportedEndpoint(session, service) !== null || section?.services?.get(service.toLowerCase()) !== null) return;
  yield* raise(processDied("bad-setting", section.provenance));
}
