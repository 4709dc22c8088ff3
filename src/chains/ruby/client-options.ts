import { type Walk, raise } from "../../walk/walk.ts";
import { type Service, configuredEndpoint, endpointFault } from "./configured-endpoint.ts";
import { argumentError, invalidRegion } from "./errors.ts";
import { isRegionName } from "./region.ts";
import type { RubySession } from "./session.ts";
import { configured } from "./shared-config.ts";
import { ssoSessionOf } from "./sso-session.ts";
import { ssoToken } from "./sso-token.ts";
import { autoModeRegion } from "./auto-mode-region.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";

/**
 * What every client resolves right after its credentials (Seahorse::Client::Configuration, 3.211.0), and raises over
 * although they are fine: the bearer token of a profile with sso_session, wanted or not (TokenProviderChain), the
 * region's form, the settings of retries and of compression, and the endpoint. `profile` is that client's own option; null: none.
 */
export function* clientOptions(
  session: RubySession,
  profile: string | null,
  region: Configured | null,
  service: Service = "sts",
): Walk<void> {
  const exported = plainVariable(session, "AWS_PROFILE") ?? plainVariable(session, "AWS_DEFAULT_PROFILE");
  yield* bearerToken(session, profile ?? exported?.text ?? "default");
  const own = profile ?? session.sharedProfile;
  // An endpoint that is set makes the region's form nobody's matter (golden `odd-00050`).
  if (region !== null && configuredEndpoint(session, service, own) === null && !isRegionName(region.text))
    yield* raise(invalidRegion(region.provenance));
  yield* autoModeRegion(session, own);
  yield* retrySettings(session, own);
  yield* compressionSettings(session, own);
  const fault = endpointFault(session, service, own);
  if (fault !== null) yield* raise(fault);
}

/** `sso_token_from_config`: the credentials file's profile, else the config file's. */
function* bearerToken(session: RubySession, name: string): Walk<void> {
  const { shared } = session;
  if (shared.config?.loaded !== true) return;
  for (const file of shared.files) {
    const ssoSession = file.profile(name)?.text("sso_session") ?? null;
    if (ssoSession === null) continue;
    const { region } = yield* ssoSessionOf(file, ssoSession, name);
    yield* ssoToken(session, ssoSession, region);
    return;
  }
}

const MODES = ["legacy", "standard", "adaptive"];

function* retrySettings(session: RubySession, profile: string): Walk<void> {
  const value = (variable: string, key: string) =>
    plainVariable(session, variable) ?? configured(session.shared.value(profile, key));
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
  const mode = value("AWS_RETRY_MODE", "retry_mode");
  if (mode !== null && !MODES.includes(mode.text))
    yield* raise(
      argumentError(
        "bad-setting",
        "Must provide either `legacy`, `standard`, or `adaptive` for retry_mode profile option or for ENV['AWS_RETRY_MODE']",
        mode.provenance,
      ),
    );
}

const LARGEST_COMPRESSION = 10_485_760;

/** plugins/request_compression.rb: read and checked by every client, whether it compresses or not. */
function* compressionSettings(session: RubySession, profile: string): Walk<void> {
  const value = (variable: string, key: string) =>
    plainVariable(session, variable) ?? configured(session.shared.value(profile, key));
  const refuse = ({ provenance }: Configured, message: string) =>
    raise(argumentError("bad-setting", message, provenance));
  const size = value("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "request_min_compression_size_bytes");
  // Kernel#Integer
  if (size !== null && !/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(size.text))
    yield* refuse(size, `invalid value for Integer(): "${size.text}"`);
  const disabled = value("AWS_DISABLE_REQUEST_COMPRESSION", "disable_request_compression");
  if (disabled !== null && !["true", "false"].includes(disabled.text))
    yield* refuse(
      disabled,
      "Must provide either `true` or `false` for the `disable_request_compression` configuration option.",
    );
  const bytes = size === null ? 0 : Number(size.text.replaceAll("_", ""));
  if (size !== null && !(bytes >= 0 && bytes <= LARGEST_COMPRESSION))
    yield* refuse(
      size,
      "Must provide a non-negative integer value between `0` and `10485760` bytes inclusive for the " +
        "`request_min_compression_size_bytes` configuration option.",
    );
}
