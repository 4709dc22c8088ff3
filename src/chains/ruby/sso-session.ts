import { type Walk, raise } from "../../walk/walk.ts";
import { argumentError } from "./errors.ts";
import type { ProfilesFile, RubyProfile } from "./shared-config.ts";
import type { Configured } from "../../walk/configured.ts";

interface SsoSession {
  readonly section: RubyProfile;
  readonly region: Configured;
}

/** `sso_session` (3.211.0): the section of the same file; `aws configure sso` quotes a name that holds a blank. */
export function* ssoSessionOf(file: ProfilesFile, { text, provenance }: Configured, by: string): Walk<SsoSession> {
  const section = file.profile(`sso-session ${text}`) ?? file.profile(`sso-session '${text}'`);
  if (section === null) {
    const message = `sso-session ${text} must be defined in the config file. Referenced by profile ${by}`;
    return yield* raise(argumentError("bad-setting", message, provenance));
  }
  const region = section.text("sso_region");
  if (region !== null) return { section, region };
  const message = `sso-session ${text} missing required parameter: sso_region`;
  return yield* raise(argumentError("bad-setting", message, section.provenance));
}
