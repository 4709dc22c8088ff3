import type { SettingLine } from "../parse/settings-lines.ts";
import { parseTimestamp } from "../parse/timestamp.ts";
import { EXPIRY_KEYS } from "../walk/expiration-note.ts";
import type { Checkup } from "./checkup.ts";
import { type SettingsBlock, settingIn } from "./settings-blocks.ts";

/** When a section's temporary keys end, by its own word. */
export function expiryOf(
  block: SettingsBlock,
): { readonly setting: SettingLine; readonly milliseconds: number } | null {
  for (const key of EXPIRY_KEYS) {
    const setting = settingIn(block, key);
    const time = setting?.value.kind === "text" ? parseTimestamp(setting.value.text) : null;
    if (setting !== null && time !== null) return { setting, milliseconds: time.milliseconds };
  }
  return null;
}

export function isExpired({ now }: Checkup, block: SettingsBlock): boolean {
  const expiry = expiryOf(block);
  return expiry !== null && expiry.milliseconds < now;
}
