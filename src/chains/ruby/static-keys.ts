import type { Found, StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { foundKeys } from "./holdings.ts";
import type { RubySession } from "./session.ts";
import { type RubyProfile, secretOf } from "./shared-config.ts";

/** SharedCredentials: the pair of one file, the credentials file's first; two halves in two files are nothing. */
export function sharedKeys(profileName: string) {
  // biome-ignore lint/correctness/useYield: every step is a walk
  return function* (session: RubySession): Walk<StepResult> {
    const found = keysOfProfile(session, profileName);
    if (found !== null) return { kind: "found", found };
    const why = session.shared.exists(profileName)
      ? `no pair of keys in profile ${profileName}`
      : `profile ${profileName} is in neither file`;
    return { kind: "absent", why };
  };
}

/** `SharedConfig#credentials` */
export function keysOfProfile({ shared }: RubySession, name: string): Found | null {
  for (const file of shared.files) {
    const profile = file.profile(name);
    const found = profile === null ? null : keysIn(profile, name);
    if (found !== null) return found;
  }
  return null;
}

function keysIn(profile: RubyProfile, name: string): Found | null {
  const id = profile.text("aws_access_key_id");
  const secret = profile.setting("aws_secret_access_key");
  const token = profile.setting("aws_session_token");
  if (id === null || secret === null || id.text === "" || secretOf(secret).length === 0) return null;
  const keys = {
    accessKeyId: id.text,
    secretAccessKey: secretOf(secret),
    sessionToken: token === null ? null : secretOf(token),
    places: {
      accessKeyId: id.provenance,
      secretAccessKey: secret.provenance,
      sessionToken: token?.provenance ?? null,
    },
    triggers: [id, secret, token].flatMap((part) => (part === null ? [] : [part.provenance])),
  };
  return foundKeys(keys, `keys of profile ${name}`);
}
