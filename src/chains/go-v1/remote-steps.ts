import type { PlanNode } from "../../model/resolution.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, untilRaised } from "../../walk/walk.ts";
import { containerCredentials, containerUrl } from "./container.ts";
import { ROLE_PLACE, instanceRole, metadataSwitchedOff } from "./instance-metadata.ts";
import { leavesToRemote } from "./profile-steps.ts";
import { remoteHolding } from "./remote.ts";
import { type GoV1Session, sharedConfig } from "./session.ts";

/* The last links of the chain: their errors are swallowed, and end in NoCredentialProviders. */

const NOT_ASKED = "not asked: the profile decides by itself";

export function* container(session: GoV1Session): Walk<StepResult> {
  if (!leavesToRemote(sharedConfig(session))) return { kind: "absent", why: NOT_ASKED };
  const url = containerUrl(session);
  if (url === null) return { kind: "absent", why: "no container variable is set" };
  const credentials = yield* containerCredentials(session, url);
  const plan: PlanNode = { kind: "container", url: url.text, provenance: url.provenance };
  return found("the container's credentials", plan, url.provenance, credentials);
}

/** With a container variable it is not asked, whatever the container answers. */
export function* instanceMetadata(session: GoV1Session): Walk<StepResult> {
  if (!leavesToRemote(sharedConfig(session))) return { kind: "absent", why: NOT_ASKED };
  const switchedOff = metadataSwitchedOff(session);
  if (switchedOff !== null)
    return { kind: "skipped", why: "switched off by AWS_EC2_METADATA_DISABLED", provenance: switchedOff.provenance };
  const url = containerUrl(session);
  if (url !== null)
    return { kind: "skipped", why: "not asked: a container variable is set", provenance: url.provenance };
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  const ended = yield* untilRaised(instanceRole(session));
  if (ended.kind === "raised") return { kind: "absent", why: "no instance metadata service answers with a role" };
  const { role, url: service, credentials } = ended.value;
  const plan: PlanNode = { kind: "instance-metadata", url: service, role, provenance: ROLE_PLACE };
  return found(`the instance's role ${role}`, plan, ROLE_PLACE, credentials);
}

const found = (why: string, plan: PlanNode, where: Provenance, credentials: SigningCredentials): StepResult => ({
  kind: "found",
  found: {
    why,
    holding: remoteHolding(plan, where, credentials),
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return credentials;
    },
  },
});
