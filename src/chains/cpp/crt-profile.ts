import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { textOf } from "../jvm/session.ts";
import { secretOf, staticKeys } from "../jvm/static-keys.ts";
import { processKeys } from "../read/process.ts";
import type { CppSession } from "./session.ts";

/*
 * ProfileCredentialsProvider, the CRT's (1.11.900, run inside pyarrow 26 on 480 machines): both files joined, the
 * credentials file's line first. Of a profile with role_arn nothing came, not even a call, and its keys and its process
 * are not used.
 */

// biome-ignore lint/correctness/useYield: every step is a walk
export function* profileKeys({ crtProfile }: CppSession): Walk<StepResult> {
  const { name, profiles } = crtProfile;
  const profile = profiles.profile(name);
  const id = profile?.setting("aws_access_key_id") ?? null;
  const secret = profile?.setting("aws_secret_access_key") ?? null;
  if (profile === null || id === null || secret === null || textOf(id) === "" || secretOf(secret).length === 0)
    return { kind: "absent", why: `no pair of keys in profile ${name}` };
  return (
    roleOf(crtProfile) ?? {
      kind: "found",
      found: staticKeys(profile, id, secret, profile.setting("aws_session_token")),
    }
  );
}

/** `credential_process` of the same joined profile, through a shell. */
export function* profileProcess(session: CppSession): Walk<StepResult> {
  const { name, profiles } = session.crtProfile;
  const setting = profiles.profile(name)?.setting("credential_process") ?? null;
  if (setting === null) return { kind: "absent", why: `no credential_process in profile ${name}` };
  return (
    roleOf(session.crtProfile) ?? {
      kind: "found",
      found: yield* processKeys(session, setting, { profile: name, versionless: true }),
    }
  );
}

function roleOf({ name, profiles }: CppSession["crtProfile"]): StepResult | null {
  const role = profiles.profile(name)?.setting("role_arn") ?? null;
  return role === null
    ? null
    : { kind: "skipped", why: `profile ${name} names a role: nothing else of it is used`, provenance: role.provenance };
}
