import type { Endpoint } from "../../model/question.ts";
import type { Provenance } from "../../model/provenance.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { setVariable } from "../js-v2/configured.ts";
import type { CppSession } from "./session.ts";

/**
 * Where a client of the CRT's asks: AWS_ENDPOINT_URL_<SERVICE> or AWS_ENDPOINT_URL is taken for a host's name as it is, so that
 * the usual URL leads nowhere (golden `rs-webid-endpoint-no-region`); a name without a scheme would be asked.
 */
export function* crtEndpoint(
  session: CppSession,
  service: "STS" | "SIGNIN",
  usual: { readonly host: string; readonly region: string },
  where: Provenance,
): Walk<Endpoint> {
  const custom = setVariable(session, `AWS_ENDPOINT_URL_${service}`) ?? setVariable(session, "AWS_ENDPOINT_URL");
  if (custom === null) return { url: `https://${usual.host}`, signingRegion: usual.region, reach: "regional" };
  if (!/[/:]/.test(custom.text)) return { url: `https://${custom.text}`, signingRegion: usual.region, reach: "custom" };
  const message = `${custom.text} is no host: a scheme is not taken off`;
  return yield* raise(session.fault("bad-setting", message, custom.provenance, [where]));
}
