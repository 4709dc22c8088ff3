import type { Change } from "../model/finding.ts";
import { headerPlace } from "../parse/settings-lines.ts";
import type { SettingsFile } from "./checkup.ts";
import type { MisnamedSection } from "./misnamed-section.ts";
import { blocksOf, settingIn } from "./settings-blocks.ts";
import { shortPath } from "./short-path.ts";

/** `[sso_session corp]`, `[profile sso-session corp]`, `[corp]` with a start URL: what stands there was meant for [sso-session corp]. */
export function misnamedSession(files: readonly SettingsFile[], name: string, home: string): MisnamedSection | null {
  const to = `sso-session ${name}`;
  for (const block of files.flatMap(blocksOf)) {
    const { file, header } = block;
    if (file.role !== "config" || header.title === to || !header.closed) continue;
    if (!isMeant(header.title, name) || settingIn(block, "sso_start_url") === null) continue;
    // A profile that signs in by itself, as all did before there were sessions.
    if (settingIn(block, "sso_account_id") !== null) continue;
    const { path } = file;
    const change: Change = { kind: "rename-section", path, line: header.line, from: header.title, to };
    return {
      place: headerPlace(path, header),
      change,
      words: `${shortPath(path, home)}:${header.line} says [${header.title}], not [${to}]`,
    };
  }
  return null;
}

function isMeant(title: string, name: string): boolean {
  const words = title.toLowerCase().replace(/^profile\s+/, "");
  const wanted = name.toLowerCase();
  return (
    words === wanted ||
    (/^sso[-_ ]?sessions?[\s:.]*/.test(words) && words.replace(/^sso[-_ ]?sessions?[\s:.]*/, "") === wanted)
  );
}
