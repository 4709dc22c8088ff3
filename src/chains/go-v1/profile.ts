import type { Found } from "../../walk/chain.ts";
import { type Walk, deeper } from "../../walk/walk.ts";
import { assumedRole } from "./assume-role.ts";
import { namedSource } from "./credential-source.ts";
import { credentialProcess } from "./process.ts";
import { remoteProvider } from "./remote.ts";
import type { GoV1Session } from "./session.ts";
import { type SharedConfig, hasSso, settingText } from "./shared-config.ts";
import { sso } from "./sso.ts";
import { staticKeys } from "./static-keys.ts";
import { webIdentityIn } from "./web-identity.ts";

/** What a profile's credentials are made from; a role may be assumed on top of it. */
export type OwnCredentials =
  | "source-profile"
  | "keys"
  | "credential-source"
  | "web-identity"
  | "sso"
  | "process"
  | "remote";

/** session/credentials.go:resolveCredsFromProfile: the first that is there decides, and its failure is final. */
export function ownCredentials(config: SharedConfig): OwnCredentials {
  if (config.source !== null) return "source-profile";
  if (config.keys !== null) return "keys";
  if (settingText(config, "credential_source") !== null) return "credential-source";
  if (settingText(config, "web_identity_token_file") !== null) return "web-identity";
  if (hasSso(config)) return "sso";
  return settingText(config, "credential_process") !== null ? "process" : "remote";
}

/** `role_arn` is assumed with whatever the profile holds, be it nothing; with a token file it is part of that. */
export const wrapsRole = (config: SharedConfig): boolean =>
  settingText(config, "role_arn") !== null && ownCredentials(config) !== "web-identity";

export function* credentialsOfProfile(session: GoV1Session, config: SharedConfig): Walk<Found> {
  const own = yield* ownCredentialsFound(session, config);
  return wrapsRole(config) ? yield* assumedRole(session, config, own) : own;
}

function* ownCredentialsFound(session: GoV1Session, config: SharedConfig): Walk<Found> {
  switch (ownCredentials(config)) {
    case "source-profile":
      return yield* deeper(credentialsOfProfile(session, config.source as SharedConfig));
    case "keys":
      return staticKeys(config);
    case "credential-source":
      return yield* namedSource(session, config);
    case "web-identity":
      return yield* webIdentityIn(session, config);
    case "sso":
      return yield* sso(session, config);
    case "process":
      return credentialProcess(session, config);
    case "remote":
      return remoteProvider(session, "behind-a-chain");
  }
}
