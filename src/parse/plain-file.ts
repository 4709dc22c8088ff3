import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

/*
 * Most settings files are written so plainly that every dialect cuts them into the same sections, and none of their lines
 * tells anything of another section. Of such a file a dialect reads the sections that it is asked for, and no others: of
 * 10,000 profiles one is looked at. Anything odd anywhere, and the file is no plain one: then all of it is read.
 */

/** A part of a text: the lines of one section. */
export interface TextPart {
  readonly from: number;
  readonly to: number;
  /** The number of its first line, from 1. */
  readonly line: number;
}

export interface PlainFile {
  /** Whether a header has a word before its name: `[profile dev]`. */
  readonly hasKinds: boolean;
  /** The one section that a dialect may call so: `dev`, `profile dev` and `profile.dev` are one; null: there is none. */
  part(name: string): TextPart | null;
  /** Every section, in order. */
  parts(): Iterable<TextPart>;
}

export const wholeText = (text: string): TextPart => ({ from: 0, to: text.length, line: 1 });

const read = new WeakMap<FileView, PlainFile | null>();

/** Null: not a text, or not plain. Looked through once per snapshot. */
export function plainFile(view: FileView): PlainFile | null {
  if (view.state !== "text") return null;
  const known = read.get(view);
  if (known !== undefined) return known;
  const file = plainFileOf(unseal(view.text));
  read.set(view, file);
  return file;
}

/** Comments without a bracket or a quote, in which Ruby and Go look for more than a comment; and empty lines. */
const PADDING = "(?:\\n|#[ !#-&(-Z\\\\^-~]*(?:\\n|$))*";
const TITLE = "((?:(?:profile|sso-session|services) )?[A-Za-z0-9][\\w.@+/-]*)";
/** ASCII without what means something somewhere: quotes, brackets, comments, continuations; no blank at an end. */
const VALUE = "[\\w./+@*:~-](?: ?[\\w./+@*:~=,%-])*";
const SETTING = `[a-z][a-z0-9_]* ?= ?${VALUE}(?:\\n|$)`;

function plainFileOf(text: string): PlainFile | null {
  const padding = new RegExp(PADDING, "y");
  const section = new RegExp(`\\[${TITLE}\\]\\n(?:${SETTING}${PADDING})+`, "y");
  const parts = new Map<string, UncountedPart>();
  let hasKinds = false;
  padding.test(text);
  for (let from = padding.lastIndex; from < text.length; from = section.lastIndex) {
    section.lastIndex = from;
    const title = section.exec(text)?.[1];
    if (title === undefined || !isPlainTitle(title)) return null;
    hasKinds ||= title.includes(" ");
    const name = nameIn(title);
    // `[dev]` and `[profile dev]` are one profile to some.
    if (parts.has(name)) return null;
    parts.set(name, { from, to: section.lastIndex });
  }
  const counted = new Map<UncountedPart, TextPart>();
  const lineOf = lineCounter(text);
  const numbered = (part: UncountedPart): TextPart => {
    const known = counted.get(part) ?? { ...part, line: lineOf(part.from) };
    counted.set(part, known);
    return known;
  };
  return {
    hasKinds,
    part(name) {
      const part = parts.get(nameIn(name));
      return part === undefined ? null : numbered(part);
    },
    *parts() {
      for (const part of parts.values()) yield numbered(part);
    },
  };
}

type UncountedPart = Omit<TextPart, "line">;

/**
 * `default` is one of its kind only as `[default]`. A word for a kind within a name is a kind to some: Kotlin breaks on
 * it in a credentials file (golden `sso-session-in-creds-file`), JavaScript knows sections by `profile.dev`.
 */
const isPlainTitle = (title: string): boolean =>
  title === "default" || !/^(?:default$|profile)|sso-session|services/i.test(title.slice(title.indexOf(" ") + 1));

const nameIn = (title: string): string => title.replace(/^profile[ .]/, "").replace(/^(sso-session|services)\./, "$1 ");

/** Goes on from where it was last asked, so that asking for one section after the other counts no line twice. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = 0;
  return (offset) => {
    if (offset < next) {
      line = 1;
      next = 0;
    }
    for (let at = text.indexOf("\n", next); at !== -1 && at < offset; at = text.indexOf("\n", next)) {
      line += 1;
      next = at + 1;
    }
    return line;
  };
}
