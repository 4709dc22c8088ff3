import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { configured, sealed } from "../../walk/configured.ts";
import { notLoadedInCode, providerFailure } from "./errors.ts";
import type { StaticKeys } from "../../walk/found-keys.ts";
import { type JsV2Session, chosenProfile } from "./session.ts";
import type { Profile, Profiles } from "./shared-files.ts";

/** The profile that a file provider loads, or why it is not to be had. */
export type Opened =
  | { readonly kind: "profile"; readonly profile: Profile; readonly profiles: Profiles }
  | { readonly kind: "absent"; readonly result: StepResult };

/** A missing file or profile is passed over; what cannot be read at all is told. */
export function* openProfile(session: JsV2Session): Walk<Opened> {
  const { merged } = session.files;
  const { name } = chosenProfile(session);
  if (merged.kind === "failed")
    return merged.error.kind === "parse" ? yield* raise(merged.error) : absent(merged.error.message);
  const profile = merged.value.find(name);
  return profile === null ? absent(`Profile ${name} not found`) : { kind: "profile", profile, profiles: merged.value };
}

/** What a provider made in code fails over: there is nothing to go on to. */
export function* mustOpen(session: JsV2Session): Walk<void> {
  const { merged } = session.files;
  const { name, provenance } = chosenProfile(session);
  if (session.code.profile === null) return;
  if (merged.kind === "failed") return yield* raise(merged.error);
  if (merged.value.find(name) !== null) return;
  yield* raise(providerFailure("SharedIniFile", "profile-missing", `Profile ${name} not found`, provenance));
}

const absent = (why: string): Opened => ({ kind: "absent", result: { kind: "absent", why } });

/** Both keys of the merged profile, each from the file that wins it: halves join across the two files. */
export function keysOf(profile: Profile): StaticKeys | null {
  const id = configured(profile.setting("aws_access_key_id"));
  const secret = sealed(profile.setting("aws_secret_access_key"));
  return id === null || secret === null ? null : { id, secret, token: sealed(profile.setting("aws_session_token")) };
}

/** A failure of `new SharedIniFileCredentials({ profile })` in code is the program's; there is nothing to go on to. */
export function* asInCode<T>(session: JsV2Session, walk: Walk<T>): Walk<T> {
  if (session.code.profile === null) return yield* walk;
  const ended = yield* untilRaised(walk);
  if (ended.kind === "returned") return ended.value;
  return yield* raise(ended.error.type === "ProcessDied" ? ended.error : notLoadedInCode(ended.error));
}
