import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { providerFailure } from "./errors.ts";
import { heldKeys } from "./held-keys.ts";
import type { JsV2Session } from "./session.ts";
import { asInCode, keysOf, mustOpen, openProfile } from "./shared-ini-profile.ts";

/**
 * SharedIniFileCredentials without roles: the last of the three that are tried when the SDK is loaded, so that keys in
 * the files win over the SSO of the same profile, which the chain would ask first.
 */
export function* sharedIniKeys(session: JsV2Session): Walk<StepResult> {
  return yield* asInCode(session, keysInFiles(session));
}

function* keysInFiles(session: JsV2Session): Walk<StepResult> {
  yield* mustOpen(session);
  const opened = yield* openProfile(session);
  if (opened.kind === "absent") return opened.result;
  const { profile } = opened;
  if (profile.setting("role_arn") !== null)
    return {
      kind: "absent",
      why: `profile ${profile.name} has a role: see assume role`,
      ...placeOf(profile.sections[0]),
    };
  const keys = keysOf(profile);
  if (keys !== null) return { kind: "found", found: heldKeys(keys, `keys of profile ${profile.name}`) };
  const why = `Credentials not set for profile ${profile.name}`;
  const where = profile.sections[0] ?? null;
  if (session.code.profile !== null) return yield* raise(providerFailure("SharedIniFile", "no-source", why, where));
  return { kind: "absent", why, ...placeOf(profile.sections[0]) };
}

const placeOf = <T>(provenance: T | undefined): { readonly provenance?: T } =>
  provenance === undefined ? {} : { provenance };
