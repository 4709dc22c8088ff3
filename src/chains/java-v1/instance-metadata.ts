import { isDocument } from "../../walk/lent-document.ts";
import { lentToJavaV1 } from "./lent-to-java-v1.ts";
import { metadata } from "../../model/provenance.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { containerVariable } from "./container.ts";
import { sdkClient } from "./errors.ts";
import { metadataSwitch, metadataUrl, readResource } from "./metadata-service.ts";
import type { JavaV1Session } from "./session.ts";
import { exchanged } from "./exchanged.ts";

const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";

/** InstanceProfileCredentialsProvider, only where no container variable is set: the wrapper asks one of the two. */
export function* instanceMetadata(session: JavaV1Session): Walk<StepResult> {
  const container = containerVariable(session);
  if (container !== null)
    return { kind: "skipped", why: "a container variable takes its place", provenance: container.provenance };
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  const off = metadataSwitch(session);
  if (off !== null)
    return { kind: "skipped", why: "switched off by AWS_EC2_METADATA_DISABLED", provenance: off.provenance };
  const where = metadata(ROLE_PATH);
  const roles = yield* readResource(session, { ask: "role", role: null });
  if (roles === null) return { kind: "absent", why: "not asked: taken as not there" };
  // No role at all is asked for its credentials, too (golden `odd-00102`).
  const role = roles.kind === "text" ? (roles.text.trim().split("\n")[0] ?? "") : "";
  const answer = yield* readResource(session, { ask: "credentials", role });
  const credentials = answer !== null && isDocument(answer) ? lentToJavaV1(answer) : null;
  if (credentials === null)
    return yield* raise(
      sdkClient("unreachable", "Unable to load credentials. Access key or secret key are null.", where),
    );
  const plan = [{ kind: "instance-metadata" as const, url: metadataUrl(session), role, provenance: where }];
  return {
    kind: "found",
    found: {
      why: `the instance's role ${role}`,
      holding: exchanged(credentials, plan, where, [where], null),
      // Past its expiry too: this provider alone may go on with what it has (`allowExpiredCredentials`).
      // biome-ignore lint/correctness/useYield: nothing to ask
      *freeze() {
        return credentials;
      },
    },
  };
}
