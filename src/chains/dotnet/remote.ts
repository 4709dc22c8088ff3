import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { setVariable } from "../js-v2/configured.ts";
import { containerUrl, containerVariable, isAllowedHost, container as readContainer } from "../read/container.ts";
import { type MetadataService, instanceRole } from "../read/instance-metadata.ts";
import { notMade } from "./errors.ts";
import type { DotnetSession } from "./session.ts";

/** GenericContainerCredentials: the host is looked at when it is made, the call comes with the first use. */
export function* container(session: DotnetSession): Walk<StepResult> {
  const named = containerVariable(session);
  if (named === null || isAllowedHost(containerUrl(session, named))) return yield* readContainer(session);
  const message = `Cannot fetch credentials from container - the full URI contains an invalid host: ${named.text}`;
  return yield* raise(notMade("ArgumentException")("bad-setting", message, named.provenance));
}

/** ContainerEC2CredentialsWrapper: a container, or the instance, which alone is tried at once. */
export function* instanceMetadata(session: DotnetSession): Walk<StepResult> {
  const named = containerVariable(session);
  if (named === null) return yield* instanceProfile(session);
  return { kind: "skipped", why: "a container variable takes its place", provenance: named.provenance };
}

export const instanceProfile = (session: DotnetSession): Walk<StepResult> =>
  instanceRole(session, metadataService(session));

/** The profile's ec2_metadata_ settings are known to the SDK, but were not followed: variables alone. */
export function metadataService(session: DotnetSession): MetadataService {
  const custom = setVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT");
  const ipv6 = setVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")?.text.toLowerCase() === "ipv6";
  const v1 = setVariable(session, "AWS_EC2_METADATA_V1_DISABLED")?.text.toLowerCase() !== "true";
  const usual = ipv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254";
  return { baseUrl: custom?.text ?? usual, timeout: 5, attempts: 1, v1 };
}
