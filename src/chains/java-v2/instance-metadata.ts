import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { allowsV1, metadataService, metadataToken, roleCredentials } from "../jvm/instance-metadata.ts";
import { isJavaNumber } from "../jvm/java-number.ts";
import { type JvmSession, plainVariable, textSetting } from "../jvm/session.ts";

/** Only "false" leaves the service on: any other word than "true" makes the link raise (golden `imds-disabled-1`). */
export const metadataIsOff = (session: JvmSession): boolean => {
  const disabled = plainVariable(session, "AWS_EC2_METADATA_DISABLED");
  return disabled !== null && disabled.text.toLowerCase() !== "false";
};

/** InstanceProfileCredentialsProvider: token, or IMDSv1 where none is given; role; credentials. */
export function* instanceMetadata(session: JvmSession): Walk<StepResult> {
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  const disabled = plainVariable(session, "AWS_EC2_METADATA_DISABLED");
  if (disabled !== null && metadataIsOff(session))
    return { kind: "skipped", why: "switched off by AWS_EC2_METADATA_DISABLED", provenance: disabled.provenance };
  const { errors } = session.sdk;
  // The chain hands it the profile that the code names (golden `odd-third-00069`).
  const profile = session.profiles.fault === null ? session.profiles.profile(session.profileName) : null;
  const service = yield* metadataService(session, profile);
  // How long to wait is read from the files, too, unless a variable says it (goldens `mut-c-imds-endpoint-and-bad-file`, `-timeout`).
  const { fault } = session.profiles;
  if (fault !== null && plainVariable(session, "AWS_METADATA_SERVICE_TIMEOUT") === null)
    return yield* raise(errors.configuration("parse", `cannot read ${fault.path}`, null));
  const timeout =
    plainVariable(session, "AWS_METADATA_SERVICE_TIMEOUT") ?? textSetting(profile, "metadata_service_timeout");
  if (timeout !== null && !isJavaNumber(timeout.text))
    yield* raise(errors.source("bad-setting", "Failed to load credentials from IMDS.", timeout.provenance));
  const token = yield* metadataToken(session, service);
  if (token.kind === "assumed") return { kind: "absent", why: "not asked: taken as not there" };
  if (token.kind === "refused")
    return yield* raise(errors.source("unreachable", "Unable to fetch metadata token.", null));
  if (token.kind === "none" && !allowsV1(session, profile))
    return yield* raise(errors.source("unreachable", "no metadata token, and IMDSv1 is switched off", null));
  return yield* roleCredentials(session, { ...service, token: token.kind === "token" ? token.token : null });
}
