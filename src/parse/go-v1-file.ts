import { plainText } from "./plain-or-sealed.ts";
import type { Setting, SettingValue } from "../model/settings.ts";
import { PLAIN_SETTINGS } from "../model/plain-settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { seal, unseal } from "../vault/secret.ts";
import {
  type GoV1Document,
  type GoV1Section,
  goV1KeyAt,
  goV1RawAt,
  goV1ValueAt,
  placeOf,
  readGoV1Ini,
} from "./go-v1-ini.ts";
import { lenient } from "./lenient.ts";

const read = new WeakMap<FileView, GoV1Document>();

/** The document at a path as aws-sdk-go 1.55.8 reads it; null: it cannot be opened or read, which counts as absent. */
export function goV1File(found: FileView): GoV1Document | null {
  const view = lenient(found);
  if (view.state !== "text") return null;
  const known = read.get(view);
  if (known !== undefined) return known;
  const document = readGoV1Ini(view.path, unseal(view.text));
  read.set(view, document);
  return document;
}

/** A section's settings of a key, the last one first: it is the one that counts. */
export function goV1Settings(document: GoV1Document, section: GoV1Section, key: string): readonly Setting[] {
  const settings: Setting[] = [];
  for (let index = section.end - 1; index >= section.first; index -= 1)
    if (goV1KeyAt(document, index) === key) settings.push(settingAt(document, section, index, key));
  return settings;
}

/** Read as numbers and truths, from the value as it stands: `7200 # note` is no number, `"true"` is not true. */
const NOT_TEXT: ReadonlySet<string> = new Set([
  "duration_seconds",
  "use_fips_endpoint",
  "use_dualstack_endpoint",
  "ec2_metadata_v1_disabled",
]);

function settingAt(document: GoV1Document, section: GoV1Section, index: number, key: string): Setting {
  const offset = document.entries.from.at(index);
  const asText = !NOT_TEXT.has(key);
  const quoted = asText && document.lines.text[offset] === '"' ? 1 : 0;
  return {
    key,
    value: sealed(key, asText ? goV1ValueAt(document, index) : goV1RawAt(document, index)),
    provenance: {
      kind: "file",
      path: document.path,
      ...placeOf(document.lines, offset + quoted),
      section: section.name,
      key,
    },
  };
}

/** A quoted value may go over several lines, and a quote that is closed too late swallows secrets: those are hidden. */
function sealed(key: string, text: string): SettingValue {
  if (!PLAIN_SETTINGS.has(key)) return { kind: "secret", secret: seal(text) };
  const lineEnd = text.indexOf("\n");
  return plainText(lineEnd === -1 ? text : `${text.slice(0, lineEnd)}\n[hidden]`);
}
