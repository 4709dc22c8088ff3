import { withoutWebToken } from "./without-web-token.ts";
import { PLAIN_SETTINGS } from "../model/plain-settings.ts";
import type { SettingValue } from "../model/settings.ts";
import { seal } from "../vault/secret.ts";

/** A setting's value as any dialect may hand it on: sealed unless its key is known to hold nothing secret. */
export const plainOrSealed = (key: string, value: string): SettingValue =>
  PLAIN_SETTINGS.has(key) ? plainText(value) : { kind: "secret", secret: seal(value) };

/** Text that may be shown, but for a token that was written where its file's path belongs. */
export const plainText = (text: string): SettingValue => ({ kind: "text", text: withoutWebToken(text) });
