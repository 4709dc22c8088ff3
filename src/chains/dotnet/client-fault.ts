import type { SdkError } from "../../model/resolution.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { filledIn } from "../flat/session.ts";
import { configurationFault } from "./configuration-fault.ts";
import { modeFault } from "./defaults-mode.ts";
import { clientException } from "./errors.ts";
import { missingRegion } from "./region.ts";
import { type DotnetSession, chainProfile } from "./session.ts";

/** Why no client can be made, whatever its credentials are. */
export function clientFault(session: DotnetSession): SdkError | null {
  const region = missingRegion(session);
  if (region !== null && region !== "none") return region;
  return (
    configurationFault(session) ??
    modeFault(session) ??
    endpointFault(session) ??
    (region === null ? null : regionFault(session))
  );
}

const endpointUrl = (session: DotnetSession): Configured | null =>
  setVariable(session, "AWS_ENDPOINT_URL") ?? inProfile(session, "endpoint_url");

function endpointFault(session: DotnetSession): SdkError | null {
  const url = endpointUrl(session);
  if (url === null || URL.canParse(url.text)) return null;
  const message = `Value for ServiceURL is not a valid URL: ${url.text}`;
  return clientException("bad-setting", message, url.provenance);
}

function regionFault(session: DotnetSession): SdkError | null {
  if (endpointUrl(session) !== null) return null;
  return sdkError(
    "region-missing",
    "Amazon.Runtime.AmazonClientException",
    "No RegionEndpoint or ServiceURL configured",
    null,
  );
}

const inProfile = (session: DotnetSession, key: string): Configured | null =>
  filledIn(session, chainProfile(session), key);
