import type { SdkError } from "../../model/resolution.ts";
import { panicked } from "./errors.ts";
import { type RustSession, configValue } from "./session.ts";
import type { Configured } from "../../walk/configured.ts";

/**
 * default_provider/retry_config.rs: a number of attempts or a retry mode that makes no sense panics, whatever the
 * credentials are (golden `bad-max-attempts`). Null: nothing wrong.
 */
export function retryFault(session: RustSession): SdkError | null {
  const attempts = configValue(session, "AWS_MAX_ATTEMPTS", "max_attempts");
  if (attempts !== null && !isCount(attempts.text))
    return panicked(
      Number(attempts.text) === 0 && attempts.text !== ""
        ? `invalid configuration: It is invalid to set max attempts to 0. Unset it or set it to an integer greater than or equal to one.. source: ${placeOf(attempts, session, "max_attempts")}`
        : `failed to parse max attempts. source: ${placeOf(attempts, session, "max_attempts")}: invalid digit found in string`,
      attempts.provenance,
    );
  const mode = configValue(session, "AWS_RETRY_MODE", "retry_mode");
  if (mode === null || ["standard", "adaptive"].includes(mode.text.trim().toLowerCase())) return null;
  return panicked(
    `invalid retry configuration. source: ${placeOf(mode, session, "retry_mode")}: error parsing string '${mode.text.trim()}' as RetryMode`,
    mode.provenance,
  );
}

/** A u32 above nought. */
const isCount = (text: string): boolean => /^\+?\d+$/.test(text) && Number(text) > 0 && Number(text) <= 0xffff_ffff;

const placeOf = ({ provenance }: Configured, { profileName }: RustSession, key: string): string =>
  provenance.kind === "variable"
    ? `global environment variable key: \`${provenance.name}\``
    : `global profile (\`${profileName}\`) key: \`${key}\``;
