import { type Walk, raise } from "../../walk/walk.ts";
import { argumentError, invalidRegion } from "./errors.ts";
import { isRegionName } from "./region.ts";
import { type RubySession, plainVariable } from "./session.ts";
import { type Configured, configured } from "./shared-config.ts";
import { ssoToken } from "./sso-token.ts";
import { autoModeRegion } from "./auto-mode-region.ts";

/**
 * What every client resolves right after its credentials (Seahorse::Client::Configuration, 3.168.1), and raises over
 * although they are fine: the bearer token of a profile with sso_session, wanted or not (TokenProviderChain), the retry
 * settings, and the region's form. `profile` is that client's own option; null: none.
 */
export function* clientOptions(session: RubySession, profile: string | null, region: Configured | null): Walk<void> {
  const exported = plainVariable(session, "AWS_PROFILE") ?? plainVariable(session, "AWS_DEFAULT_PROFILE");
  yield* bearerToken(session, profile ?? exported?.text ?? "default");
  yield* autoModeRegion(session, profile ?? session.sharedProfile);
  yield* retrySettings(session, profile ?? session.sharedProfile);
  if (region !== null && !isRegionName(region.text)) yield* raise(invalidRegion(region.provenance));
}

/** `sso_token_from_config`: the credentials file's profile, else the config file's. */
function* bearerToken(session: RubySession, name: string): Walk<void> {
  const { shared } = session;
  if (shared.config?.loaded !== true) return;
  for (const file of shared.files) {
    const ssoSession = file.profile(name)?.text("sso_session") ?? null;
    if (ssoSession === null) continue;
    const section = file.profile(`sso-session ${ssoSession.text}`);
    if (section === null)
      return yield* raise(
        argumentError(
          "bad-setting",
          `sso-session ${ssoSession.text} must be defined in the config file.Referenced by profile ${name}`,
          ssoSession.provenance,
        ),
      );
    const region = section.text("sso_region");
    if (region === null)
      return yield* raise(
        argumentError(
          "bad-setting",
          `sso-session ${ssoSession.text} missing required parameter: sso_region`,
          section.provenance,
        ),
      );
    yield* ssoToken(session, ssoSession, region);
    return;
  }
}

const MODES = ["legacy", "standard", "adaptive"];

function* retrySettings(session: RubySession, profile: string): Walk<void> {
  const value = (variable: string, key: string) =>
    plainVariable(session, variable) ?? configured(session.shared.value(profile, key));
  const mode = value("AWS_RETRY_MODE", "retry_mode");
  if (mode !== null && !MODES.includes(mode.text))
    yield* raise(
      argumentError(
        "bad-setting",
        "Must provide either `legacy`, `standard`, or `adaptive` for retry_mode profile option or for ENV['AWS_RETRY_MODE']",
        mode.provenance,
      ),
    );
  const attempts = value("AWS_MAX_ATTEMPTS", "max_attempts");
  // String#to_i: the digits it begins with, else 0.
  if (attempts !== null && !(Number(/^\s*[+-]?\d+/.exec(attempts.text)?.[0]) > 0))
    yield* raise(
      argumentError(
        "bad-setting",
        "Must provide a positive integer for max_attempts profile option or for ENV['AWS_MAX_ATTEMPTS']",
        attempts.provenance,
      ),
    );
}
