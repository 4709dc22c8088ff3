import { type FullConfig, openFullConfig } from "../chains/botocore/full-config.ts";
import type { Fix } from "../model/finding.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { resolve } from "../resolve/resolve.ts";
import { configured } from "../walk/configured.ts";
import { type ExportCredentials, exportCredentials, exportedVariables } from "./export-credentials.ts";
import type { Facts } from "./facts.ts";
import { shownName } from "./shown-name.ts";

/**
 * The keys of the profile that a variable names, exported by the AWS CLI: for who cannot take what stands in it. Null: no
 * profile is named so, or the CLI finds nothing in it either, or nothing would come of it.
 */
export function exportChosen(facts: Facts): Fix | null {
  const { profile } = facts.resolution;
  const lent = lentBy(facts);
  if (profile.provenance.kind !== "variable" || lent === null) return null;
  const region = openFullConfig(facts.snapshot, NOTHING_HIDDEN).profile(profile.name)?.setting("region") ?? null;
  const change = exportCredentials(profile.name, facts.snapshot, configured(region)?.text ?? null);
  if (!isTaken(facts, change, lent)) return null;
  const ends = lent === "for good" ? "" : ", until its keys end";
  return { change, after: null, promise: `to act as profile ${shownName(profile.name)}${ends}` };
}

/** boto 2 sends no session token but its own, AWS_SECURITY_TOKEN. */
function isTaken({ snapshot, chain, code }: Facts, change: ExportCredentials, lent: Lent): boolean {
  const changed = { ...snapshot, variables: exportedVariables(snapshot, change) };
  const { winner } = drive(resolve(chain, changed, code), assumeOffline);
  return winner?.source === "environment" && (lent === "for good" || winner.credentials.sessionToken !== null);
}

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

type Lent = "for good" | "for a while";

/** What the AWS CLI gets from the chosen profile; null: nothing, as far as its settings tell. */
const lentBy = ({ snapshot, resolution }: Facts): Lent | null =>
  lentIn(openFullConfig(snapshot, NOTHING_HIDDEN), resolution.profile.name, []);

function lentIn(config: FullConfig, name: string, before: readonly string[]): Lent | null {
  const profile = config.profile(name);
  const has = (key: string): boolean => profile?.setting(key) != null;
  const keys = has("aws_access_key_id") && has("aws_secret_access_key");
  if (has("role_arn")) {
    const source = configured(profile?.setting("source_profile") ?? null)?.text ?? null;
    // A role may be its own source, by keys that stand beside it.
    const isLent =
      source === null
        ? has("web_identity_token_file") || has("credential_source")
        : source === name
          ? keys
          : !before.includes(source) && lentIn(config, source, [...before, name]) !== null;
    return isLent ? "for a while" : null;
  }
  if (["sso_account_id", "login_session", "credential_process"].some(has)) return "for a while";
  return keys ? "for good" : null;
}
