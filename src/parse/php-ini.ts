import type { Setting } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { type NormalValue, TRUTHS, normalValue } from "./php-ini/normal-value.ts";
import { type TextPart, plainFile, wholeText } from "./plain-file.ts";
import { SectionsOnDemand } from "./sections-on-demand.ts";
import { type PlainSection, sectionAt, settingAt } from "./plain-section.ts";

/*
 * PHP's own INI reader, as the AWS SDK for PHP uses it (`Aws\parse_ini_file`, src/functions.php: lines that begin with `#`
 * are taken out first), held against PHP 8.2 on random files. Indents mean nothing, so a nested block's keys become those
 * of the profile; a later section replaces an earlier one; a faulty line spoils the whole file.
 */

export type PhpIni =
  | {
      readonly kind: "sections";
      /** By their titles as they are written. */
      readonly sections: ReadonlyMap<string, PlainSection>;
      /** The first whose title comes to a name without any `profile `: `str_replace('profile ', '', $name)`. */
      readonly bare: (name: string) => PlainSection | undefined;
    }
  /** `is_readable` says no. */
  | { readonly kind: "unreadable" }
  /** `parse_ini_string` gives false. */
  | { readonly kind: "invalid"; readonly line: number };

/** Of a value, INI_SCANNER_RAW takes all that is written; INI_SCANNER_NORMAL reads an expression. */
interface Mode {
  readonly title: RegExp;
  readonly value: (line: string) => NormalValue;
  /** Whether a part of a plain file can be read without the rest. */
  readonly isPlain: (text: string) => boolean;
  readonly read: WeakMap<FileView, PhpIni>;
}

/** No comment to PHP, but a line like others. */
const UNENDED_COMMENT = /(?:^|\n)#[^\n]*$/;

/** A reserved word is no key. */
const RESERVED = /^(?:true|on|yes|false|off|no|none|null) ?=/im;

/** How credentials are read. */
export const phpIni = (view: FileView): PhpIni => parsed(view, RAW);

const RAW: Mode = {
  title: /^\[([^\]\n\r]*)\][ \t]*/,
  value: (line) => ({ text: rawValue(line), cut: false }),
  isPlain: (text) => !RESERVED.test(text),
  read: new WeakMap(),
};

/** How all else is read: a `=`, `(`, `!` or `~` too many in any value of the file, and it has no settings at all. */
export const phpNormalIni = (view: FileView): PhpIni => parsed(view, NORMAL);

const NORMAL: Mode = {
  title: /^\[((?:"[^"$]*"[ \t]*|'[^']+'|[^$\n\r;"'\]\\]|\\.|\$(?!\{))*)\][ \t]*/,
  value: normalValue,
  // What a plain value may still have: `=`, `~` and reserved words.
  isPlain: (text) =>
    !RESERVED.test(text) && !/=[^\n]*[=~]|=(?:[^\n]*[ =])?(?:true|on|yes|false|off|no|none|null)\b/i.test(text),
  read: new WeakMap(),
};

/** Parsed once per snapshot. */
function parsed(view: FileView, mode: Mode): PhpIni {
  const known = mode.read.get(view) ?? parse(view, mode);
  mode.read.set(view, known);
  return known;
}

function parse(view: FileView, mode: Mode): PhpIni {
  switch (view.state) {
    case "text":
      return open(view, mode);
    case "not-utf8":
      return open(view.replaced, mode);
    // A folder is readable, and has no text.
    case "directory":
      return { kind: "sections", sections: new Map(), bare: () => undefined };
    case "absent":
    case "unreadable":
    case "too-large":
      return { kind: "unreadable" };
  }
}

function open(view: FileView & { readonly state: "text" }, mode: Mode): PhpIni {
  const text = unseal(view.text);
  const plain = plainFile(view);
  if (plain === null || UNENDED_COMMENT.test(text) || !mode.isPlain(text)) return sectionsOf(view.path, text, mode);
  const sections = new SectionsOnDemand(plain, (part) => {
    const ini = sectionsOf(view.path, text, mode, part);
    if (ini.kind !== "sections") throw new Error("a plain file has no fault");
    return ini.sections;
  });
  const bare = (name: string) =>
    name.includes("profile ") ? undefined : (sections.get(`profile ${name}`) ?? sections.get(name));
  return { kind: "sections", sections, bare };
}

function bareIn(sections: ReadonlyMap<string, PlainSection>): (name: string) => PlainSection | undefined {
  let byName: Map<string, PlainSection> | null = null;
  return (name) => {
    // Of a name that comes twice the later entry of a Map stays: so they are put in from the last on.
    byName ??= new Map([...sections].reverse().map(([title, section]) => [title.replaceAll("profile ", ""), section]));
    return byName.get(name);
  };
}

/** A key may have an offset, `key[x] = …`: a list, which no setting is. */
const SETTING = /^([^=;&|^$~(){}!"[\0\t]+)(\[[^\]]*\])?(?:[ \t]*(=)[ \t]*)?[ \t]*/;

function sectionsOf(path: string, text: string, mode: Mode, part: TextPart = wholeText(text)): PhpIni {
  const sections = new Map<string, PlainSection>();
  const done = (): PhpIni => ({ kind: "sections", sections, bare: bareIn(sections) });
  let open: (PlainSection & { readonly settings: Map<string, Setting> }) | null = null;
  for (const { number, raw } of linesOf(
    text
      .slice(part.from, part.to)
      .replace(/^\uFEFF/, "")
      .replace(/\0[\s\S]*$/, ""),
    part.line,
  )) {
    // A blank before a bracket is a key with an offset to the scanner; a tab is not.
    if (/^[ \t]* \[/.test(raw)) return { kind: "invalid", line: number };
    // Behind a blank a word is longer than the reserved one: a key like others.
    let indented = /^[ \t]* /.test(raw);
    for (let rest = raw.replace(/^[ \t]+/, ""); rest !== "" && !rest.startsWith(";"); indented = false) {
      const header = mode.title.exec(rest);
      const [whole, label = "", offset, equals] = header ?? SETTING.exec(rest) ?? [];
      if (whole === undefined || (offset !== undefined && equals === undefined))
        return { kind: "invalid", line: number };
      rest = rest.slice(whole.length);
      if (header !== null) {
        const section = mode === NORMAL ? label.replace(/"([^"]*)"[ \t]*|'([^']+)'/g, "$1$2") : label;
        open = { name: section, provenance: sectionAt({ path, number, raw, section }), settings: new Map() };
        sections.set(section, open);
        continue;
      }
      const key = label.replace(BLANK_END, "");
      if ((!indented && TRUTHS.has(key.toLowerCase())) || key === "") return { kind: "invalid", line: number };
      if (equals === undefined) continue;
      const value = mode.value(rest);
      if (value === null) return { kind: "invalid", line: number };
      if (offset === undefined)
        open?.settings.set(key, settingAt({ path, number, raw, section: open.name }, key, value.text));
      if (value.cut) return done();
      rest = "";
    }
  }
  return done();
}

/** Lines that begin with a `#` behind a line feed, and end with one, are taken out: `preg_replace('/^#.*\n/m', "", …)`. */
function* linesOf(text: string, first: number): Generator<{ readonly number: number; readonly raw: string }> {
  let number = first;
  let afterFeed = true;
  for (const [, raw = "", end = ""] of text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
    if (!(afterFeed && raw.startsWith("#") && end.endsWith("\n"))) yield { number, raw };
    number += 1;
    afterFeed = end.endsWith("\n");
  }
}

const BLANK_END = /[ \t]+$/;

/** A `;` ends the value, blank before it or not, unless a `"` behind it closes one at the start. */
function rawValue(line: string): string {
  const text = line.replace(BLANK_END, "");
  const quoted = text.startsWith('"');
  const from = quoted ? Math.max(text.lastIndexOf('"'), 0) : 0;
  const comment = text.indexOf(";", from);
  const value = (comment === -1 ? text : text.slice(0, comment)).replace(BLANK_END, "");
  return value.length > 1 && quoted && value.endsWith('"') ? value.slice(1, -1) : value;
}
