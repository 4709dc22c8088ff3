import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import type { ConfigFile, Profile } from "./full-config.ts";
import type { BotocoreSession } from "./session.ts";
import { staticKeys } from "./static-keys.ts";

/** SharedCredentialProvider: the section of that very name in the credentials file, that file alone. */
export function sharedCredentials(profileName: string) {
  return function* (session: BotocoreSession): Walk<StepResult> {
    const file = session.config.credentialsFile;
    return yield* keysOf(file.section(profileName), "shared-credentials-file", file, `[${profileName}]`);
  };
}

/** ConfigProvider: the profile's section in the config file, that file alone. */
export function sharedConfig(profileName: string) {
  return function* (session: BotocoreSession): Walk<StepResult> {
    const name = profileName === "default" ? "[default]" : `[profile ${profileName}]`;
    return yield* keysOf(session.config.configProfile(profileName), "config-file", session.config.configFile, name);
  };
}

function* keysOf(section: Profile | null, method: string, file: ConfigFile, title: string): Walk<StepResult> {
  if (section === null)
    return { kind: "absent", why: file.document === null ? "no such file, or not readable" : `no section ${title}` };
  const found = yield* staticKeys(section, method, true);
  const where = section.sections[0];
  if (found !== null) return { kind: "found", found: { ...found, why: `keys in ${title}` } };
  const absent = { kind: "absent" as const, why: `no keys in ${title}${insteadWords(section)}` };
  return where === undefined ? absent : { ...absent, provenance: where };
}

/** What a section without keys is for: another step reads it. */
const INSTEAD: readonly (readonly [string, string])[] = [
  ["web_identity_token_file", ": it has a web identity role"],
  ["role_arn", ": it has a role to assume"],
  ["sso_account_id", ": it signs in by SSO"],
  ["sso_role_name", ": it signs in by SSO"],
  ["login_session", ": it signs in by aws login"],
  ["credential_process", ": it runs a process"],
  ["aws_secret_access_key", ": a secret without its key id is ignored"],
  ["region", ", region only"],
];

/** By the keys that stand there, also those taken away to find shadows. */
function insteadWords(section: Profile): string {
  const keys = new Set(section.keys());
  return INSTEAD.find(([key]) => keys.has(key))?.[1] ?? "";
}
