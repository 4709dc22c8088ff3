import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { metadataService, metadataToken, roleCredentials } from "../jvm/instance-metadata.ts";
import { type JvmSession, isTrue, plainVariable } from "../jvm/session.ts";

export const metadataIsOff = (session: JvmSession): boolean =>
  isTrue(plainVariable(session, "AWS_EC2_METADATA_DISABLED"));

/** ImdsCredentialsProvider: IMDSv2 only. */
export function* instanceMetadata(session: JvmSession): Walk<StepResult> {
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  const disabled = plainVariable(session, "AWS_EC2_METADATA_DISABLED");
  if (disabled !== null && metadataIsOff(session))
    return { kind: "skipped", why: "switched off by AWS_EC2_METADATA_DISABLED", provenance: disabled.provenance };
  const service = yield* metadataService(session);
  const token = yield* metadataToken(session, service);
  if (token.kind === "token") return yield* roleCredentials(session, { ...service, token: token.token });
  if (token.kind !== "refused") return { kind: "absent", why: "no instance metadata service answers with a token" };
  return yield* raise(session.sdk.errors.source("unreachable", "failed to load instance profile", null));
}
