import type { Profile } from "./shared-files.ts";

/** What fromIni does with a profile: one thing, whatever else stands there, and its failure is not made up for. */
export type ProfileKind = "assume-role" | "static" | "web-identity" | "process" | "sso" | "login";

/** resolveProfileData (credential-provider-ini 3.973.30), for the profile the chain asks for; null: nothing usable. */
export function kindOf(profile: Profile | null): ProfileKind | null {
  if (profile === null) return null;
  if (isRole(profile)) return "assume-role";
  if (isStatic(profile)) return "static";
  if (has(profile, "web_identity_token_file") && has(profile, "role_arn")) return "web-identity";
  if (has(profile, "credential_process")) return "process";
  if (SSO_KEYS.some((key) => has(profile, key))) return "sso";
  return has(profile, "login_session") ? "login" : null;
}

/** The same for a source_profile: its keys come before its role. */
export function sourceKindOf(profile: Profile | null): ProfileKind | null {
  if (profile === null) return null;
  if (isStatic(profile)) return "static";
  return namesSourceOnly(profile) ? "assume-role" : kindOf(profile);
}

/** `credential_source` without `role_arn`: the credentials of that source as they are, but only as a role's source. */
export const namesSourceOnly = (profile: Profile): boolean =>
  !has(profile, "role_arn") && has(profile, "credential_source");

/** Exactly one of the two: with both the role is no role (golden `role-both-sources`). */
const isRole = (profile: Profile): boolean =>
  has(profile, "role_arn") && has(profile, "source_profile") !== has(profile, "credential_source");

const isStatic = (profile: Profile): boolean =>
  has(profile, "aws_access_key_id") && has(profile, "aws_secret_access_key");

/** Any one of them makes the profile one of SSO; then all are needed. */
const SSO_KEYS = ["sso_start_url", "sso_account_id", "sso_session", "sso_region", "sso_role_name"];

const has = (profile: Profile, key: string): boolean => profile.setting(key) !== null;
