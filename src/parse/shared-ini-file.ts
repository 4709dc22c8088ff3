import { plainText } from "./plain-or-sealed.ts";
import { PLAIN_SETTINGS } from "../model/plain-settings.ts";
import type { Setting, SettingValue } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { seal, unseal } from "../vault/secret.ts";
import { lenient } from "./lenient.ts";
import { plainFile } from "./plain-file.ts";
import { SectionsOnDemand } from "./sections-on-demand.ts";
import {
  type SharedIniDocument,
  type SharedIniEntry,
  type SharedIniSection,
  readSharedIni,
  sharedIniText,
} from "./shared-ini.ts";

const read = new WeakMap<FileView, SharedIniDocument>();

/** The document at a path in JavaScript's dialect; null: nothing that can be read. Parsed once per snapshot. */
export function sharedIniFile(found: FileView): SharedIniDocument | null {
  const view = lenient(found);
  // loadSharedConfigFiles swallows whatever reading and parsing throw.
  if (view.state !== "text") return null;
  const known = read.get(view);
  if (known !== undefined) return known;
  const document = open(view);
  read.set(view, document);
  return document;
}

function open(view: FileView & { readonly state: "text" }): SharedIniDocument {
  const { path } = view;
  const text = unseal(view.text);
  const plain = plainFile(view);
  if (plain === null) return readSharedIni(path, text);
  const sections = new SectionsOnDemand(plain, (part) => readSharedIni(path, text, part).sections);
  return { path, text, sections, plain: true, discardedAt: null };
}

/** One entry with its value sealed unless its key is known to hold nothing secret. */
export const sharedIniSetting = (
  document: SharedIniDocument,
  section: SharedIniSection,
  entry: SharedIniEntry,
): Setting => ({
  key: entry.key,
  value: sealedValue(entry.key, sharedIniText(document, entry)),
  provenance: {
    kind: "file",
    path: document.path,
    line: entry.line,
    column: entry.column,
    section: section.title,
    key: entry.key,
  },
});

/** `sts.endpoint_url` is as plain as `endpoint_url`. A lone CR ends no line here, so what follows it may be anything. */
function sealedValue(key: string, text: string): SettingValue {
  if (!PLAIN_SETTINGS.has(key.slice(key.lastIndexOf(".") + 1))) return { kind: "secret", secret: seal(text) };
  const cr = text.indexOf("\r");
  return plainText(cr === -1 ? text : `${text.slice(0, cr)}\r[hidden]`);
}
