import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { providerFailure } from "./errors.ts";
import { foundKeys } from "../../walk/found-keys.ts";
import { type JsV2Session, chosenProfile } from "./session.ts";
import { asInCode, keysOf, mustOpen, openProfile } from "./shared-ini-profile.ts";

/**
 * SharedIniFileCredentials without roles: the last of the three that are tried when the SDK is loaded, so that keys in
 * the files win over the SSO of the same profile, which the chain would ask first. The two files are merged key by key,
 * so the key id tells whose row it is.
 */
export const sharedIniKeys = (file: "credentials" | "config") =>
  function* (session: JsV2Session): Walk<StepResult> {
    const result = yield* asInCode(session, keysInFiles(session));
    if (result.kind !== "found") return result;
    const where = result.found.holding.provenance.accessKeyId;
    const inConfig = where.kind === "file" && where.path === session.files.configPath;
    if (inConfig === (file === "config")) return result;
    return { kind: "absent", why: `no key id in the ${file} file's profile ${chosenProfile(session).name}` };
  };

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
  if (keys !== null) return { kind: "found", found: foundKeys(keys, `keys of profile ${profile.name}`) };
  const why = `Credentials not set for profile ${profile.name}`;
  const where = profile.sections[0] ?? null;
  if (session.code.profile !== null) return yield* raise(providerFailure("SharedIniFile", "no-source", why, where));
  return { kind: "absent", why, ...placeOf(profile.sections[0]) };
}

const placeOf = <T>(provenance: T | undefined): { readonly provenance?: T } =>
  provenance === undefined ? {} : { provenance };
