import { settingText } from "./setting-text.ts";
import type { Setting } from "../../src/model/settings.ts";

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
      // Go's tests write an indented block as a map; to us its key is empty, and the block beside the point.
      if (value.startsWith("map[")) continue;
      // Section.String of a key that is not there is an empty text, too.
      const text = settingText(ours(section, key)) ?? "";
      if (text !== value) return `${section} ${key}: theirs ${JSON.stringify(value)}, ours ${JSON.stringify(text)}`;
    }
  }
  return null;
}
