import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { containerVariable, container as readContainer } from "../read/container.ts";
import { instanceRole } from "../read/instance-metadata.ts";
import type { PhpSession } from "./session.ts";
import { settingOf } from "./settings.ts";

/** EcsCredentialProvider: its token goes with the relative variable too. */
export const container: (session: PhpSession) => Walk<StepResult> = readContainer;

const LOCAL =
  /^https:\/\/|^http:\/\/(?:169\.254\.169\.254|\[fd00:ec2::254\]|localhost|127(?:\.\d+){3}|\[::1\])(?:[:/]|$)/i;

/** InstanceProfileProvider, the chain's last link, unless a container variable is set. */
export function* instanceMetadata(session: PhpSession): Walk<StepResult> {
  const named = containerVariable(session);
  if (named === null) return yield* instanceProfile(session);
  return { kind: "skipped", why: "a container variable takes its place", provenance: named.provenance };
}

/** Its endpoint must be https, or an address of this machine or of the service itself; the mode's case counts. */
export function* instanceProfile(session: PhpSession): Walk<StepResult> {
  const mode = settingOf(session, "ec2_metadata_service_endpoint_mode");
  const custom = settingOf(session, "ec2_metadata_service_endpoint");
  if (mode !== null && mode.text !== "IPv4" && mode.text !== "IPv6")
    return yield* raise(session.fault("bad-setting", `Invalid endpoint mode '${mode.text}' resolved`, mode.provenance));
  const usual = mode?.text === "IPv6" ? "http://[fd00:ec2::254]" : "http://169.254.169.254";
  const baseUrl = custom?.text ?? usual;
  if (!LOCAL.test(baseUrl)) {
    const message = `The provided URI "${baseUrl}" is invalid, or contains an unsupported host`;
    return yield* raise(session.fault("bad-setting", message, custom?.provenance ?? null));
  }
  const v1 = settingOf(session, "ec2_metadata_v1_disabled")?.text.toLowerCase() !== "true";
  return yield* instanceRole(session, { baseUrl, timeout: 1, attempts: 3, v1 });
}
