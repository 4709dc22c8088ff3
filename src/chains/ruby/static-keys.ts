import type { Found, StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { foundKeys } from "../../walk/found-keys.ts";
import type { RubySession } from "./session.ts";
import type { RubyProfile } from "./shared-config.ts";
import { sealed } from "../../walk/configured.ts";

/** SharedCredentials: the pair of one file, the credentials file's first; two halves in two files are nothing. */
export const sharedKeys = (which: "credentials" | "config") => (profileName: string) =>
  // biome-ignore lint/correctness/useYield: every step is a walk
  function* ({ shared }: RubySession): Walk<StepResult> {
    const profile = shared[which]?.profile(profileName) ?? null;
    if (profile === null) return { kind: "absent", why: `profile ${profileName} is not in the ${which} file` };
    const found = keysIn(profile, profileName);
    return found === null
      ? { kind: "absent", why: `no pair of keys in profile ${profileName} of the ${which} file` }
      : { kind: "found", found };
  };

/** `SharedConfig#credentials` */
export function keysOfProfile({ shared }: RubySession, name: string): Found | null {
  for (const file of shared.files) {
    const profile = file.profile(name);
    const found = profile === null ? null : keysIn(profile, name);
    if (found !== null) return found;
  }
  return null;
}

/** Aws::Credentials#set?: a setting without a value is none to this dialect. */
function keysIn(profile: RubyProfile, name: string): Found | null {
  const id = profile.text("aws_access_key_id");
  const secret = profile.setting("aws_secret_access_key");
  const token = profile.setting("aws_session_token");
  if (id === null || secret === null) return null;
  return foundKeys({ id, secret: sealed(secret), token: sealed(token) }, `keys of profile ${name}`);
}
