import type { SettingLine } from "../parse/settings-lines.ts";
import { isInConflict } from "./merge-conflicts.ts";
import type { SettingsBlock } from "./settings-blocks.ts";

/** A setting that stands twice in one section. */
export interface Repeated {
  readonly first: SettingLine;
  readonly second: SettingLine;
}

export function repeatedIn(block: SettingsBlock): readonly Repeated[] {
  const firsts = new Map<string, SettingLine>();
  return block.settings.flatMap((setting) => {
    const first = firsts.get(setting.key.toLowerCase());
    // Behind a header that is glued to a value, the second is another section's (`glued-header`).
    const isGlued = block.settings.some(({ shape, line }) => shape.gluedHeader !== null && line < setting.line);
    if (isGlued || isInConflict(block.file.text, setting.line)) return [];
    if (first !== undefined) return [{ first, second: setting }];
    firsts.set(setting.key.toLowerCase(), setting);
    return [];
  });
}
