import { type TextPart, wholeText } from "./plain-file.ts";

/*
 * The INI dialect of the AWS SDK for JavaScript v3 (@smithy/core 3.41.0, config/shared-ini-file-loader): a line at a
 * time, no continuation, and whatever makes no sense is passed over in silence. Lines and columns start at 1.
 */

/** One `key = value`. Offsets point into the document's text. */
export interface SharedIniEntry {
  /** Case counts; within an indented block `parent.key`. */
  readonly key: string;
  readonly line: number;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

export interface SharedIniSection {
  /** As the loader keys it: `[profile dev]` is `profile.dev`, `[default]` is `default`. */
  readonly name: string;
  /** Between the brackets of its first header. */
  readonly title: string;
  readonly line: number;
  readonly column: number;
  readonly entries: ReadonlyMap<string, SharedIniEntry>;
}

export interface SharedIniDocument {
  readonly path: string;
  readonly text: string;
  /** Only those that have an entry: to the loader an empty section is not there. */
  readonly sections: ReadonlyMap<string, SharedIniSection>;
  /** Written so plainly that a name stands for one section at most. */
  readonly plain: boolean;
  /** The line of a section named `__proto__`, for which the whole file is thrown away. */
  readonly discardedAt: number | null;
}

const PREFIXES = ["profile", "sso-session", "services"];
/** A prefix, one blank, a name, with or without quotes. `\w` is ASCII: other names with a blank are lost. */
const PREFIXED = /^([\w-]+)\s(["'])?([\w-@+.%:/]+)\2$/;
/** A comment starts the line or follows a blank. */
const COMMENT = /(?:^|\s)[;#]/;
const REFUSED = ["__proto__", "profile __proto__"];

interface OpenSection {
  readonly name: string;
  readonly title: string;
  readonly line: number;
  readonly column: number;
  readonly entries: Map<string, SharedIniEntry>;
}

/** Reads a file; sections of one name are one section, in which the last value of a key counts. */
export function readSharedIni(path: string, text: string, part: TextPart = wholeText(text)): SharedIniDocument {
  const sections = new Map<string, OpenSection>();
  const document = (discardedAt: number | null): SharedIniDocument => ({
    path,
    text,
    sections: discardedAt === null ? sections : new Map(),
    plain: false,
    discardedAt,
  });
  let section: OpenSection | null = null;
  let block: string | null = null;
  let number = part.line - 1;
  for (let start = part.from; start < part.to; ) {
    number += 1;
    const feed = text.indexOf("\n", start);
    const next = feed === -1 ? text.length + 1 : feed + 1;
    const end = feed === -1 ? text.length : text[feed - 1] === "\r" && feed > start ? feed - 1 : feed;
    const line = text.slice(start, end);
    const comment = line.search(COMMENT);
    const content = comment === -1 ? line : line.slice(0, comment);
    const trimmed = content.trim();
    const lead = content.length - content.trimStart().length;
    if (trimmed.startsWith("[") && trimmed.endsWith("]")) {
      const title = trimmed.slice(1, -1);
      if (REFUSED.includes(title)) return document(number);
      const name = sectionName(title);
      section = name === null ? null : (sections.get(name) ?? opened(name, title, number, lead + 1));
      block = null;
    } else if (section !== null) {
      const equals = trimmed.indexOf("=");
      if (equals > 0) {
        const key = trimmed.slice(0, equals).trim();
        const value = trimmed.slice(equals + 1);
        const column = lead + equals + 1 + (value.length - value.trimStart().length);
        if (value.trim() === "") block = key;
        else {
          if (line.trimStart() === line) block = null;
          // An object takes no string for a prototype: the section is there, its key is not.
          sections.set(section.name, section);
          const full: string = block ? `${block}.${key}` : key;
          if (full !== "__proto__")
            section.entries.set(full, {
              key: full,
              line: number,
              column: column + 1,
              from: start + column,
              to: start + lead + trimmed.length,
            });
        }
      }
    }
    start = next;
  }
  return document(null);
}

const opened = (name: string, title: string, line: number, column: number): OpenSection => ({
  name,
  title,
  line,
  column,
  entries: new Map(),
});

/** The key that a header opens; null: a header that nothing follows. */
function sectionName(title: string): string | null {
  const match = PREFIXED.exec(title);
  if (match === null) return title === "" ? null : title;
  const [, prefix = "", , name = ""] = match;
  return PREFIXES.includes(prefix) ? `${prefix}.${name}` : null;
}

export const sharedIniText = ({ text }: SharedIniDocument, { from, to }: SharedIniEntry): string =>
  text.slice(from, to);

/**
 * The profiles and other sections of a config file: `[default]` and prefixed titles, `[profile default]` before
 * `[default]`. A title that holds the separator itself (`[profile.dev]`) counts as prefixed.
 */
export function configSections({
  sections,
  plain: isPlain,
}: SharedIniDocument): Pick<ReadonlyMap<string, SharedIniSection>, "get" | "keys"> {
  if (!isPlain) return allConfigSections(sections);
  const get = (key: string) =>
    key === "default" || /^(?:sso-session|services)\./.test(key) ? sections.get(key) : sections.get(`profile.${key}`);
  return { get, keys: () => allConfigSections(sections).keys() };
}

export function allConfigSections(sections: SharedIniDocument["sections"]): ReadonlyMap<string, SharedIniSection> {
  const found = new Map<string, SharedIniSection>();
  const plain = sections.get("default");
  if (plain !== undefined) found.set("default", plain);
  for (const [name, section] of sections) {
    const separator = name.indexOf(".");
    const prefix = separator === -1 ? null : name.slice(0, separator);
    if (prefix === null || !PREFIXES.includes(prefix)) continue;
    const key = prefix === "profile" ? name.slice(separator + 1) : name;
    // `[profile "__proto__"]` slips past the refusal, and becomes a prototype, not a profile.
    if (key !== "__proto__") found.set(key, section);
  }
  return found;
}
