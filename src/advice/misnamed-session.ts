import type { SettingsFile } from "./checkup.ts";
import { type MisnamedSection, sectionToRename } from "./misnamed-section.ts";
import { blocksOf, settingIn } from "./settings-blocks.ts";

/** `[sso_session corp]`, `[profile sso-session corp]`, `[corp]` with a start URL: what stands there was meant for [sso-session corp]. */
export function misnamedSession(files: readonly SettingsFile[], name: string, home: string): MisnamedSection | null {
  const to = `sso-session ${name}`;
  for (const block of files.flatMap(blocksOf)) {
    const { file, header } = block;
    if (file.role !== "config" || header.written === to || !header.closed) continue;
    if (!isMeant(header.title, name) || settingIn(block, "sso_start_url") === null) continue;
    // A profile that signs in by itself, as all did before there were sessions.
    if (settingIn(block, "sso_account_id") !== null) continue;
    return sectionToRename(file, header, to, home);
  }
  return null;
}

function isMeant(title: string, name: string): boolean {
  const words = title.toLowerCase().replace(/^profile\s+/, "");
  return [words, words.replace(/^sso[-_ ]?sessions?[\s:.]*/, "")].includes(name.toLowerCase());
}
