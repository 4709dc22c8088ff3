import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import { python } from "./errors.ts";
import { type BotocoreSession, type Configured, configVariable, scopedConfig } from "./session.ts";
import { textOf } from "../../walk/setting-value.ts";
import { type Service, unnestedFault } from "./endpoint.ts";

const S3_MODE = "us_east_1_regional_endpoint";

/** Set to nothing is no mode, either; CLI 2 has none (all run). The block is asked last (set `hand-s3`). */
export function s3RegionalFault(session: BotocoreSession): SdkError | null {
  if (!session.edition.legacySts) return null;
  const mode =
    configVariable(session, { variable: "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", setting: `s3_${S3_MODE}` }) ??
    inS3Block(session, S3_MODE);
  if (mode === null || ["legacy", "regional"].includes(mode.text)) return null;
  return python(
    "InvalidS3UsEast1RegionalEndpointConfigError",
    `S3 us-east-1 regional endpoint option ${mode.text} is invalid. Valid options are: "legacy", "regional"`,
    mode.provenance,
  );
}

const s3Block = (session: BotocoreSession): Setting | null => scopedConfig(session)?.setting("s3") ?? null;

function inS3Block(session: BotocoreSession, key: string): Configured | null {
  const block = s3Block(session);
  const text = block?.value.kind === "nested" ? block.value.settings.get(key) : undefined;
  return block === null || text === undefined ? null : { text, provenance: block.provenance };
}

/**
 * A text where the block `s3` should be. S3's own client looks into any (client.py: _is_s3_dualstack_mode); into an empty one
 * every client writes what else is set of S3 (SectionConfigProvider). Set `hand-s3`.
 */
export function s3BlockFault(session: BotocoreSession, service: Service): SdkError | null {
  const block = s3Block(session);
  if (block === null || block.value.kind === "nested") return null;
  if (textOf(block) === "" && S3_BESIDE.some((row) => configVariable(session, row) !== null))
    return python("TypeError", "'str' object does not support item assignment", block.provenance, "bad-setting");
  return service === "s3" ? unnestedFault(block) : null;
}

/** What is read into the block from beside it (configprovider.py: DEFAULT_S3_CONFIG_VARS). */
const S3_BESIDE = [
  { variable: "AWS_S3_USE_ARN_REGION", setting: "s3_use_arn_region" },
  { variable: "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", setting: `s3_${S3_MODE}` },
  { variable: "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS", setting: null },
] as const;

/** Every client's Config looks at S3's addressing style (config.py: _validate_s3_configuration; set `hand-s3`). */
export function addressingFault(session: BotocoreSession): SdkError | null {
  const block = s3Block(session);
  if (block !== null && block.value.kind === "text" && textOf(block) === "") return unnestedFault(block);
  const style = inS3Block(session, "addressing_style");
  if (style === null || ["virtual", "auto", "path"].includes(style.text)) return null;
  return python(
    "InvalidS3AddressingStyleError",
    `S3 addressing style ${style.text} is invalid. Valid options are: 'auto', 'virtual', and 'path'`,
    style.provenance,
  );
}
