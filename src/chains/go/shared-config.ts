import type { Provenance } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import { goTrim } from "../../parse/go-text.ts";
import { type Secret, seal } from "../../vault/secret.ts";
import { assumeRoleError, goError, namedOr, plainError, profileNotExist, requiresArn, worded } from "./errors.ts";
import type { MergedSection, SharedFiles } from "./shared-files.ts";
import type { Configured } from "../../walk/configured.ts";

/** config.SharedConfig: one profile's settings. An empty value counts as none. */
export interface SharedConfig {
  readonly name: string;
  readonly section: MergedSection;
  readonly roleArn: Configured | null;
  readonly externalId: Configured | null;
  readonly mfaSerial: Configured | null;
  readonly roleSessionName: Configured | null;
  readonly sourceProfile: Configured | null;
  readonly credentialSource: Configured | null;
  readonly credentialProcess: { readonly command: Secret; readonly provenance: Provenance } | null;
  readonly webIdentityTokenFile: Configured | null;
  readonly ssoSession: Configured | null;
  readonly ssoRegion: Configured | null;
  readonly ssoStartUrl: Configured | null;
  readonly ssoAccountId: Configured | null;
  readonly ssoRoleName: Configured | null;
  readonly loginSession: Configured | null;
  readonly keys: SharedKeys | null;
  /** The source profile, with its own source and so on. */
  readonly source: SharedConfig | null;
}

export interface SharedKeys {
  readonly accessKeyId: Configured;
  readonly secret: Setting;
  readonly secretAccessKey: Secret;
  readonly token: { readonly setting: Setting; readonly secret: Secret } | null;
  readonly accountId: string | null;
}

export interface LoadedProfile {
  /** Null: there is no such profile. */
  readonly config: SharedConfig | null;
  readonly fault: SdkError | null;
}

/** SharedConfig.setFromIniSections (shared_config.go, 1.33.15): Go's own stack grows, so no line of sources is too long. */
export function loadProfile(files: SharedFiles, name: string, where: Provenance): LoadedProfile {
  const visited = new Set<string>();
  const waiting: Waiting[] = [];
  let loaded = readProfile(files, name, where, visited);
  while (loaded.kind === "wants-source") {
    const { config } = loaded;
    const { text, provenance } = config.sourceProfile;
    waiting.push({ config, isAgain: visited.has(text) });
    loaded = readProfile(files, text, provenance, visited);
  }
  return waiting.reduceRight<LoadedProfile>((source, at) => linked(files, at, source), loaded);
}

/** A profile whose source is read first. */
interface Waiting {
  readonly config: WithSource;
  /** Whether the source has been met on the way here. */
  readonly isAgain: boolean;
}

type WithSource = SharedConfig & { readonly sourceProfile: Configured };

type Read =
  | { readonly kind: "wants-source"; readonly config: WithSource }
  | (LoadedProfile & { readonly kind: "whole" });

const whole = (config: SharedConfig | null, fault: SdkError | null): Read => ({ kind: "whole", config, fault });

/** One profile by itself, up to its source. */
function readProfile(files: SharedFiles, name: string, where: Provenance, visited: Set<string>): Read {
  const section = files.section(name);
  if (section === null) return whole(null, profileNotExist(name, where));
  const isAgain = visited.has(name);
  const read = settingsOf(section);
  const invalid = settingFault(section);
  if (invalid !== null)
    return whole(read, namedOr("*fmt.wrapError", worded(`error fetching config from profile, ${name}, `, invalid)));
  // Met again, a profile only has its own credentials to give.
  const config = isAgain ? withoutRole(read) : read;
  const noArn = isAgain ? null : arnFault(config);
  if (noArn !== null) return whole(config, noArn);
  // A source profile with keys ends the line: its own source is not looked at, but its role is.
  if (visited.size > 0 && config.keys !== null) return whole(config, null);
  const twoTypes = typeFault(config);
  if (twoTypes !== null) return whole(config, twoTypes);
  visited.add(name);
  return config.sourceProfile === null
    ? whole(config, ssoSessionFault(files, config))
    : { kind: "wants-source", config: { ...config, sourceProfile: config.sourceProfile } };
}

/** A profile and what its source came to. */
function linked(
  files: SharedFiles,
  { config, isAgain }: Waiting,
  { config: source, fault }: LoadedProfile,
): LoadedProfile {
  const bare = withoutCredentials(config);
  const { text: name, provenance } = config.sourceProfile;
  const arn = config.roleArn?.text ?? "";
  if (source === null) return { config: bare, fault: assumeRoleError(arn, name, fault, provenance) };
  if (fault !== null) return { config: bare, fault };
  if (!hasCredentials(source)) {
    const nothing = assumeRoleError(arn, name, null, provenance);
    return { config: bare, fault: isAgain ? { ...nothing, kind: "loop" } : nothing };
  }
  return { config: { ...bare, source }, fault: ssoSessionFault(files, bare) };
}

function settingsOf(section: MergedSection): SharedConfig {
  const text = (key: string): Configured | null => textSetting(section, key);
  const process = section.setting("credential_process");
  const command = process === null ? null : secretOf(process);
  return {
    name: section.name,
    section,
    roleArn: text("role_arn"),
    externalId: text("external_id"),
    mfaSerial: text("mfa_serial"),
    roleSessionName: text("role_session_name"),
    sourceProfile: text("source_profile"),
    credentialSource: text("credential_source"),
    credentialProcess:
      process === null || command === null || command.length === 0 ? null : { command, provenance: process.provenance },
    webIdentityTokenFile: text("web_identity_token_file"),
    ssoSession: text("sso_session"),
    ssoRegion: text("sso_region"),
    ssoStartUrl: text("sso_start_url"),
    ssoAccountId: text("sso_account_id"),
    ssoRoleName: text("sso_role_name"),
    loginSession: text("login_session"),
    keys: keysOf(section),
    source: null,
  };
}

/** A setting that is there and not empty. */
export function textSetting(section: MergedSection | null, key: string): Configured | null {
  const setting = section?.setting(key) ?? null;
  if (setting === null || setting.value.kind !== "text" || setting.value.text === "") return null;
  return { text: setting.value.text, provenance: setting.provenance };
}

/** An indented block under a key leaves the key's own value empty. */
const secretOf = ({ value }: Setting): Secret =>
  value.kind === "secret" ? value.secret : seal(value.kind === "text" ? value.text : "");

function keysOf(section: MergedSection): SharedKeys | null {
  const accessKeyId = textSetting(section, "aws_access_key_id");
  const secret = section.setting("aws_secret_access_key");
  const secretAccessKey = secret === null ? null : secretOf(secret);
  if (accessKeyId === null || secret === null || secretAccessKey === null || secretAccessKey.length === 0) return null;
  const setting = section.setting("aws_session_token");
  const token = setting === null ? null : { setting, secret: secretOf(setting) };
  return {
    accessKeyId,
    secret,
    secretAccessKey,
    token: token?.secret.length === 0 ? null : token,
    accountId: textSetting(section, "aws_account_id")?.text ?? null,
  };
}

const withoutRole = (config: SharedConfig): SharedConfig => ({
  ...config,
  roleArn: null,
  externalId: null,
  mfaSerial: null,
  roleSessionName: null,
  sourceProfile: null,
});

/** clearCredentialOptions: sso_session and login_session stay. */
const withoutCredentials = (config: SharedConfig): SharedConfig => ({
  ...config,
  credentialSource: null,
  credentialProcess: null,
  webIdentityTokenFile: null,
  keys: null,
  ssoAccountId: null,
  ssoRegion: null,
  ssoRoleName: null,
  ssoStartUrl: null,
});

const hasLegacySso = (config: SharedConfig): boolean =>
  [config.ssoRegion, config.ssoAccountId, config.ssoStartUrl, config.ssoRoleName].some((value) => value !== null);

export const hasSso = (config: SharedConfig): boolean => config.ssoSession !== null || hasLegacySso(config);

/** login_session is forgotten here: it cannot be a source (golden `login-as-source`). */
const hasCredentials = (config: SharedConfig): boolean =>
  config.sourceProfile !== null ||
  config.credentialSource !== null ||
  config.credentialProcess !== null ||
  config.webIdentityTokenFile !== null ||
  hasSso(config) ||
  config.keys !== null;

/** What setFromIniSection refuses in one profile, in its order. */
function settingFault(section: MergedSection): SdkError | null {
  if (section.partial !== null) return plainError("partial", section.partial.message, section.partial.provenance);
  for (const { key, accepts, complaint } of CHECKED) {
    const setting = section.setting(key);
    const text = setting?.value.kind === "text" ? setting.value.text : "";
    if (setting !== null && !accepts(text))
      return plainError(
        "bad-setting",
        `failed to load ${key} from shared config, ${complaint(text)}`,
        setting.provenance,
      );
  }
  return null;
}

const DEFAULTS_MODES = ["auto", "cross-region", "in-region", "legacy", "mobile", "standard", ""];
const CHECKSUMS = ["when_supported", "when_required"];

interface Check {
  readonly key: string;
  readonly accepts: (text: string) => boolean;
  readonly complaint: (text: string) => string;
}

const checksumCheck = (key: string): Check => ({
  key,
  accepts: (text) => CHECKSUMS.includes(text.toLowerCase()),
  complaint: (text) =>
    `invalid value for shared config profile field, ${key}=${text}, must be when_supported/when_required`,
});

const trueOrFalse = (key: string): Check => ({
  key,
  accepts: (text) => text === "true" || text === "false",
  complaint: (text) => `invalid value for shared config profile field, ${key}=${text}, need true or false`,
});

const CHECKED: readonly Check[] = [
  {
    key: "ec2_metadata_service_endpoint_mode",
    accepts: (text) => ["", "ipv6", "ipv4"].includes(text.trim().toLowerCase()),
    complaint: () => "unknown EC2 IMDS endpoint mode, must be either IPv6 or IPv4",
  },
  {
    key: "defaults_mode",
    accepts: (text) => DEFAULTS_MODES.includes(text.toLowerCase()),
    complaint: (text) => `invalid value: ${text}`,
  },
  {
    key: "max_attempts",
    accepts: (text) => goInt(text) !== null,
    complaint: (text) => `invalid value max_attempts=${text}, expect integer`,
  },
  {
    key: "retry_mode",
    accepts: (text) => ["standard", "adaptive"].includes(text),
    complaint: (text) => `unknown RetryMode, ${text}`,
  },
  // goldens `odd-00026`, `odd-00103`
  trueOrFalse("disable_request_compression"),
  trueOrFalse("disable_clock_skew_correction"),
  {
    key: "request_min_compression_size_bytes",
    accepts: (text) => isCompressionSize(goInt(text)),
    complaint: (text) =>
      goInt(text) === null
        ? `invalid value for min request compression size bytes ${text}, need int64`
        : `invalid range for min request compression size bytes ${text}, must be within 0 and 10485760 inclusively`,
  },
  {
    key: "account_id_endpoint_mode",
    accepts: (text) => ["preferred", "required", "disabled"].includes(text),
    complaint: (text) =>
      `invalid value for shared config profile field, account_id_endpoint_mode=${text}, must be preferred/required/disabled`,
  },
  checksumCheck("request_checksum_calculation"),
  checksumCheck("response_checksum_validation"),
];

const isCompressionSize = (bytes: number | null): boolean => bytes !== null && bytes >= 0 && bytes <= 10_485_760;

/** strconv.ParseInt(text, 0, 64). */
export function goInt(text: string): number | null {
  if (/^[+-]?0[xX][0-9a-fA-F]+$/.test(text) || /^[+-]?0[bB][01]+$/.test(text) || /^[+-]?0[oO][0-7]+$/.test(text))
    return (text.startsWith("-") ? -1 : 1) * Number(text.replace(/^[+-]/, ""));
  if (/^[+-]?0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  return /^[+-]?(?:0|[1-9]\d*)$/.test(text) ? Number(text) : null;
}

/** validateCredentialsRequireARN */
function arnFault(config: SharedConfig): SdkError | null {
  if (config.roleArn !== null) return null;
  const marks = [
    ["source_profile", config.sourceProfile],
    ["credential_source", config.credentialSource],
    ["web_identity_token_file", config.webIdentityTokenFile],
  ] as const;
  for (const [key, value] of marks) if (value !== null) return requiresArn(key, config.name, value.provenance);
  return null;
}

/** validateCredentialType */
function typeFault(config: SharedConfig): SdkError | null {
  const set = [
    config.sourceProfile,
    config.credentialSource,
    config.credentialProcess,
    config.webIdentityTokenFile,
  ].flatMap((value) => (value === null ? [] : [value.provenance]));
  if (set.length < 2) return null;
  const message =
    "only one credential type may be specified per profile: source profile, credential source, credential process, web identity token";
  return goError("two-sources", "*errors.errorString", message, set[0] ?? null, set.slice(1));
}

/** The name is trimmed for the look-up. */
export const ssoSessionSection = (files: SharedFiles, name: string): MergedSection | null =>
  files.section(`sso-session ${goTrim(name)}`);

function ssoSessionFault(files: SharedFiles, config: SharedConfig): SdkError | null {
  if (config.ssoSession === null) return null;
  const { text, provenance } = config.ssoSession;
  if (ssoSessionSection(files, text) !== null) return null;
  return goError("bad-setting", "*errors.errorString", `failed to find SSO session section, ${text}`, provenance);
}
