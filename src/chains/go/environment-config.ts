import type { SdkError } from "../../model/resolution.ts";
import type { GoSession } from "./session.ts";
import { goError, plainError, namedOr } from "./errors.ts";
import { setVariable } from "../../walk/configured.ts";

/** config.NewEnvConfig (env_config.go, 1.33.15): what the environment may not say, in the order it is read. */
export function environmentFault(session: GoSession): SdkError | null {
  for (const { name, accepts, complaint, type } of CHECKED) {
    const value = setVariable(session, name);
    if (value === null || accepts(value.text) || session.names.unchecked?.has(name) === true) continue;
    const message = complaint(name, value.text);
    return type === undefined
      ? namedOr("*errors.errorString", plainError("bad-setting", message, value.provenance))
      : goError("bad-setting", type, message, value.provenance);
  }
  return null;
}

interface Check {
  readonly name: string;
  readonly accepts: (text: string) => boolean;
  readonly complaint: (name: string, text: string) => string;
  readonly type?: string;
}

const oneOf =
  (...words: readonly string[]) =>
  (text: string): boolean =>
    words.includes(text.toLowerCase());

const trueOrFalse = (name: string, words = "true or false"): Check => ({
  name,
  accepts: oneOf("true", "false"),
  complaint: (_, text) => `invalid value for environment variable, ${name}=${text}, need ${words}`,
});

const checksum = (name: string): Check => ({
  name,
  accepts: oneOf("when_supported", "when_required"),
  complaint: (_, text) =>
    `invalid value for environment variable, ${name}=${text}, must be when_supported/when_required`,
});

const isInt = (text: string): boolean => /^[+-]?\d+$/.test(text);

const CHECKED: readonly Check[] = [
  trueOrFalse("AWS_DISABLE_REQUEST_COMPRESSION"),
  {
    name: "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
    accepts: (text) => isInt(text) && Number(text) >= 0 && Number(text) <= 10_485_760,
    complaint: (name, text) => `invalid value for env var, ${name}=${text}, need int64`,
  },
  trueOrFalse("AWS_DISABLE_CLOCK_SKEW_CORRECTION"),
  {
    name: "AWS_ENABLE_ENDPOINT_DISCOVERY",
    accepts: oneOf("true", "false", "auto"),
    complaint: (name, text) => `invalid value for environment variable, ${name}=${text}, need true, false or auto`,
  },
  trueOrFalse("AWS_S3_USE_ARN_REGION"),
  {
    name: "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
    accepts: (text) => ["", "ipv4", "ipv6"].includes(text.trim().toLowerCase()),
    complaint: (name, text) =>
      `invalid value for environment variable, ${name}=${text}, unknown EC2 IMDS endpoint mode, must be either IPv6 or IPv4`,
  },
  trueOrFalse("AWS_EC2_METADATA_V1_DISABLED"),
  trueOrFalse("AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS"),
  trueOrFalse("AWS_USE_DUALSTACK_ENDPOINT", "true, false"),
  trueOrFalse("AWS_USE_FIPS_ENDPOINT", "true, false"),
  {
    name: "AWS_DEFAULTS_MODE",
    accepts: oneOf("auto", "cross-region", "in-region", "legacy", "mobile", "standard"),
    complaint: (name, text) => `invalid ${name} value: ${text}`,
  },
  {
    name: "AWS_MAX_ATTEMPTS",
    accepts: isInt,
    complaint: (name, text) => `invalid value ${name}=${text}, strconv.ParseInt: parsing "${text}": invalid syntax`,
    type: "*strconv.NumError",
  },
  {
    name: "AWS_RETRY_MODE",
    accepts: (text) => text === "standard" || text === "adaptive",
    complaint: (name, text) => `invalid ${name} value, unknown RetryMode, ${text}`,
    type: "*fmt.wrapError",
  },
  trueOrFalse("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"),
  trueOrFalse("AWS_S3_DISABLE_EXPRESS_SESSION_AUTH"),
  {
    name: "AWS_ACCOUNT_ID_ENDPOINT_MODE",
    accepts: (text) => ["preferred", "required", "disabled"].includes(text),
    complaint: (name, text) =>
      `invalid value for environment variable, ${name}=${text}, must be preferred/required/disabled`,
  },
  checksum("AWS_REQUEST_CHECKSUM_CALCULATION"),
  checksum("AWS_RESPONSE_CHECKSUM_VALIDATION"),
  {
    name: "AWS_RESTRICT_FILE_PERMISSIONS",
    accepts: oneOf("user_read_write", "unrestricted"),
    complaint: (name, text) =>
      `invalid value for environment variable, ${name}=${text}, must be user_read_write/unrestricted`,
  },
];
