import type { SdkError } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { blockAt, settingIn } from "./settings-blocks.ts";
import { settingsFiles } from "./settings-files.ts";

/** `credential_source = Environment` in a profile, with nothing there. */
export interface NamedSource {
  readonly source: string;
  readonly profile: string;
}

/**
 * The credential_source at whose line an SDK fails for want of keys. Go names no source: "static credentials are empty"
 * (golden `anew-00092`). Without a role_arn beside it, it is the role that is missing.
 */
export function namedSource(snapshot: Snapshot, { kind, provenance }: SdkError): NamedSource | null {
  if ((kind !== "no-source" && kind !== "partial") || provenance?.kind !== "file") return null;
  const block = blockAt(settingsFiles(snapshot), provenance);
  const setting = block === null ? null : settingIn(block, "credential_source");
  if (block === null || setting?.line !== provenance.line || setting.value.kind !== "text") return null;
  return settingIn(block, "role_arn") === null ? null : { source: setting.value.text, profile: block.name };
}
