import type { SdkError } from "../../model/resolution.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { illegalArgument } from "./errors.ts";
import { processOf } from "./profile-process.ts";
import { roleOf } from "./profile-role.ts";
import { keysOf, withoutKeys } from "./profile-keys.ts";
import { type JavaV1Session, type NamedProfile, profileInCode } from "./session.ts";

/** ProfileCredentialsProvider(name): alone, without a chain; its failure is the program's (golden `session-profile-missing`). */
export function* profileNamedInCode(session: JavaV1Session): Walk<StepResult> {
  const named = profileInCode(session);
  if (named === null) return { kind: "absent", why: "no profile is named in code" };
  const found = yield* profileCredentials(session, named);
  return found.kind === "nothing" ? yield* raise(found.error) : { kind: "found", found: found.found };
}

/** The chain's own ProfileCredentialsProvider, for AWS_PROFILE or "default". */
export function* profileInChain(session: JavaV1Session): Walk<StepResult> {
  const found = yield* profileCredentials(session, session.profile);
  if (found.kind === "found") return found;
  const { message, provenance } = found.error;
  return provenance === null ? { kind: "absent", why: message } : { kind: "absent", why: message, provenance };
}

type ProfileFound =
  | { readonly kind: "found"; readonly found: Found }
  /** Ordinary absence, and the exception that stands for it. */
  | { readonly kind: "nothing"; readonly error: SdkError };

/** ProfilesConfigFile.fromProfile: a role, else a process, else keys; no SSO, no credential_source, no other file. */
function* profileCredentials(session: JavaV1Session, { name }: NamedProfile): Walk<ProfileFound> {
  const { credentials } = session;
  if (credentials.fault !== null)
    return credentials.path === null ? nothing(credentials.fault) : yield* raise(credentials.fault);
  const profile = credentials.profile(name);
  if (profile === null) return nothing(illegalArgument("profile-missing", `No AWS profile named '${name}'`, null));
  const role = profile.setting("role_arn");
  if (role !== null) return { kind: "found", found: yield* roleOf(session, profile, role) };
  const process = profile.setting("credential_process");
  if (process !== null) return { kind: "found", found: yield* processOf(profile, process) };
  const lack = withoutKeys(profile);
  return lack === null ? { kind: "found", found: yield* keysOf(profile) } : nothing(lack);
}

const nothing = (error: SdkError): ProfileFound => ({ kind: "nothing", error });
