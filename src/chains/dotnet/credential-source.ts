import { metadata } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Configured } from "../../walk/configured.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import { containerNamed, containerVariable } from "./container.ts";
import { exportedKeys } from "./environment.ts";
import { invalidData, invalidOperation, serviceException } from "./errors.ts";
import { baseUrl, metadataSwitch, roleCredentials } from "./instance-metadata.ts";
import type { DotnetSession } from "./session.ts";

/** GetCredentialSourceAWSCredentials: `Enum.Parse(…, ignoreCase: true)`. */
export function* credentialSource(session: DotnetSession, profile: string, named: Configured): Walk<Found> {
  const unread = (cause: string): Walk<never> => {
    const message = `Error reading credential source [${named.text}] for profile [${profile}]. <- ${cause}`;
    return raise(invalidData("no-source", message, named.provenance));
  };
  switch (named.text.toLowerCase()) {
    case "environment":
      return exportedKeys(session) ?? (yield* raise(invalidOperation("no-source", NOT_SET, named.provenance)));
    case "ecscontainer": {
      const variable = containerVariable(session);
      return variable === null ? yield* unread(NO_CONTAINER) : yield* containerNamed(session, variable);
    }
    case "ec2instancemetadata":
      return yield* instanceProfile(session, named);
    default:
      return yield* unread(`Credential source [${named.text}] is invalid.`);
  }
}

const NOT_SET =
  "The environment variables AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY/AWS_SESSION_TOKEN were not set with AWS credentials.";

const NO_CONTAINER =
  "Cannot fetch credentials from container - neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI environment variables are set.";

/** Asked when the role is first used. */
function* instanceProfile(session: DotnetSession, named: Configured): Walk<Found> {
  const disabled = metadataSwitch(session);
  if (disabled !== null)
    return yield* raise(serviceException("no-source", "Unable to retrieve credentials.", disabled.provenance));
  const where = metadata("/latest/meta-data/iam/security-credentials/");
  return {
    why: "the instance's role",
    holding: exchangedLater(
      [{ kind: "instance-metadata", url: baseUrl(session), role: null, provenance: where }],
      where,
      [where, named.provenance],
      null,
    ),
    *freeze(): Walk<SigningCredentials> {
      const had = yield* roleCredentials(session);
      if (typeof had !== "string") return had.credentials;
      const message = "Unable to get IAM security credentials from EC2 Instance Metadata Service.";
      return yield* raise(serviceException("unreachable", message, named.provenance));
    },
  };
}
