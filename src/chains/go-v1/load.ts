import type { SdkError } from "../../model/resolution.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { certificateFault } from "./certificates.ts";
import { environmentKeys } from "./environment-keys.ts";
import { badVariable } from "./errors.ts";
import { credentialsOfProfile } from "./profile.ts";
import { type GoV1Session, environment, sharedConfig, sharedFault } from "./session.ts";
import { webIdentityInEnvironment } from "./web-identity.ts";

/*
 * What NewSessionWithOptions raises whichever credentials would win: a variable it cannot read, a shared file or profile
 * that makes no sense, a certificate file that is not there.
 */

export function* loadSession(session: GoV1Session): Walk<void> {
  const fault = variableFault(session) ?? sharedFault(session);
  if (fault !== null) yield* raise(fault);
  yield* checkCertificates(session);
}

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
  ...(
    [
      ["AWS_STS_REGIONAL_ENDPOINTS", "STSRegionalEndpoint"],
      ["AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", "S3UsEast1RegionalEndpoint"],
    ] as const
  ).map(([name, option]) => ({
    name,
    accepted: ["legacy", "regional"],
    message: (value: string) =>
      `failed to load, ${name} from env config, unable to resolve the value of ${option} for ${value}`,
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

/** Certificates are looked at once it is settled where the credentials come from, before they are fetched. */
function* checkCertificates(session: GoV1Session): Walk<void> {
  const fault = certificateFault(session);
  if (fault === null) return;
  if (session.code.keys === null) yield* resolveCredentials(session);
  yield* raise(fault);
}

/** Raises what choosing the credentials raises, and asks nobody. */
function* resolveCredentials(session: GoV1Session): Walk<void> {
  if ((yield* environmentKeys(session)).kind === "found") return;
  if ((yield* webIdentityInEnvironment(session)).kind === "found") return;
  const config = sharedConfig(session);
  if (config !== null) yield* credentialsOfProfile(session, config);
}
