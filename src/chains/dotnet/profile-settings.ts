import type { PlainSection } from "../../parse/plain-section.ts";
import type { Setting } from "../../model/settings.ts";
import { hideKey } from "../../walk/chain.ts";
import type { FlatSession } from "../flat/session.ts";

const isBoolean = (value: string): boolean => /^(?:true|false)$/i.test(value);

/** `Enum.TryParse(…, ignoreCase: true)`, which takes any number, too. */
const oneOf = (...words: readonly string[]) => {
  const known = new Set(words);
  return (value: string): boolean => known.has(value.toLowerCase()) || /^[+-]?\d+$/.test(value);
};

/** An `int`. */
export const isWhole = (value: string): boolean => /^[+-]?\d+$/.test(value) && Math.abs(Number(value)) < 2 ** 31;

/** The one that is looked at before the region is (goldens `odd-00170`, `truth-4-00009`, `truth-4-00013`). */
export const BEFORE_REGION = "ignore_configured_endpoint_urls";

/**
 * SharedCredentialsFile.TryGetProfile: what is set must make sense, even where nothing of it is needed and even where it
 * is empty. Version 4 knows no `legacy` retries.
 */
const SENSE: Readonly<Record<string, (value: string) => boolean>> = {
  [BEFORE_REGION]: isBoolean,
  endpoint_discovery_enabled: isBoolean,
  s3_use_arn_region: isBoolean,
  s3_disable_multiregion_access_points: isBoolean,
  s3_disable_express_session_auth: isBoolean,
  use_dualstack_endpoint: isBoolean,
  use_fips_endpoint: isBoolean,
  disable_request_compression: isBoolean,
  disable_clock_skew_correction: isBoolean,
  s3_us_east_1_regional_endpoint: oneOf("regional", "legacy"),
  retry_mode: oneOf("standard", "adaptive"),
  max_attempts: (value) => isWhole(value) && Number(value) > 0,
  ec2_metadata_service_endpoint_mode: oneOf("ipv4", "ipv6"),
  request_min_compression_size_bytes: (value) => isWhole(value) && Number(value) >= 0 && Number(value) <= 10_485_760,
  account_id_endpoint_mode: oneOf("preferred", "disabled", "required"),
  request_checksum_calculation: oneOf("when_supported", "when_required"),
  response_checksum_validation: oneOf("when_supported", "when_required"),
  toolkit_artifact_guid: (value) => /^\{?[\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12}\}?$/i.test(value),
};

/** The setting for whose value the profile is taken as not there; null: all make sense. */
export function senseless({ hidden }: FlatSession, { settings }: PlainSection): Setting | null {
  for (const [key, makesSense] of Object.entries(SENSE)) {
    const setting = settings.get(key);
    if (setting === undefined || hidden.has(hideKey(setting.provenance))) continue;
    if (setting.value.kind === "text" && !makesSense(setting.value.text)) return setting;
  }
  return null;
}
