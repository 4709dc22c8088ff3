import { KNOWN_KEYS, isToolKey } from "../model/known-keys.ts";
import { editDistance } from "../parse/nearest-names.ts";
import { type SettingsBlock, settingIn } from "./settings-blocks.ts";
import type { SettingLine } from "../parse/settings-lines.ts";

/** Names that people write for the right one (complaint S22: aws-cli#351, #133, toolkit-vscode#720). */
const MISNOMERS: Readonly<Record<string, string>> = {
  aws_access_key: "aws_access_key_id",
  access_key: "aws_access_key_id",
  access_key_id: "aws_access_key_id",
  aws_key_id: "aws_access_key_id",
  aws_secret_key: "aws_secret_access_key",
  secret_key: "aws_secret_access_key",
  secret_access_key: "aws_secret_access_key",
  aws_secret_access: "aws_secret_access_key",
  token: "aws_session_token",
  aws_token: "aws_session_token",
  session_token: "aws_session_token",
  aws_region: "region",
  default_region: "region",
  aws_default_region: "region",
  assume_role_arn: "role_arn",
  aws_role_arn: "role_arn",
  source: "source_profile",
  profile: "source_profile",
  credentials_process: "credential_process",
  start_url: "sso_start_url",
  sso_role: "sso_role_name",
  sso_account: "sso_account_id",
};

/** The setting that a key in small letters was meant to be; null: it is one, or is like none. */
export function rightName(key: string): string | null {
  if (KNOWN_KEYS.has(key)) return null;
  const misnomer = MISNOMERS[key];
  if (misnomer !== undefined) return misnomer;
  if (isToolKey(key)) return null;
  const most = key.length > 12 ? 2 : 1;
  const isNear = (name: string) => Math.abs(name.length - key.length) <= most && editDistance(key, name) <= most;
  return [...KNOWN_KEYS].find((name) => name.length > 5 && isNear(name)) ?? null;
}

/** A setting that was meant to be one of these and has a name that no SDK reads. */
export interface Misnamed {
  readonly setting: SettingLine;
  readonly to: string;
}

export const allMisnamedIn = (block: SettingsBlock, wanted: readonly string[]): readonly Misnamed[] =>
  block.settings.flatMap((setting) => {
    const to = rightName(setting.key.toLowerCase());
    return to !== null && wanted.includes(to) && settingIn(block, to) === null ? [{ setting, to }] : [];
  });

export const misnamedIn = (block: SettingsBlock, wanted: readonly string[]): Misnamed | null =>
  allMisnamedIn(block, wanted)[0] ?? null;
