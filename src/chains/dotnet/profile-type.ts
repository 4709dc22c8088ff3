import type { PlainSection } from "../../parse/plain-section.ts";
import { type FlatSession, settingIn } from "../flat/session.ts";

/** What a profile is, by the very set of its keys. */
export type ProfileType = "sso" | "process" | "role" | "credential-source" | "web-identity" | "keys" | "login";

const OPTIONS = [
  "aws_access_key_id",
  "aws_secret_access_key",
  "aws_session_token",
  "credential_process",
  "credential_source",
  "external_id",
  "mfa_serial",
  "role_arn",
  "role_session_name",
  "source_profile",
  "web_identity_token_file",
];
const SSO = [
  "sso_account_id",
  "sso_region",
  "sso_registration_scopes",
  "sso_role_name",
  "sso_session",
  "sso_start_url",
];

const MUST_AND_MAY: readonly (readonly [ProfileType, readonly string[], readonly string[]])[] = [
  ["process", ["credential_process"], []],
  ["role", ["role_arn", "source_profile"], ["external_id", "mfa_serial", "role_session_name"]],
  ["credential-source", ["role_arn", "credential_source"], ["role_session_name"]],
  ["web-identity", ["role_arn", "web_identity_token_file"], ["role_session_name"]],
  // Beside a source that it leaves aside, but no session name (golden `rs-credsource-before-webid`).
  ["web-identity", ["role_arn", "web_identity_token_file", "credential_source"], []],
  ["keys", ["aws_access_key_id", "aws_secret_access_key"], ["aws_session_token"]],
];

/**
 * CredentialProfileTypeDetector.DetectProfileType: any `sso_` key makes it SSO; else the keys must be those of one type,
 * no more and no fewer: null where they are of none. Empty values do not count, nor do `services`, `endpoint_url`,
 * `aws_account_id` and `duration_seconds`. `login_session` counts where they are of no other (golden
 * `mut-d-dotnet-code-type-login-key`).
 */
export function profileType(session: FlatSession, profile: PlainSection): ProfileType | null {
  const isSet = (key: string): boolean => {
    const value = settingIn(session, profile, key)?.value;
    if (value === undefined) return false;
    return value.kind === "secret" ? value.secret.length > 0 : value.kind === "text" && value.text !== "";
  };
  if (SSO.some(isSet)) return "sso";
  const present = OPTIONS.filter(isSet);
  const match = MUST_AND_MAY.find(
    ([, must, may]) =>
      must.every((key) => present.includes(key)) && present.every((key) => must.includes(key) || may.includes(key)),
  );
  if (match !== undefined) return match[0];
  return isSet("login_session") ? "login" : null;
}
