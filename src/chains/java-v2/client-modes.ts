import { type Walk, raise } from "../../walk/walk.ts";
import { sdkError } from "../jvm/errors.ts";
import { type Configured, type JvmSession, clientsProfile, plainVariable, textSetting } from "../jvm/session.ts";

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
  // Unlike an empty defaults mode, an empty retry mode is none.
  const retry = filled(plainVariable(session, "AWS_RETRY_MODE")) ?? filled(ofProfile(session, "retry_mode"));
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
}

/** The variable alone: a profile's max_attempts is not read (golden `mut-c-role-max_attempts-0`). Integer.parseInt. */
function* checkAttempts(session: JvmSession): Walk<void> {
  const attempts = plainVariable(session, "AWS_MAX_ATTEMPTS");
  if (attempts === null) return;
  const { text, provenance } = attempts;
  if (!/^[+-]?\d+$/.test(text))
    yield* raise(sdkError("bad-setting", "NumberFormatException", `For input string: "${text}"`, provenance));
  if (Number(text) < 1)
    yield* raise(sdkError("bad-setting", "IllegalArgumentException", "maxAttempts must be positive", provenance));
}

const ofProfile = (session: JvmSession, key: string): Configured | null => textSetting(clientsProfile(session), key);

const filled = (value: Configured | null): Configured | null => (value?.text === "" ? null : value);

const isUnknown = (value: Configured | null, known: readonly string[]): value is Configured =>
  value !== null && !known.includes(value.text.toLowerCase());
