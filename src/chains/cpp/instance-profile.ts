import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { containerVariable } from "./container.ts";
import { foundCredentials } from "../../walk/holdings.ts";
import { ROLE, currentRegion, metadataDisabled, metadataUrl, roleCredentials } from "./metadata-client.ts";
import { resolvedRegion } from "./region.ts";
import type { CppSession } from "./session.ts";

/**
 * The chain's last provider, added only without a container variable and unless it is disabled. Credentials that were had
 * are followed by a question for the region, where that is not known yet (EC2InstanceProfileConfigLoader).
 */
export function* instanceProfile(session: CppSession): Walk<StepResult> {
  const named = containerVariable(session);
  if (named !== null)
    return { kind: "skipped", why: "a container variable takes its place", provenance: named.provenance };
  const disabled = metadataDisabled(session);
  if (disabled !== null)
    return { kind: "skipped", why: "switched off by AWS_EC2_METADATA_DISABLED", provenance: disabled.provenance };
  const url = metadataUrl(session);
  if (session.hidden.has("metadata") || url === null) return { kind: "absent", why: "no instance metadata service" };
  const { learnt } = yield* resolvedRegion(session);
  const heard = yield* roleCredentials(session, learnt);
  if (heard.value === null) return { kind: "absent", why: "no instance metadata service answers with credentials" };
  yield* currentRegion(session, heard.learnt);
  const { role, credentials } = heard.value;
  const node = { kind: "instance-metadata" as const, url, role, provenance: ROLE };
  return { kind: "found", found: foundCredentials(credentials, `the instance's role ${role}`, node, [ROLE]) };
}
