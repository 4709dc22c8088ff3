import type { PlainSection } from "../../parse/plain-section.ts";
import { phpIni } from "../../parse/php-ini.ts";
import type { PhpSession } from "./session.ts";

export interface IniFile {
  readonly path: (session: PhpSession) => string;
  readonly title: (profile: string) => string;
}

export const CREDENTIALS: IniFile = { path: ({ credentialsPath }) => credentialsPath, title: (profile) => profile };
/** [default] of the config file has no keys for these links: the title is `profile default`, to the letter. */
export const CONFIG: IniFile = { path: ({ configPath }) => configPath, title: (profile) => `profile ${profile}` };

/** One file by itself, whatever AWS_SDK_LOAD_NONDEFAULT_CONFIG says. */
export function sectionTitled(session: PhpSession, { path }: IniFile, title: string): PlainSection | null {
  const ini = phpIni(session.snapshot.file(path(session)));
  return ini.kind === "sections" ? (ini.sections.get(title) ?? null) : null;
}
