import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { metadataService, metadataToken, asked } from "../jvm/instance-metadata.ts";
import { type JvmSession, clientsProfile, plainVariable, textSetting } from "../jvm/session.ts";
import { metadataIsOff } from "./instance-metadata.ts";
import { retryMode } from "./retry-policies.ts";
import type { Configured } from "../../walk/configured.ts";

const RETRY_MODES = ["legacy", "standard", "adaptive"];
const DEFAULTS_MODES = ["legacy", "standard", "mobile", "cross-region", "in-region", "auto"];

/**
 * Any client is refused over an unknown mode, and over no attempts at all (golden `mut-common-max-attempts-0`) or what is no number
 * (goldens `mut-c-role-max-attempts-many`, `-empty`), one made on the way to credentials too (goldens `b3-client-role-retry-mode`,
 * `b3-client-role-defaults-mode`; RetryMode.Resolver, DefaultsModeResolver). Keys that need no client are given all the same.
 */
export function* checkModes(session: JvmSession): Walk<void> {
  const defaults = plainVariable(session, "AWS_DEFAULTS_MODE") ?? ofProfile(session, "defaults_mode");
  if (isUnknown(defaults, DEFAULTS_MODES))
    yield* raise(
      session.sdk.errors.configuration(
        "bad-setting",
        `The provided value is not a valid defaults mode ${defaults.text.toLowerCase()}`,
        defaults.provenance,
      ),
    );
  const retry = retryMode(session);
  if (isUnknown(retry, RETRY_MODES))
    yield* raise(
      sdkError(
        "bad-setting",
        "IllegalStateException",
        `Unsupported retry policy mode configured: ${retry.text}`,
        retry.provenance,
      ),
    );
  yield* checkAttempts(session);
  yield* checkBooleans(session);
  yield* checkCompression(session);
  if (defaults?.text.toLowerCase() === "auto") yield* untilRaised(instanceRegion(session));
}

/**
 * AutoDefaultsModeDiscovery: whether the client is inside its region, asked of the instance where no variable tells it; no
 * answer will do (goldens `role-auto-instance`, `role-auto-instance-bad`, `role-auto-elsewhere`).
 */
function* instanceRegion(session: JvmSession): Walk<void> {
  const told = filled(plainVariable(session, "AWS_REGION")) ?? filled(plainVariable(session, "AWS_DEFAULT_REGION"));
  if (filled(plainVariable(session, "AWS_EXECUTION_ENV")) !== null && told !== null) return;
  if (metadataIsOff(session) || session.hidden.has("metadata")) return;
  const service = yield* metadataService(session);
  const token = yield* metadataToken(session, service);
  if (token.kind === "refused" || token.kind === "assumed") return;
  yield* asked(session, { ...service, ask: "region", token: token.kind === "token" ? token.token : null });
}

/** A name of three: the variable's, the system property's and the profile's. */
const BOOLEANS = [
  ["AWS_USE_FIPS_ENDPOINT", "aws.useFipsEndpoint", "use_fips_endpoint"],
  ["AWS_USE_DUALSTACK_ENDPOINT", "aws.useDualstackEndpoint", "use_dualstack_endpoint"],
  ["AWS_DISABLE_REQUEST_COMPRESSION", "aws.disableRequestCompression", "disable_request_compression"],
  ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "aws.ignoreConfiguredEndpointUrls", "ignore_configured_endpoint_urls"],
] as const;

/** Nothing but true and false, not even nothing (goldens `odd-00154`, `role-use_fips_endpoint-0-file`, `role-disable_request_compression-2-file`, `role-ignore_configured_endpoint_urls-0-variable`). */
function* checkBooleans(session: JvmSession): Walk<void> {
  for (const [name, property, key] of BOOLEANS) {
    const value = plainVariable(session, name) ?? ofProfile(session, key);
    if (value === null || /^(?:true|false)$/i.test(value.text)) continue;
    const message =
      value.provenance.kind === "file"
        ? `Profile property '${key}' must be set to 'true', 'false' or unset, but was set to '${value.text}'.`
        : `Environment variable '${name}' or system property '${property}' was defined as '${value.text}', but should be 'false' or 'true'`;
    yield* raise(sdkError("bad-setting", "IllegalStateException", message, value.provenance));
  }
}

/** Of no use to STS or the portal, and read all the same (golden `odd-anew-00020`; SdkDefaultClientBuilder). */
function* checkCompression(session: JvmSession): Walk<void> {
  const size =
    plainVariable(session, "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES") ??
    ofProfile(session, "request_min_compression_size_bytes");
  if (size !== null) yield* checkInteger(size);
}

/** Integer.parseInt. */
function* checkInteger({ text, provenance }: Configured): Walk<void> {
  if (!/^[+-]?\d+$/.test(text))
    yield* raise(sdkError("bad-setting", "NumberFormatException", `For input string: "${text}"`, provenance));
}

/** The client for a token is made with a retry policy of old, which one mode has none of: no token is ever exchanged (set `hand-calls`). */
export function* checkTokenRetries(session: JvmSession): Walk<void> {
  const mode = retryMode(session);
  if (mode?.text.toLowerCase() !== "adaptive") return;
  const message = "ADAPTIVE_V2 is not supported by retry policies, use a RetryStrategy instead";
  yield* raise(sdkError("bad-setting", "UnsupportedOperationException", message, mode.provenance));
}

/** The variable alone: a profile's max_attempts is not read (golden `mut-c-role-max_attempts-0`). */
function* checkAttempts(session: JvmSession): Walk<void> {
  const attempts = plainVariable(session, "AWS_MAX_ATTEMPTS");
  if (attempts === null) return;
  const { text, provenance } = attempts;
  yield* checkInteger(attempts);
  if (Number(text) < 1)
    yield* raise(sdkError("bad-setting", "IllegalArgumentException", "maxAttempts must be positive", provenance));
}

const ofProfile = (session: JvmSession, key: string): Configured | null => textSetting(clientsProfile(session), key);

const filled = (value: Configured | null): Configured | null => (value?.text === "" ? null : value);

const isUnknown = (value: Configured | null, known: readonly string[]): value is Configured =>
  value !== null && !known.includes(value.text.toLowerCase());
