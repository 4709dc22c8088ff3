import { unseal } from "../../src/vault/secret.ts";
import type { Setting } from "../../src/model/settings.ts";

/** A value as the file has it; a block below it is left out, as Go's tests look only at what they expect. */
export function goText(setting: Setting | null): string | null {
  switch (setting?.value.kind) {
    case undefined:
      return null;
    case "text":
      return setting?.value.kind === "text" ? setting.value.text : null;
    case "secret":
      return setting?.value.kind === "secret" ? unseal(setting.value.secret) : null;
    case "nested":
      return "";
  }
}

export type GoSections = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The first setting that Go's test expects and we read otherwise. */
export function sectionsDiffer(
  expected: GoSections,
  ours: (section: string, key: string) => Setting | null,
  names: readonly string[],
): string | null {
  for (const [section, settings] of Object.entries(expected)) {
    if (!names.includes(section)) return `theirs has a section ${section}, ours ${JSON.stringify(names)}`;
    for (const [key, value] of Object.entries(settings)) {
      const setting = ours(section, key);
      // Go's tests write an indented block as a map; to us its key is empty, and the block beside the point.
      if (value.startsWith("map[")) continue;
      const text = goText(setting);
      if (text !== value) return `${section} ${key}: theirs ${JSON.stringify(value)}, ours ${JSON.stringify(text)}`;
    }
  }
  return null;
}
