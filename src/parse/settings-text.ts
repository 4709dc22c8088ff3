import type { FileView } from "../model/snapshot.ts";
import { fileLines } from "./file-lines.ts";
import type { Lines } from "./lines.ts";
import { type SettingsLine, lineOf } from "./settings-lines.ts";
import { type SettingsSections, readSections, settingsLineText } from "./settings-sections.ts";

/** A settings file as it stands, before any SDK has read it: what is to be said of the file itself. */
export interface SettingsText extends SettingsSections {
  readonly path: string;
  /** Every line, well-formed or not; made of the text when first asked for. */
  readonly lines: readonly SettingsLine[];
  readonly byteOrderMark: boolean;
  /** How lines end: `mixed` is more than one way. */
  readonly lineEnds: "lf" | "crlf" | "cr" | "mixed";
  /** The last line has an end of its own: what is appended then begins a new one. */
  readonly lastLineEnds: boolean;
}

const read = new WeakMap<FileView, SettingsText>();

/** A file as it stands; null: there is no text. Read once per snapshot. Never throws. */
export function settingsText(view: FileView): SettingsText | null {
  if (view.state !== "text") return null;
  const known = read.get(view) ?? readText(view.path, fileLines(view));
  read.set(view, known);
  return known;
}

function readText(path: string, lines: Lines): SettingsText {
  const { text } = lines;
  let made: readonly SettingsLine[] | null = null;
  return {
    path,
    ...readSections(lines),
    get lines() {
      made ??= linesOf(lines);
      return made;
    },
    byteOrderMark: text.startsWith("\ufeff"),
    lineEnds: lineEndsOf(text),
    lastLineEnds: text === "" || /[\r\n]$/.test(text),
  };
}

function linesOf(lines: Lines): readonly SettingsLine[] {
  const found: SettingsLine[] = [];
  let section: string | null = null;
  let key: string | null = null;
  for (let number = 1; number <= lines.starts.length; number += 1) {
    const line = lineOf(settingsLineText(lines, number), number, section, key);
    if (line.kind === "header") [section, key] = [line.title, null];
    if (line.kind === "setting") key = line.key;
    found.push(line);
  }
  return found;
}

function lineEndsOf(text: string): SettingsText["lineEnds"] {
  if (!text.includes("\r")) return "lf";
  const crlf = text.includes("\r\n");
  const cr = /\r(?!\n)/.test(text);
  const lf = /(?<!\r)\n/.test(text);
  if (Number(crlf) + Number(cr) + Number(lf) > 1) return "mixed";
  return crlf ? "crlf" : cr ? "cr" : "lf";
}
