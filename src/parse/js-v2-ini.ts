import { plainOrSealed } from "./plain-or-sealed.ts";
import type { Setting } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { lenient } from "./lenient.ts";
import { type TextPart, plainFile, wholeText } from "./plain-file.ts";
import { SectionsOnDemand } from "./sections-on-demand.ts";
import { unseal } from "../vault/secret.ts";

/** A section that holds at least one setting: the SDK knows of no others. */
export interface JsV2Section {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  setting(key: string): Setting | null;
  keys(): readonly string[];
}

/** A file as `AWS.util.ini.parse` reads it, sections by their titles. */
export interface JsV2Ini {
  readonly path: string;
  readonly sections: ReadonlyMap<string, JsV2Section>;
  /** Written so plainly that a name stands for one section at most. */
  readonly plain: boolean;
  /** A section named `__proto__`: the SDK throws the whole file away. */
  readonly fault: { readonly section: string; readonly line: number } | null;
}

const read = new WeakMap<FileView, JsV2Ini>();

/** The document at a path in JS v2's dialect; null: no text. Parsed once per snapshot. */
export function jsV2IniFile(found: FileView): JsV2Ini | null {
  const view = lenient(found);
  if (view.state !== "text") return null;
  const known = read.get(view);
  if (known !== undefined) return known;
  const document = open(view);
  read.set(view, document);
  return document;
}

function open(view: FileView & { readonly state: "text" }): JsV2Ini {
  const { path } = view;
  const text = unseal(view.text);
  const plain = plainFile(view);
  if (plain === null) return parse(path, text);
  const sections = new SectionsOnDemand(plain, (part) => parse(path, text, part).sections);
  return { path, sections, plain: true, fault: null };
}

interface Entry {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

interface Title {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Follows `util.ini.parse` (aws-sdk 2.1693.0, lib/util.js): a comment is `#` or `;` at the start or after white space,
 * a title fills its line, a setting has something before and after its first `=`; every other line means nothing, and
 * indents mean nothing either, so the lines of a nested block become settings of the profile (golden `ini-s3-nested`).
 */
function parse(path: string, text: string, part: TextPart = wholeText(text)): JsV2Ini {
  const sections = new Map<string, SectionInFile>();
  let title: Title | null = null;
  let number = part.line - 1;
  for (const { from, to, start } of trimmedLines(text, part)) {
    number += 1;
    if (from === to) continue;
    const isTitle = text[from] === "[" && text[to - 1] === "]";
    if (isTitle) {
      const name = text.slice(from + 1, to - 1);
      if (name === "__proto__" || name.split(/\s/)[1] === "__proto__")
        return { path, sections: new Map(), plain: false, fault: { section: name, line: number } };
      title = { name, line: number, column: from - start + 1 };
    } else if (title !== null && title.name !== "") {
      const entry = entryIn(text, from, to, start, number);
      if (entry !== null) sectionOf(sections, path, text, title).put(entry.key, entry);
    }
  }
  return { path, sections, plain: false, fault: null };
}

function sectionOf(sections: Map<string, SectionInFile>, path: string, text: string, title: Title): SectionInFile {
  const known = sections.get(title.name);
  if (known !== undefined) return known;
  const section = new SectionInFile(path, text, title);
  sections.set(title.name, section);
  return section;
}

function entryIn(
  text: string,
  from: number,
  to: number,
  start: number,
  line: number,
): (Entry & { readonly key: string }) | null {
  const equals = text.indexOf("=", from);
  if (equals <= from || equals >= to - 1) return null;
  const key = text.slice(from, equals).trim();
  const rest = text.slice(equals + 1, to);
  const valueFrom = to - rest.trimStart().length;
  return { key, line, from: valueFrom, to, column: valueFrom - start + 1 };
}

const COMMENT = /(?:^|\s)[;#]/;

/** Cut at LF or CRLF, without the comment, trimmed as JavaScript trims: a byte order mark goes too. */
function* trimmedLines(
  text: string,
  part: TextPart,
): Generator<{ readonly start: number; readonly from: number; readonly to: number }> {
  for (let start = part.from; start < part.to; ) {
    const feed = text.indexOf("\n", start);
    const end = feed === -1 ? text.length : feed;
    const raw = text.slice(start, feed > start && text[feed - 1] === "\r" ? end - 1 : end);
    const comment = COMMENT.exec(raw);
    const kept = comment === null ? raw : raw.slice(0, comment.index);
    const from = start + kept.length - kept.trimStart().length;
    yield { start, from, to: Math.max(from, start + kept.trimEnd().length) };
    start = end + 1;
  }
}

class SectionInFile implements JsV2Section {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly #path: string;
  readonly #text: string;
  readonly #entries = new Map<string, Entry>();

  constructor(path: string, text: string, { name, line, column }: Title) {
    this.name = name;
    this.line = line;
    this.column = column;
    this.#path = path;
    this.#text = text;
  }

  /** The last of two wins; a section that is opened again goes on. */
  put(key: string, { line, from, to, column }: Entry): void {
    this.#entries.set(key, { line, from, to, column });
  }

  keys(): readonly string[] {
    return [...this.#entries.keys()];
  }

  setting(key: string): Setting | null {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    return {
      key,
      value: plainOrSealed(key, this.#text.slice(entry.from, entry.to)),
      provenance: {
        kind: "file",
        path: this.#path,
        line: entry.line,
        column: entry.column,
        section: this.name,
        key,
      },
    };
  }
}
