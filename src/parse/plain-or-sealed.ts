import { PLAIN_SETTINGS } from "../model/plain-settings.ts";
import type { SettingValue } from "../model/settings.ts";
import { seal } from "../vault/secret.ts";

/** A setting's value as any dialect may hand it on: sealed unless its key is known to hold nothing secret. */
export const plainOrSealed = (key: string, value: string): SettingValue =>
  PLAIN_SETTINGS.has(key) ? { kind: "text", text: value } : { kind: "secret", secret: seal(value) };
