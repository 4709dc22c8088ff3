import type { Snapshot } from "../model/snapshot.ts";
import { type FullConfig, openFullConfig } from "../chains/botocore/full-config.ts";

const SUPPLIES = [
  "aws_access_key_id",
  "role_arn",
  "sso_account_id",
  "sso_role_name",
  "login_session",
  "credential_process",
];
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** Names of profiles that hold something credentials can come from, `default` first, then as they stand in the files. */
export function profilesWithSource({ snapshot }: { readonly snapshot: Snapshot }): readonly string[] {
  const config: FullConfig = openFullConfig(snapshot, NOTHING_HIDDEN);
  if (config.fault !== null) return [];
  const names = config.profileNames().filter((name) => {
    const profile = config.profile(name);
    return SUPPLIES.some((key) => profile?.setting(key) != null);
  });
  return names.sort((a, b) => Number(b === "default") - Number(a === "default"));
}
