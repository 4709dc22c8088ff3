import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { credentialsOfProfile, ownCredentials, wrapsRole } from "./profile.ts";
import { type GoV1Session, sharedConfig, sharedFault } from "./session.ts";
import type { SharedConfig } from "./shared-config.ts";

/*
 * The decision of resolveCredsFromProfile, told as steps: at most one of them holds for a profile.
 */

type ProfileStep = (session: GoV1Session) => Walk<StepResult>;

const profileStep = (what: string, holds: (config: SharedConfig) => boolean): ProfileStep =>
  function* (session) {
    const config = sharedConfig(session);
    if (config === null) return { kind: "absent", why: `nothing is read of profile ${session.chosen.name}` };
    if (!holds(config)) return { kind: "absent", why: `no ${what} in profile ${session.chosen.name}` };
    return { kind: "found", found: yield* credentialsOfProfile(session, config) };
  };

/** Own credentials that no role is assumed with. */
const bare = (own: ReturnType<typeof ownCredentials>) => (config: SharedConfig) =>
  ownCredentials(config) === own && !wrapsRole(config);

const roleStep = profileStep("role_arn with other credentials", wrapsRole);

/** A role that makes no sense has been raised by `load`; where that is looked past, it stands here. */
export function* assumeRole(session: GoV1Session): Walk<StepResult> {
  const fault = sharedFault(session);
  if (fault !== null && fault.kind !== "parse") yield* raise(fault);
  return yield* roleStep(session);
}

export const sharedCredentials = profileStep(
  "pair of keys in the credentials file",
  (config) => config.keys?.file === "credentials",
);
export const sharedConfigKeys = profileStep(
  "pair of keys in the config file",
  (config) => config.keys?.file === "config",
);
export const webIdentityOfProfile = profileStep(
  "web_identity_token_file",
  (config) => ownCredentials(config) === "web-identity",
);
export const ssoOfProfile = profileStep("sso_ settings", bare("sso"));
export const processOfProfile = profileStep("credential_process", bare("process"));

/** Whether nothing of the profile stands before the container and the instance metadata. */
export const leavesToRemote = (config: SharedConfig | null): boolean => config === null || bare("remote")(config);
