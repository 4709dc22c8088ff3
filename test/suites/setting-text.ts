import type { Setting } from "../../src/model/settings.ts";
import { unseal } from "../../src/vault/secret.ts";

/** A value as the file has it, sealed or not; of an indented block, the setting named in it. */
export function settingText(setting: Setting | null | undefined, inner?: string): string | null {
  if (setting === null || setting === undefined) return null;
  const { value } = setting;
  switch (value.kind) {
    case "text":
      return value.text;
    case "secret":
      return unseal(value.secret);
    case "nested":
      return inner === undefined ? "" : (value.settings.get(inner) ?? null);
  }
}
