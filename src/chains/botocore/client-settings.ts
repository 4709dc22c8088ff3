import type { SdkError } from "../../model/resolution.ts";
import { pythonInt, pythonRepr } from "../../parse/python-text.ts";
import type { Edition } from "./edition.ts";
import { invalidConfig, python } from "./errors.ts";
import { type BotocoreSession, type Configured, configVariable, notAnInt } from "./session.ts";

const ATTEMPTS = { variable: "AWS_MAX_ATTEMPTS", setting: "max_attempts" } as const;

export function attemptsFault(session: BotocoreSession): SdkError | null {
  const attempts = configVariable(session, ATTEMPTS);
  return attempts !== null && pythonInt(attempts.text) === null ? notAnInt(attempts) : null;
}

/** args.py:_validate_min_compression_size (goldens `odd-00035`, `odd-00044`). */
export function compressionFault(session: BotocoreSession): SdkError | null {
  const name = "request_min_compression_size_bytes";
  const bytes = configVariable(session, { variable: `AWS_${name.toUpperCase()}`, setting: name });
  if (bytes === null) return null;
  const number = bytes.nested === true ? null : pythonInt(bytes.text);
  const complaint =
    number === null
      ? `Value must be an integer. Received <class '${bytes.nested === true ? "dict" : "str"}'> instead.`
      : number < 1 || number > 1_048_576
        ? "Value must be between 1 and 1048576."
        : null;
  return complaint === null
    ? null
    : invalidConfig("bad-setting", `Invalid value "${bytes.text}" for ${name}. ${complaint}`, bytes.provenance);
}

/** args.py:_handle_checksum_config (read). */
export function checksumFault(session: BotocoreSession): SdkError | null {
  for (const setting of ["request_checksum_calculation", "response_checksum_validation"]) {
    const mode = configVariable(session, { variable: `AWS_${setting.toUpperCase()}`, setting });
    if (mode === null || ["when_supported", "when_required"].includes(mode.text.toLowerCase())) continue;
    return python(
      "InvalidChecksumConfigError",
      `Unsupported configuration value for ${setting}. Expected one of ('when_supported', 'when_required') but got ${mode.text.toLowerCase()}.`,
      mode.provenance,
    );
  }
  return null;
}

/** What `Config` itself refuses, once all else was looked at (golden `odd-00066`). */
export function retryFault(session: BotocoreSession): SdkError | null {
  const attempts = configVariable(session, ATTEMPTS);
  const count = attempts === null ? null : pythonInt(attempts.text);
  const mode = configVariable(session, { variable: "AWS_RETRY_MODE", setting: "retry_mode" });
  if (mode !== null && !session.edition.retryModes.includes(mode.text)) return invalidRetryMode(session.edition, mode);
  if (attempts === null || count === null || count >= 1) return null;
  return python(
    "InvalidMaxRetryAttemptsError",
    `Value provided to "max_attempts": ${count} must be an integer greater than or equal to ${session.edition.wording === "aws-cli-v2" ? "one" : "1"}.`,
    attempts.provenance,
  );
}

/** AWS CLI v2 knows no mode `legacy` any more. */
function invalidRetryMode({ wording, retryModes }: Edition, mode: Configured): SdkError {
  const modes =
    wording === "aws-cli-v2"
      ? retryModes.map((name) => `"${name}"`).join(" or ")
      : `(${retryModes.map(pythonRepr).join(", ")})`;
  return python(
    "InvalidRetryModeError",
    `Invalid value provided to "mode": "${mode.text}" must be one of: ${modes}`,
    mode.provenance,
  );
}

export function accountIdModeFault(session: BotocoreSession): SdkError | null {
  const mode = configVariable(session, {
    variable: "AWS_ACCOUNT_ID_ENDPOINT_MODE",
    setting: "account_id_endpoint_mode",
  });
  if (mode === null || ["preferred", "disabled", "required"].includes(mode.text.toLowerCase())) return null;
  return invalidConfig(
    "bad-setting",
    `The configured value '${mode.text}' for 'account_id_endpoint_mode' is invalid. Valid values are: ('preferred', 'disabled', 'required').`,
    mode.provenance,
  );
}
