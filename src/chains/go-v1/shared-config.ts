import type { Provenance } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import {
  badSharedSetting,
  credentialRequiresArn,
  missingSsoSession,
  sourceCollision,
  sourceWithoutCredentials,
} from "./errors.ts";
import type { Section, SharedFile } from "./shared-file.ts";
import { textOf } from "../../walk/setting-value.ts";

/** One profile of both files, and the profile it takes credentials from (session/shared_config.go). */
export interface SharedConfig {
  readonly name: string;
  readonly settings: ReadonlyMap<SettingKey, Setting>;
  readonly keys: FileKeys | null;
  readonly source: SharedConfig | null;
  readonly ssoSession: SsoSession | null;
}

/** A pair counts only where both halves stand in one file; the token is that file's (golden `keys-in-both`). */
export interface FileKeys {
  readonly file: SharedFile["kind"];
  readonly id: Setting;
  readonly secret: Setting;
  readonly token: Setting | null;
}

interface SsoSession {
  readonly name: Setting;
  readonly region: Setting | null;
  readonly startUrl: Setting | null;
}

export type SharedConfigResult =
  | { readonly kind: "config"; readonly config: SharedConfig }
  /** No file has the profile: no fault of the session's. */
  | { readonly kind: "missing" }
  | { readonly kind: "fault"; readonly error: SdkError };

/** Read with or without AWS_SDK_LOAD_CONFIG (goldens `webid-profile-creds-file`, `role-source-in-creds`). */
const ALWAYS = ["credential_process", "web_identity_token_file"] as const;

/** Read only with it, and then from the credentials file too. */
const WITH_LOAD_CONFIG = [
  "role_arn",
  "external_id",
  "mfa_serial",
  "role_session_name",
  "source_profile",
  "credential_source",
  "region",
  "ca_bundle",
  "duration_seconds",
  "sts_regional_endpoints",
  "s3_us_east_1_regional_endpoint",
  "sso_session",
  "sso_account_id",
  "sso_region",
  "sso_role_name",
  "sso_start_url",
  "ec2_metadata_service_endpoint_mode",
  "ec2_metadata_service_endpoint",
  "ec2_metadata_v1_disabled",
  "use_fips_endpoint",
  "use_dualstack_endpoint",
] as const;

export type SettingKey = (typeof ALWAYS)[number] | (typeof WITH_LOAD_CONFIG)[number];

export function loadSharedConfig(
  files: readonly SharedFile[],
  profile: string,
  loadsConfig: boolean,
): SharedConfigResult {
  for (const { fault } of files) if (fault !== null) return { kind: "fault", error: fault };
  const readable = files.filter((file) => file.readable);
  return load({ files: readable, keys: loadsConfig ? [...WITH_LOAD_CONFIG, ...ALWAYS] : ALWAYS }, profile);
}

interface Reading {
  readonly files: readonly SharedFile[];
  readonly keys: readonly SettingKey[];
}

/** Each profile as it is read; what stands later, in the credentials file, replaces. */
interface Draft {
  readonly settings: Map<SettingKey, Setting>;
  keys: FileKeys | null;
}

const fault = (error: SdkError): SharedConfigResult => ({ kind: "fault", error });

/** setFromIniFiles: the profile, then its source_profile, each with the checks it must pass. Go's own stack grows. */
function load(reading: Reading, name: string): SharedConfigResult {
  const visited = new Set<string>();
  const waiting: Waiting[] = [];
  let read = readProfile(reading, name, visited);
  while (read.kind === "wants-source") {
    waiting.push({ ...read, kindWithout: visited.has(textOf(read.named)) ? "loop" : "no-source" });
    read = readProfile(reading, textOf(read.named), visited);
  }
  return waiting.reduceRight<SharedConfigResult>((source, at) => linked(reading, at, source), read);
}

/** A profile whose source is wanted before it is whole. */
interface WantsSource {
  readonly kind: "wants-source";
  readonly name: string;
  readonly draft: Draft;
  readonly named: Setting;
}

interface Waiting extends WantsSource {
  /** What it is if the source has no credentials. */
  readonly kindWithout: "loop" | "no-source";
}

/** One profile by itself, up to its source. */
function readProfile(reading: Reading, name: string, visited: Set<string>): SharedConfigResult | WantsSource {
  const { files } = reading;
  const sections = files.flatMap((file) => {
    const section = file.profile(name);
    return section === null ? [] : [{ file, section }];
  });
  // Without any file there is no error either, just nothing.
  if (sections.length === 0) return { kind: "missing" };
  const draft: Draft = { settings: new Map(), keys: null };
  for (const { file, section } of sections) {
    const error = readInto(draft, reading, file, section);
    if (error !== null) return fault(error);
  }
  // A profile met again gives what credentials it has: its role is not assumed a second time (golden `role-loop-static`).
  if (visited.has(name)) clear(draft, ROLE);
  else {
    const error = needsRole(draft, name);
    if (error !== null) return fault(error);
  }
  visited.add(name);
  const given = CREDENTIAL_TYPES.filter((key) => has(draft.settings, key));
  if (given.length > 1) return fault(sourceCollision(given.map((key) => placeOf(draft, key))));
  const named = draft.settings.get("source_profile");
  return named === undefined || isEmpty(named)
    ? wholeConfig(reading, name, draft, null)
    : { kind: "wants-source", name, draft, named };
}

function wholeConfig({ files }: Reading, name: string, draft: Draft, source: SharedConfig | null): SharedConfigResult {
  const ssoSession = findSsoSession(files, draft);
  if (ssoSession === "missing") return fault(missingSsoSession(draft.settings.get("sso_session") as Setting));
  return {
    kind: "config",
    config: { name, settings: draft.settings, keys: draft.keys, source, ssoSession },
  };
}

function readInto(draft: Draft, { keys }: Reading, file: SharedFile, section: Section): SdkError | null {
  for (const key of keys) {
    const setting = section.setting(key);
    if (setting === null) continue;
    if (isRefused(key, setting)) return badSharedSetting(file.path, setting);
    draft.settings.set(key, setting);
  }
  const id = section.setting("aws_access_key_id");
  const secret = section.setting("aws_secret_access_key");
  const token = section.setting("aws_session_token");
  if (id !== null && secret !== null && !isEmpty(id) && !isEmpty(secret))
    draft.keys = { file: file.kind, id, secret, token: token === null || isEmpty(token) ? null : token };
  return null;
}

const ACCEPTED: Partial<Readonly<Record<SettingKey, readonly string[]>>> = {
  sts_regional_endpoints: ["", "legacy", "regional"],
  s3_us_east_1_regional_endpoint: ["", "legacy", "regional"],
  ec2_metadata_service_endpoint_mode: ["", "ipv4", "ipv6"],
};

function isRefused(key: SettingKey, setting: Setting): boolean {
  const accepted = ACCEPTED[key];
  const word = textOf(setting).toLowerCase();
  return (
    accepted !== undefined && !accepted.includes(key === "ec2_metadata_service_endpoint_mode" ? word.trim() : word)
  );
}

const ROLE = ["role_arn", "source_profile"] as const;
const CREDENTIAL_TYPES = [
  "source_profile",
  "credential_source",
  "credential_process",
  "web_identity_token_file",
] as const;

function clear({ settings }: Draft, keys: readonly SettingKey[]): void {
  for (const key of keys) settings.delete(key);
}

function needsRole({ settings }: Draft, profile: string): SdkError | null {
  const type = (["source_profile", "credential_source", "web_identity_token_file"] as const).find((key) =>
    has(settings, key),
  );
  return type === undefined || has(settings, "role_arn")
    ? null
    : credentialRequiresArn(type, profile, (settings.get(type) as Setting).provenance);
}

/** The source's credentials replace those of the profile itself. */
function linked(
  reading: Reading,
  { name, draft, named, kindWithout }: Waiting,
  source: SharedConfigResult,
): SharedConfigResult {
  if (source.kind === "fault") return source;
  draft.keys = null;
  if (source.kind === "config" && hasCredentials(source.config))
    return wholeConfig(reading, name, draft, source.config);
  const role = draft.settings.get("role_arn");
  return fault(sourceWithoutCredentials(kindWithout, role === undefined ? "" : textOf(role), named));
}

/** `hasCredentials`: whether something is there, not whether it works. */
const hasCredentials = ({ settings, keys, source }: SharedConfig): boolean =>
  source !== null ||
  keys !== null ||
  ["credential_source", "credential_process", "web_identity_token_file", ...SSO].some((key) =>
    has(settings, key as SettingKey),
  );

const LEGACY_SSO = ["sso_region", "sso_account_id", "sso_start_url", "sso_role_name"] as const;
const SSO = ["sso_session", ...LEGACY_SSO] as const;

/** Any one key of SSO makes a profile an SSO profile. */
export const hasSso = ({ settings }: SharedConfig): boolean => SSO.some((key) => has(settings, key));

/** In either file; a session that is named and not there is a fault even where keys come first. */
function findSsoSession(files: readonly SharedFile[], { settings }: Draft): SsoSession | "missing" | null {
  const name = settings.get("sso_session");
  if (name === undefined || isEmpty(name)) return null;
  for (const file of files) {
    const section = file.ssoSession(textOf(name));
    if (section === null) continue;
    return { name, region: section.setting("sso_region"), startUrl: section.setting("sso_start_url") };
  }
  return "missing";
}

const has = (settings: ReadonlyMap<SettingKey, Setting>, key: SettingKey): boolean => {
  const setting = settings.get(key);
  return setting !== undefined && !isEmpty(setting);
};

const placeOf = ({ settings }: Draft, key: SettingKey): Provenance => (settings.get(key) as Setting).provenance;

const isEmpty = ({ value }: Setting): boolean =>
  value.kind === "text" ? value.text === "" : value.kind === "secret" && value.secret.length === 0;

export interface SettingText {
  readonly text: string;
  readonly provenance: Provenance;
}

/** A setting that is there and not empty. */
export function settingText(config: SharedConfig | null, key: SettingKey): SettingText | null {
  const setting = config?.settings.get(key);
  return setting === undefined || isEmpty(setting) ? null : { text: textOf(setting), provenance: setting.provenance };
}
