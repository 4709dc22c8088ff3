/** What a text report is made of: pieces with a style each, so that nothing reaches a terminal but through one door. */
export type Style = "plain" | "strong" | "good" | "bad" | "warn" | "dim" | "accent";

export interface Piece {
  readonly text: string;
  readonly style: Style;
}

export type Line = readonly Piece[];

export interface Terminal {
  /** Columns. */
  readonly width: number;
  readonly unicode: boolean;
  readonly paint: Paint;
}

export type Paint = (style: Style, text: string) => string;

export const unpainted: Paint = (_style, text) => text;

export const piece = (text: string, style: Style = "plain"): Piece => ({ text, style });

/** Almost all that is shown: of it each letter takes a column, and none can do harm. */
const isPrintableAscii = (text: string): boolean => /^[ -~]*$/.test(text);

/**
 * Text that cannot drive a terminal: names and values of files may hold escapes, carriage returns and marks that turn
 * the writing direction round. Each is shown by its number.
 */
export function harmless(text: string): string {
  if (isPrintableAscii(text)) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, (character) =>
    character === "\n" ? "⏎" : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Letters; a longer text is some file's mistake, and would push the answer off the screen. No command of ours is as long. */
const LONGEST = 4000;

/** A text as far as somebody would read it, and how long it is. */
export const brief = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, BEGINNING)}… (${text.length} letters)`;

const BEGINNING = 200;

/** `::name::` at a line's start and `##[name]` are commands to CI systems; no line of ours is one. */
const notACommand = (text: string, startsLine: boolean): string =>
  (startsLine ? text.replace(/^(\s*)::/, "$1: :") : text).replaceAll("##[", "## [");

const ASCII: readonly (readonly [string, string])[] = [
  ["▶", ">"],
  ["✓", "+"],
  // One column for one, so that what is laid out stays in place.
  ["…", "~"],
  ["→", ">"],
  ["⏎", "|"],
  ["·", "-"],
  ["—", "-"],
  ["“", '"'],
  ["”", '"'],
];

/** Without Unicode each sign has a plain stand-in; letters of other scripts become question marks. */
function inAscii(text: string): string {
  if (isPrintableAscii(text)) return text;
  let plain = text;
  for (const [sign, instead] of ASCII) plain = plain.replaceAll(sign, instead);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII
  return plain.replace(/[^\u0000-\u007f]/g, "?");
}

export function renderLines(lines: readonly Line[], terminal: Terminal): string {
  return lines.map((line) => `${renderLine(line, terminal)}\n`).join("");
}

function renderLine(line: Line, terminal: Terminal): string {
  const first = line.findIndex(({ text }) => text.trim() !== "");
  const last = line.length - 1;
  const pieces = line.map(({ text: whole, style }, index) => {
    const text = brief(whole);
    const shown = notACommand(terminal.unicode ? harmless(text) : inAscii(harmless(text)), index <= first);
    return { text: index === last ? shown.trimEnd() : shown, style };
  });
  return pieces
    .map(({ text, style }) => (text.trim() === "" || style === "plain" ? text : terminal.paint(style, text)))
    .join("");
}

/** Columns a text takes: wide East Asian letters take two, marks that combine none. */
export function columnsOf(text: string): number {
  if (isPrintableAscii(text)) return text.length;
  let columns = 0;
  for (const letter of harmless(text)) {
    const code = letter.codePointAt(0) as number;
    if (code >= 0x300 && code <= 0x36f) continue;
    const wide =
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xff00 && code <= 0xff60) ||
      code >= 0x1f300;
    columns += wide ? 2 : 1;
  }
  return columns;
}

export const padded = (text: string, columns: number): string =>
  text + " ".repeat(Math.max(0, columns - columnsOf(text)));

/** A line without the blanks that would end it. */
export function withoutEnd(line: Line): Line {
  const last = line.at(-1);
  if (last === undefined) return line;
  const text = last.text.trimEnd();
  return text === "" ? withoutEnd(line.slice(0, -1)) : [...line.slice(0, -1), { ...last, text }];
}

/** Words laid into lines of a width; a word longer than that stands alone. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let columns = 0;
  for (const word of brief(text).split(" ")) {
    if (word === "") continue;
    const more = columnsOf(word);
    if (line !== "" && columns + 1 + more > width) {
      lines.push(line);
      line = "";
    }
    columns = line === "" ? more : columns + 1 + more;
    line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  return lines;
}
