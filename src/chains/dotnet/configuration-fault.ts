import type { SdkError } from "../../model/resolution.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { setVariable } from "../../walk/configured.ts";
import { clientException } from "./errors.ts";
import { type DotnetSession, chainProfileRead } from "./session.ts";

const THREW =
  "The type initializer for 'Amazon.Runtime.Internal.FallbackInternalConfigurationFactory' threw an exception.";

/**
 * FallbackInternalConfigurationFactory, which every client and the metadata service ask for their settings, reads the
 * profile of AWS_PROFILE once, in its type initializer: a profile that cannot be read, or a line that is nothing in either
 * file, takes all of them with it (goldens `open-00032`, `open-00082`, `open-00323`). Null: it can be read.
 */
export function configurationFault(session: DotnetSession): SdkError | null {
  const profile = chainProfileRead(session);
  const fault = profile.kind === "raised" ? profile.error : variableFault(session);
  if (fault === null) return null;
  const { kind, message, provenance, related } = fault;
  return sdkError(kind, "System.TypeInitializationException", `${THREW} <- ${message}`, provenance, related);
}

/** The two variables that it does not pass over. */
function variableFault(session: DotnetSession): SdkError | null {
  const ignore = setVariable(session, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
  if (ignore !== null && !/^\s*(?:true|false)\s*$/i.test(ignore.text)) {
    const message = `String '${ignore.text}' was not recognized as a valid Boolean.`;
    return sdkError("bad-setting", "System.FormatException", message, ignore.provenance);
  }
  const endpoint = setVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT");
  if (endpoint === null || URL.canParse(endpoint.text)) return null;
  const message = `The environment variable AWS_EC2_METADATA_SERVICE_ENDPOINT was set with value ${endpoint.text}, but it could not be parsed as a well-formed Uri.`;
  return clientException("bad-setting", message, endpoint.provenance);
}
