import type { Provenance } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { awserr, badVariable } from "./errors.ts";
import { type Configured, type GoV1Session, environment, firstOf, forgivesFault, sharedConfig } from "./session.ts";
import { settingText } from "./shared-config.ts";

/*
 * What NewSessionWithOptions raises whichever credentials would win: a variable it cannot read, a shared file or profile
 * that makes no sense, a certificate file that is not there.
 */

export function* loadSession(session: GoV1Session): Walk<void> {
  const fault = variableFault(session) ?? sharedFault(session) ?? certificateFault(session);
  if (fault !== null) yield* raise(fault);
}

const sharedFault = (session: GoV1Session): SdkError | null =>
  session.shared.kind === "fault" && !forgivesFault(session) ? session.shared.error : null;

interface Words {
  readonly name: string;
  /** In any case. */
  readonly accepted: readonly string[];
  readonly message: (value: string) => string;
}

const invalid =
  (name: string, need: string) =>
  (value: string): string =>
    `invalid value for environment variable, ${name}=${value}, ${need}`;

/** envConfigLoad, in its order. */
const WORDS: readonly Words[] = [
  ...["AWS_STS_REGIONAL_ENDPOINTS", "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT"].map((name) => ({
    name,
    accepted: ["legacy", "regional"],
    message: (value: string) => `failed to load, ${name} from env config, unable to resolve the value of ${value}`,
  })),
  {
    name: "AWS_S3_USE_ARN_REGION",
    accepted: ["true", "false"],
    message: invalid("AWS_S3_USE_ARN_REGION", "need true or false"),
  },
  {
    name: "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
    accepted: ["", "ipv4", "ipv6"],
    message: invalid(
      "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
      "unknown EC2 IMDS endpoint mode, must be either IPv6 or IPv4",
    ),
  },
  ...["AWS_USE_DUALSTACK_ENDPOINT", "AWS_USE_FIPS_ENDPOINT"].map((name) => ({
    name,
    accepted: ["true", "false"],
    message: invalid(name, "need true, false"),
  })),
];

function variableFault(session: GoV1Session): SdkError | null {
  for (const { name, accepted, message } of WORDS) {
    const value = environment(session, name);
    const word = value?.text.toLowerCase() ?? "";
    if (value === null || accepted.includes(name.endsWith("_MODE") ? word.trim() : word)) continue;
    return badVariable(message(value.text), value.provenance);
  }
  return null;
}

/** AWS_CA_BUNDLE, else the profile's `ca_bundle`. */
export const caBundle = (session: GoV1Session): Configured | null =>
  environment(session, "AWS_CA_BUNDLE") ?? settingText(sharedConfig(session), "ca_bundle");

/** setTLSOptions: the files are opened at once. What is in them is not looked at here. */
function certificateFault(session: GoV1Session): SdkError | null {
  const bundle = caBundle(session);
  if (bundle !== null && !isFile(session, bundle.text))
    return cannotOpen("LoadCustomCABundleError", "custom CA bundle PEM", bundle.provenance);
  const certificate = firstOf(session, ["AWS_SDK_GO_CLIENT_TLS_CERT"]);
  const key = firstOf(session, ["AWS_SDK_GO_CLIENT_TLS_KEY"]);
  for (const file of [certificate, key])
    if (file !== null && !isFile(session, file.text))
      return cannotOpen("LoadClientTLSCertError", "custom client TLS cert or key", file.provenance);
  if ((certificate === null) === (key === null)) return null;
  const message = "client TLS cert and key must both be provided";
  return awserr("bad-setting", "LoadClientTLSCertError", message, (certificate ?? key)?.provenance ?? null);
}

function isFile({ snapshot }: GoV1Session, path: string): boolean {
  const { state } = snapshot.file(fromWorkingFolder(path, snapshot));
  return state === "text" || state === "too-large" || state === "not-utf8";
}

const cannotOpen = (code: string, what: string, where: Provenance): SdkError =>
  awserr("bad-setting", code, `failed to open ${what} file`, where);
