import { plainText } from "./plain-or-sealed.ts";
import { PLAIN_SETTINGS } from "../model/plain-settings.ts";
import type { FileProvenance } from "../model/provenance.ts";
import type { Setting, SettingValue } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { seal, unseal } from "../vault/secret.ts";
import { lineText, splitAtLineFeeds, splitLines } from "./lines.ts";
import { type TextPart, plainFile, wholeText } from "./plain-file.ts";
import { SectionsOnDemand } from "./sections-on-demand.ts";
import { withoutSwallowedSecrets } from "./setting.ts";

/*
 * The profile files as the SDKs of the smithy family read them (Java v2, Kotlin, Rust): one grammar, told apart by what
 * a `ProfileDialect` says. A line is empty, a comment (`#` or `;` in its first column only), a header, a continuation
 * (it begins with a blank) or a setting; anything else makes the whole file unreadable.
 */

export interface ProfileDialect {
  /** Rust reads keys in lower case; to Java and Kotlin `Region` is another key (golden `ini-upper-keys`). */
  readonly keys: "as-written" | "lower-case";
  /** What a profile's or a key's name may hold; others are passed over with all that is theirs. */
  readonly identifier: RegExp;
  /** What stands before a comment behind a value. */
  readonly comment: RegExp;
  /**
   * Kotlin looks for one in the trimmed value, and trims no more: blanks before the comment are the value's but for one, and
   * a comment instead of a value is the value (goldens `field-comments-aligned`, `field-comment-for-value`).
   */
  readonly commentsIn?: "the-value";
  /** Whether lines below a header that is passed over can still break the file. */
  readonly passedOver: "unread" | "read";
  /**
   * Kotlin knows comments and headers by the trimmed line, and then takes the first and the last character of the
   * untrimmed one for the brackets: a blank around a header ends up as a bracket in the name (golden
   * `jvm-header-trailing-space`). To the others an indented line goes on with the value above.
   */
  readonly commentsAndHeaders?: "known-when-trimmed";
  /** Headers that Kotlin breaks on (goldens `sso-session-in-creds-file`, `py-ini-empty-section-config`). */
  readonly breakingHeaders?: Readonly<Record<ProfileFileKind, RegExp>>;
  /** To Kotlin a header with something behind it is a setting, where it holds a sign (golden `20261128-00095`). */
  readonly unclosedHeader?: "setting";
  /** Kotlin breaks on a continuation of what it passed over; Rust on one that would break what it reads, too. */
  readonly passedOverContinuation?: "fault" | "checked";
  /** Kotlin reads `[word name]` with a word that it does not know as a section (golden `jvm-unknown-section-mixed`). */
  readonly unknownKinds?: "read";
  /** Bytes that are no UTF-8: read as U+FFFD (goldens `odd-00031`, `odd-00171`), or the file counts as absent (Rust). */
  readonly notUtf8: "replaced" | "ignored";
  /**
   * Kotlin reads what lies at the path, and raises over a folder (golden `ini-creds-is-dir`) and over a file that is closed to it
   * (golden `places-closed-config`); to the others it is no file.
   */
  readonly unopened?: "fault";
  /**
   * What stands about a name, a value and a line, and begins a line that goes on: what Kotlin's Char.isWhitespace takes, a
   * no-break space too (goldens `odd-00006`, `odd-00149`, `odd-00173`); to Rust a blank and a tab. Left out: those two,
   * and about a name, a value and a line all that Java's String.trim takes.
   */
  readonly blanks?: keyof typeof BLANKS;
  /** Rust's `str::lines` ends no line at a carriage return alone (golden `ini-cr-only`). */
  readonly loneReturn?: "kept";
}

export type ProfileFileKind = "config" | "credentials";
export type SectionKind = "profile" | "sso-session" | "services";

type ProfileFileProblem =
  | "setting-before-profile"
  | "continuation-before-setting"
  | "no-equals-sign"
  | "no-key"
  | "unclosed-header"
  | "folder"
  | "closed";

export interface ProfileFileFault {
  readonly problem: ProfileFileProblem;
  readonly path: string;
  readonly line: number;
  readonly section: string | null;
}

/** One name's settings in one file: all its sections merged, the later line wins. */
export interface ProfileSection {
  readonly name: string;
  /** Where its (first) header stands. */
  readonly place: FileProvenance;
  keys(): readonly string[];
  setting(key: string): Setting | null;
}

export interface ProfileDocument {
  readonly path: string;
  readonly fault: ProfileFileFault | null;
  section(kind: SectionKind, name: string): ProfileSection | null;
  names(kind: SectionKind): readonly string[];
  hasProfiles(): boolean;
}

interface Entry {
  readonly key: string;
  readonly line: number;
  readonly column: number;
  readonly value: string;
  /** Lines that go on with it, trimmed. */
  readonly more: string[];
}

class Section implements ProfileSection {
  readonly name: string;
  readonly place: FileProvenance;
  readonly #entries = new Map<string, Entry>();

  constructor(name: string, place: FileProvenance) {
    this.name = name;
    this.place = place;
  }
  put(entry: Entry): void {
    this.#entries.set(entry.key, entry);
  }
  keys(): readonly string[] {
    return [...this.#entries.keys()];
  }
  setting(key: string): Setting | null {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    const { line, column } = entry;
    return { key, value: settingValueOf(entry), provenance: { ...this.place, line, column, key } };
  }
}

function settingValueOf({ key, value, more }: Entry): SettingValue {
  if (value === "" && more.length > 0) return { kind: "nested", settings: subSettings(more) };
  const whole = [value, ...more].join("\n");
  if (!PLAIN_SETTINGS.has(key.toLowerCase())) return { kind: "secret", secret: seal(whole) };
  return plainText(more.length === 0 ? whole : withoutSwallowedSecrets(whole));
}

/** `key = value` lines below an empty value. Only what is known to be no secret is kept. */
function subSettings(lines: readonly string[]): ReadonlyMap<string, string> {
  const pairs = lines.map((line) => {
    const equals = line.indexOf("=");
    return [trim(line.slice(0, equals)), trim(line.slice(equals + 1))] as const;
  });
  return new Map(pairs.filter(([key]) => PLAIN_SETTINGS.has(key.toLowerCase())));
}

/** By file, and by the (few, constant) dialects. */
const documents = new WeakMap<FileView, Map<ProfileDialect, Partial<Record<ProfileFileKind, ProfileDocument>>>>();

/** The document at a path; null: as if the file were not there. Parsed once per snapshot and dialect. */
export function profileFile(view: FileView, kind: ProfileFileKind, dialect: ProfileDialect): ProfileDocument | null {
  const byDialect = documents.get(view) ?? new Map<ProfileDialect, Partial<Record<ProfileFileKind, ProfileDocument>>>();
  documents.set(view, byDialect);
  const known = byDialect.get(dialect) ?? {};
  byDialect.set(dialect, known);
  const document = known[kind] ?? parse(view, kind, dialect);
  if (document !== null) known[kind] = document;
  return document;
}

function parse(view: FileView, kind: ProfileFileKind, dialect: ProfileDialect): ProfileDocument | null {
  switch (view.state) {
    case "text":
      return open(view, kind, dialect);
    case "not-utf8":
      return dialect.notUtf8 === "replaced" ? open(view.replaced, kind, dialect) : null;
    case "directory":
      return dialect.unopened === "fault" ? new Reading(view.path, kind, dialect).refuse("folder", 1) : null;
    case "unreadable":
      return dialect.unopened === "fault" ? new Reading(view.path, kind, dialect).refuse("closed", 1) : null;
    case "absent":
    case "too-large":
      return null;
  }
}

/** Of a plain file a section at a time; but Kotlin breaks on some headers that a credentials file should not have. */
function open(
  view: FileView & { readonly state: "text" },
  kind: ProfileFileKind,
  dialect: ProfileDialect,
): ProfileDocument {
  const text = unseal(view.text);
  const plain = plainFile(view);
  const read = (part?: TextPart): Reading => new Reading(view.path, kind, dialect).read(text, part);
  if (plain === null || (kind === "credentials" && plain.hasKinds)) return read();
  const sections = (of: SectionKind) =>
    new SectionsOnDemand<ProfileSection>(plain, (part) => read(part).sections(of), of === "profile" ? "" : `${of} `);
  const byKind = {
    profile: sections("profile"),
    "sso-session": sections("sso-session"),
    services: sections("services"),
  };
  return {
    path: view.path,
    fault: null,
    section: (of, name) => byKind[of].get(name) ?? null,
    names: (of) => [...byKind[of].keys()],
    hasProfiles: () => !byKind.profile.isEmpty(),
  };
}

class Reading implements ProfileDocument {
  readonly path: string;
  fault: ProfileFileFault | null = null;
  readonly #kind: ProfileFileKind;
  readonly #dialect: ProfileDialect;
  readonly #blanks: Blanks;
  readonly #sections: Readonly<Record<SectionKind, Map<string, Section>>> = {
    profile: new Map(),
    "sso-session": new Map(),
    services: new Map(),
  };
  /** null: no header yet. */
  #section: Section | "passed-over" | null = null;
  #entry: Entry | "passed-over" | null = null;
  #prefixedDefault = false;

  constructor(path: string, kind: ProfileFileKind, dialect: ProfileDialect) {
    this.path = path;
    this.#kind = kind;
    this.#dialect = dialect;
    this.#blanks = dialect.blanks === undefined ? ASCII : BLANKS[dialect.blanks];
  }

  sections(kind: SectionKind): ReadonlyMap<string, ProfileSection> {
    return this.#sections[kind];
  }

  section(kind: SectionKind, name: string): ProfileSection | null {
    return this.#sections[kind].get(name) ?? null;
  }

  names(kind: SectionKind): readonly string[] {
    return [...this.#sections[kind].keys()];
  }

  hasProfiles(): boolean {
    return this.#sections.profile.size > 0;
  }

  read(text: string, part: TextPart = wholeText(text)): this {
    const lines = (this.#dialect.loneReturn === "kept" ? splitAtLineFeeds : splitLines)(text.slice(part.from, part.to));
    for (let number = 1; number <= lines.starts.length && this.fault === null; number += 1)
      this.#readLine(lineText(lines, number), number + part.line - 1);
    return this;
  }

  refuse(problem: ProfileFileProblem, line: number): this {
    const section = this.#section instanceof Section ? this.#section.name : null;
    this.fault = { problem, path: this.path, line, section };
    return this;
  }

  #readLine(written: string, number: number): void {
    // A byte order mark is no blank to Kotlin (golden `open-00020`).
    const start = written.replace(/^[^\S\uFEFF]+/, "");
    const line = this.#dialect.commentsAndHeaders !== undefined && /^[#;[]/.test(start) ? start : written;
    if (this.#blanks.line.test(line) || line.startsWith("#") || line.startsWith(";")) return;
    if (line.startsWith("[")) this.#readHeader(written, number);
    else if (this.#section === "passed-over" && this.#dialect.passedOver === "unread") return;
    else if (this.#blanks.first.test(line)) this.#readContinuation(line, number);
    else this.#readSetting(line, number);
  }

  /** A comment may follow a header without a blank. */
  #readHeader(line: string, number: number): void {
    const header = line.replace(/ ?[#;].*$/, "");
    const refused = this.#dialect.breakingHeaders?.[this.#kind].test(line) === true;
    if (refused || !this.#blanks.trim(header).endsWith("]")) {
      if (!refused && this.#dialect.unclosedHeader === "setting" && line.includes("=")) this.#readSetting(line, number);
      else this.refuse("unclosed-header", number);
      return;
    }
    this.#entry = null;
    const brackets = this.#dialect.commentsAndHeaders === undefined ? this.#blanks.trim(header) : header;
    const title = this.#blanks.trim(brackets.slice(1, -1));
    const place = { line: number, column: line.indexOf(title, 1) + 1, title };
    this.#section = this.#kind === "credentials" ? this.#opened("profile", title, place) : this.#inConfig(title, place);
  }

  #inConfig(title: string, place: HeaderPlace): Section | "passed-over" {
    if (title === "default") {
      if (this.#prefixedDefault) return "passed-over";
      return this.#opened("profile", title, place);
    }
    const match = /^(profile|sso-session|services)[\t ]+(.*)$/.exec(title);
    if (match === null) return this.#ofUnknownKind(title, place);
    const kind = match[1] as SectionKind;
    const name = this.#blanks.trim(match[2] as string);
    // `[profile default]` puts `[default]` out of force, whichever comes first.
    if (kind === "profile" && name === "default" && !this.#prefixedDefault) {
      this.#prefixedDefault = true;
      this.#sections.profile.delete("default");
    }
    return this.#opened(kind, name, place);
  }

  /** Read as any other, and never looked at. */
  #ofUnknownKind(title: string, { line, column }: HeaderPlace): Section | "passed-over" {
    const name = /^\S+[\t ]+(.*)$/.exec(title)?.[1];
    if (
      this.#dialect.unknownKinds === undefined ||
      name === undefined ||
      !this.#dialect.identifier.test(this.#blanks.trim(name))
    )
      return "passed-over";
    return new Section(name, { kind: "file", path: this.path, line, column, section: title, key: null });
  }

  #opened(kind: SectionKind, name: string, { line, column, title }: HeaderPlace): Section | "passed-over" {
    if (!this.#dialect.identifier.test(name)) return "passed-over";
    const sections = this.#sections[kind];
    const known = sections.get(name);
    if (known !== undefined) return known;
    const opened = new Section(name, { kind: "file", path: this.path, line, column, section: title, key: null });
    sections.set(name, opened);
    return opened;
  }

  #readSetting(line: string, number: number): void {
    if (this.#section === null) {
      this.refuse("setting-before-profile", number);
      return;
    }
    const setting = this.#dialect.commentsIn === undefined ? this.#withoutComment(line) : line;
    const equals = setting.indexOf("=");
    const written = this.#blanks.trim(setting.slice(0, equals));
    if (equals === -1 || written === "") {
      this.refuse(equals === -1 ? "no-equals-sign" : "no-key", number);
      return;
    }
    const value = this.#valueIn(setting.slice(equals + 1));
    if (this.#section === "passed-over" || !this.#dialect.identifier.test(written)) {
      const isChecked = this.#dialect.passedOverContinuation === "checked";
      this.#entry = isChecked ? { key: "", line: number, column: 1, value, more: [] } : "passed-over";
      return;
    }
    const key = this.#dialect.keys === "lower-case" ? written.toLowerCase() : written;
    const column = value === "" ? equals + 2 : setting.indexOf(value, equals + 1) + 1;
    this.#entry = { key, line: number, column, value, more: [] };
    this.#section.put(this.#entry);
  }

  #valueIn(text: string): string {
    const value = this.#blanks.trim(text);
    return this.#dialect.commentsIn === undefined ? value : this.#withoutComment(value);
  }

  #withoutComment(text: string): string {
    const comment = this.#dialect.comment.exec(text);
    return comment === null ? text : text.slice(0, comment.index);
  }

  /** Comments are part of it. Below an empty value it must look like a setting. */
  #readContinuation(line: string, number: number): void {
    const entry = this.#entry;
    if (entry === "passed-over" && this.#dialect.passedOverContinuation === undefined) return;
    if (entry === null || entry === "passed-over") {
      this.refuse("continuation-before-setting", number);
      return;
    }
    const more = this.#blanks.trim(line);
    const equals = more.indexOf("=");
    if (entry.value === "" && equals < 1) {
      this.refuse(equals === 0 ? "no-key" : "no-equals-sign", number);
      return;
    }
    entry.more.push(more);
  }
}

interface HeaderPlace {
  readonly line: number;
  readonly column: number;
  readonly title: string;
}

/** Java's String.trim: everything up to the blank. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: so it is defined
const trim = (text: string): string => text.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, "");

interface Blanks {
  readonly trim: (text: string) => string;
  /** A line of nothing else. */
  readonly line: RegExp;
  /** One at a line's begin. */
  readonly first: RegExp;
}

const ASCII: Blanks = { trim, line: /^[\t ]*$/, first: /^[\t ]/ };

/** aws-runtime 1.10.2, env_config/parse.rs (`WHITESPACE`): a carriage return behind a header leaves it unclosed. */
const BLANK_AND_TAB: Blanks = { ...ASCII, trim: (text) => text.replace(/^[\t ]+|[\t ]+$/g, "") };

/** Kotlin's Char.isWhitespace. */
const SPACE = "[\\t-\\r\\x1c-\\x20\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const ENDS = new RegExp(`^${SPACE}+|${SPACE}+$`, "g");
const UNICODE: Blanks = {
  trim: (text) => text.replace(ENDS, ""),
  line: new RegExp(`^${SPACE}*$`),
  first: new RegExp(`^${SPACE}`),
};

const BLANKS = { unicode: UNICODE, "blank-and-tab": BLANK_AND_TAB } as const;
