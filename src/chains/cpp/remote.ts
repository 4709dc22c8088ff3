import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { setVariable } from "../js-v2/configured.ts";
import { containerVariable } from "../read/container.ts";
import { type MetadataService, instanceRole } from "../read/instance-metadata.ts";
import type { CppSession } from "./session.ts";

/** EC2MetadataClient: how often it asks, and whether IMDSv1 may be switched off, was not followed. */
export function metadataService(session: CppSession): MetadataService {
  const custom = setVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT");
  const ipv6 = setVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")?.text.toLowerCase() === "ipv6";
  const usual = ipv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254";
  return { baseUrl: custom?.text ?? usual, timeout: 1, attempts: 1, v1: true };
}

/** The chain's last provider, added only without a container variable and unless it is disabled. */
export function* instanceMetadata(session: CppSession): Walk<StepResult> {
  const named = containerVariable(session);
  if (named === null) return yield* instanceRole(session, metadataService(session));
  return { kind: "skipped", why: "a container variable takes its place", provenance: named.provenance };
}
