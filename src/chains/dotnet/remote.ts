import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { containerNamed, containerVariable } from "./container.ts";
import { collecting } from "./errors.ts";
import { instanceMetadataRole } from "./instance-metadata.ts";
import type { DotnetSession } from "./session.ts";

/** ContainerEC2CredentialsWrapper: a container, or the instance, which alone is tried at once. */
export function* container(session: DotnetSession): Walk<StepResult> {
  const named = containerVariable(session);
  if (named === null) return { kind: "absent", why: "no container variable is set" };
  return { kind: "found", found: yield* collecting(containerNamed(session, named)) };
}

export function* instanceMetadata(session: DotnetSession): Walk<StepResult> {
  const named = containerVariable(session);
  if (named === null) return yield* instanceMetadataRole(session);
  return { kind: "skipped", why: "a container variable takes its place", provenance: named.provenance };
}
