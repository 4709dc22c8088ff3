import type { FileProvenance } from "../model/provenance.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type SettingsBlock, blockAt, settingIn } from "./settings-blocks.ts";
import { settingsFiles } from "./settings-files.ts";

const PORTAL = ["sso_start_url", "sso_region"];
const ASSIGNMENT = ["sso_account_id", "sso_role_name"];

/**
 * The settings that belong to the one at a place and are not in its section: botocore and Go name them in their errors,
 * Java, Kotlin, Rust and the JavaScript SDKs only one of them, or all that there could be.
 */
export function missingPartners(snapshot: Snapshot, place: FileProvenance): readonly string[] {
  const block = blockAt(settingsFiles(snapshot), place);
  return block === null ? [] : partnersOf(block, place.key ?? "").filter((name) => isEmptyIn(block, name));
}

function partnersOf(block: SettingsBlock, key: string): readonly string[] {
  if (block.kind === "sso-session") return PORTAL;
  switch (key.toLowerCase()) {
    case "aws_access_key_id":
    case "aws_secret_access_key":
    case "aws_session_token":
      return ["aws_access_key_id", "aws_secret_access_key"];
    case "web_identity_token_file":
    case "credential_source":
    case "source_profile":
      return ["role_arn"];
    case "sso_session":
      return ASSIGNMENT;
    case "sso_account_id":
    case "sso_role_name":
    case "sso_start_url":
    case "sso_region":
      // A session's portal stands in a section of its own.
      return isEmptyIn(block, "sso_session") ? [...PORTAL, ...ASSIGNMENT] : ASSIGNMENT;
    default:
      return [];
  }
}

function isEmptyIn(block: SettingsBlock, name: string): boolean {
  const value = settingIn(block, name)?.value;
  return value === undefined || (value.kind === "text" && value.text.trim() === "");
}
