import { foundKeys, keysInSection } from "../../walk/found-keys.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import { crtProcess } from "./crt-process.ts";
import { type CppSession, crtProfile, handedProfile } from "./session.ts";
import { secretOf, textOf } from "../../walk/setting-value.ts";

/*
 * ProfileCredentialsProvider, the CRT's: both files joined, the credentials file's line first. The SDK gives it no bootstrap,
 * without which it makes no client for STS: of a profile with role_arn nothing comes, not even a call, and its keys and its
 * process are not used. A process is run only where neither half of a pair stands.
 */

const ID = "aws_access_key_id";
const SECRET = "aws_secret_access_key";

// biome-ignore lint/correctness/useYield: every step is a walk
export function* profileKeys(session: CppSession): Walk<StepResult> {
  const profile = crtProfile(session);
  const id = profile?.setting(ID) ?? null;
  const secret = profile?.setting(SECRET) ?? null;
  if (profile === null || id === null || secret === null || textOf(id) === "" || secretOf(secret).length === 0)
    return { kind: "absent", why: `no pair of keys in profile ${handedProfile(session) ?? ""}` };
  const account = profile.setting("aws_account_id");
  const keys = {
    ...keysInSection(id, secret, profile.setting("aws_session_token")),
    accountId: account === null ? null : textOf(account),
  };
  return skippedForRole(profile) ?? { kind: "found", found: foundKeys(keys, `keys of profile ${profile.name}`) };
}

/** `credential_process` of the same joined profile, through a shell. */
export function* profileProcess(session: CppSession): Walk<StepResult> {
  const profile = crtProfile(session);
  const setting = profile?.setting("credential_process") ?? null;
  if (profile === null || setting === null)
    return { kind: "absent", why: `no credential_process in profile ${handedProfile(session) ?? ""}` };
  const half = profile.setting(ID) ?? profile.setting(SECRET);
  if (half !== null) return { kind: "skipped", why: "half a pair stands in the profile", provenance: half.provenance };
  return (
    skippedForRole(profile) ?? {
      kind: "found",
      found: yield* crtProcess(session, setting, profile.name),
    }
  );
}

function skippedForRole(profile: MergedProfile): StepResult | null {
  const role = profile.setting("role_arn");
  if (role === null) return null;
  const why = `profile ${profile.name} names a role: nothing else of it is used`;
  return { kind: "skipped", why, provenance: role.provenance };
}
