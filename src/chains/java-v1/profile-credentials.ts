import type { SdkError } from "../../model/resolution.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { illegalArgument } from "./errors.ts";
import { processOf } from "./profile-process.ts";
import { roleOf } from "./profile-role.ts";
import { keysOf, withoutKeys } from "./profile-keys.ts";
import type { JavaV1Session } from "./session.ts";

export type ProfileFound =
  | { readonly kind: "found"; readonly found: Found }
  /** Ordinary absence, and the exception that stands for it. */
  | { readonly kind: "nothing"; readonly error: SdkError };

/** ProfilesConfigFile.fromProfile: a role, else a process, else keys; no SSO, no credential_source, no other file. */
export function* profileCredentials(session: JavaV1Session, name: string): Walk<ProfileFound> {
  const { credentials } = session;
  if (credentials.fault !== null)
    return credentials.path === null ? nothing(credentials.fault) : yield* raise(credentials.fault);
  const profile = credentials.profile(name);
  if (profile === null) return nothing(illegalArgument("profile-missing", `No AWS profile named '${name}'`, null));
  const role = profile.setting("role_arn");
  if (role !== null) return { kind: "found", found: yield* roleOf(session, profile, role) };
  const process = profile.setting("credential_process");
  if (process !== null) return { kind: "found", found: yield* processOf(session, profile, process) };
  const lack = withoutKeys(profile);
  return lack === null ? { kind: "found", found: yield* keysOf(profile) } : nothing(lack);
}

const nothing = (error: SdkError): ProfileFound => ({ kind: "nothing", error });
