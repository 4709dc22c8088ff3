import { plainText } from "./plain-or-sealed.ts";
import type { Setting, SettingValue } from "../model/settings.ts";
import { PLAIN_SETTINGS } from "../model/plain-settings.ts";
import { seal } from "../vault/secret.ts";
import { nestedValue, rawValue, valueColumn } from "./config-parser.ts";
import type { IniDocument, IniEntry, IniSection } from "./ini-document.ts";

const HIDDEN = "[hidden]";

/** One entry of a document with its value sealed unless its key is known to hold nothing secret. */
export function settingOf(document: IniDocument, section: IniSection, entry: IniEntry): Setting {
  return {
    key: entry.key,
    value: sealedValue(document, entry),
    provenance: {
      kind: "file",
      path: document.path,
      line: entry.line,
      column: valueColumn(document.lines, entry),
      section: section.name,
      key: entry.key,
    },
  };
}

function sealedValue(document: IniDocument, entry: IniEntry): SettingValue {
  const raw = rawValue(document.lines, entry);
  const nested = entry.more === null ? null : nestedValue(raw);
  if (nested !== null) return { kind: "nested", settings: nested };
  if (!PLAIN_SETTINGS.has(entry.key)) return { kind: "secret", secret: seal(raw) };
  return plainText(entry.more === null ? raw : withoutSwallowedSecrets(raw));
}

/**
 * An indented line belongs to the value above it (configparser), so a badly indented `aws_secret_access_key = …` ends
 * up inside a region or a key id. Such lines are hidden: no value of ours may carry a secret.
 */
export function withoutSwallowedSecrets(raw: string): string {
  const [first, ...rest] = raw.split("\n");
  return [first, ...rest.map(hideUnlessPlain)].join("\n");
}

function hideUnlessPlain(line: string): string {
  const delimiter = line.search(/[=:]/);
  if (delimiter === -1) return line.length > 24 ? HIDDEN : line;
  const key = line.slice(0, delimiter).trim();
  return PLAIN_SETTINGS.has(key.toLowerCase()) ? line : `${key.length > 40 ? HIDDEN : key} = ${HIDDEN}`;
}
