import { openFullConfig } from "../chains/botocore/full-config.ts";
import { isCommand } from "../model/sdk.ts";
import type { Facts } from "./facts.ts";
import { loadConfig } from "./load-config.ts";

/** A command stops at a profile that is there, and of which SDKs take something: no role's source is meant. */
export function isNotTaken(facts: Facts): boolean {
  const { sdk, error, profile } = facts.resolution;
  if (!isCommand(sdk.id) || error === null || error.provenance !== profile.provenance) return false;
  if (error.kind === "no-source") return profile.exists;
  return error.kind === "profile-missing" && wayIn(facts) !== null && loadConfig(facts) === null;
}

/** What SDKs take from a profile, in words; null: it holds none of them, or is nowhere. */
export function wayIn({ snapshot, resolution }: Facts): string | null {
  const profile = openFullConfig(snapshot, new Set()).profile(resolution.profile.name);
  return WAYS.find(([key]) => profile?.setting(key) != null)?.[1] ?? null;
}

const WAYS: readonly (readonly [string, string])[] = [
  ["sso_account_id", "it signs in by SSO"],
  ["login_session", "it signs in by aws login"],
  ["credential_process", "its keys come from a process"],
  ["web_identity_token_file", "its role is taken with a token"],
  ["credential_source", "its role names no source profile"],
  ["role_arn", "its role has no source profile that is there"],
];
