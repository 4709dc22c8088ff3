import type { PlainSection } from "../../parse/plain-section.ts";
import { phpNormalIni } from "../../parse/php-ini.ts";
import type { Configured } from "../../walk/configured.ts";
import { textIn } from "../flat/session.ts";
import { type PhpSession, trueVariable } from "./session.ts";
import { whereNamed } from "../../walk/where-named.ts";

/**
 * What settings are read from (ConfigurationResolver::ini, 3.376.2): the config file's section by the profile's bare name,
 * `[dev]` and never `[profile dev]`; AWS_PROFILE's, whatever code says; of a file that PHP's normal mode cannot read, none
 * (golden `open-00007`).
 */
export function settingsSection(session: PhpSession, title = session.settingsProfile): PlainSection | null {
  const ini = phpNormalIni(session.snapshot.file(session.configPath));
  return ini.kind === "sections" ? (ini.sections.get(title) ?? null) : null;
}

/** A variable that is not empty, else the profile's setting, which may be. */
export const settingOf = (session: PhpSession, key: string): Configured | null =>
  trueVariable(session, `AWS_${key.toUpperCase()}`) ?? textIn(session, settingsSection(session), key);

/** `Aws\boolean_value`; "odd": a word that it does not know. */
export function booleanOf(text: string): boolean | "odd" {
  if (/^(?:true|on|1)$/i.test(text)) return true;
  return /^(?:false|off|0)$/i.test(text) ? false : "odd";
}

/** A setting's: what is no in a file is empty in normal mode, and no variable is. */
export const flagOf = ({ text }: Configured): boolean | "odd" => (text === "" ? false : booleanOf(text));

/** ClientResolver::_default_region: AWS_DEFAULT_REGION and the credentials file are unknown to it. */
export function regionOf(session: PhpSession): Configured | null {
  const { region } = session.code;
  return region === null
    ? settingOf(session, "region")
    : { text: region, provenance: whereNamed(session.code, "region") };
}
