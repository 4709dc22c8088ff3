import type { SdkError, StsConnection } from "../../model/resolution.ts";
import { endpointOrFault } from "./endpoint.ts";
import type { JsV2Session } from "./session.ts";

/** `new AWS.STS()` needs no region; it fails only over a regional endpoint that cannot be made. */
export function stsFault(session: JsV2Session): SdkError | null {
  const made = endpointOrFault(session, "sts", null);
  return made.kind === "fault" ? made.error : null;
}

/** AWS_CA_BUNDLE is not read: Node's own certificates, and NODE_EXTRA_CA_CERTS, are all. */
export function stsConnection(session: JsV2Session): StsConnection {
  const made = endpointOrFault(session, "sts", null);
  return { endpoint: made.kind === "endpoint" ? made.endpoint : null, caBundle: null };
}
