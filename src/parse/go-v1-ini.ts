import { IntColumn } from "./int-column.ts";
import { type Lines, lineAt, splitLines } from "./lines.ts";

/*
 * The dialect of aws-sdk-go 1.55.8 (internal/ini): a lexer of seven tokens and a table of states, not a reader of lines.
 * Hence its oddities: an unclosed `[name` goes on in the next line, `key = # note` is refused, `key = a , b` is dropped,
 * a quote that is never closed empties the whole file, and of two sections of one name the later one replaces the other.
 */

export interface GoV1Section {
  readonly name: string;
  /** Where its `[` stands. */
  readonly at: number;
  /** Its entries are those of the document's columns from here … */
  readonly first: number;
  /** … to before here. */
  end: number;
}

/** Why the SDK refuses the whole file (INIParseError), and where. */
interface GoV1Fault {
  readonly why: string;
  readonly line: number;
  readonly column: number;
}

export interface GoV1Document {
  readonly path: string;
  readonly lines: Lines;
  readonly entries: GoV1Entries;
  readonly sections: ReadonlyMap<string, GoV1Section>;
  readonly fault: GoV1Fault | null;
}

/** All entries of a file in columns of offsets. */
class GoV1Entries {
  readonly keyFrom = new IntColumn();
  readonly keyTo = new IntColumn();
  readonly from = new IntColumn();
  readonly to = new IntColumn();

  get length(): number {
    return this.keyFrom.length;
  }

  add(keyFrom: number, keyTo: number, from: number, to: number): void {
    this.keyFrom.push(keyFrom);
    this.keyTo.push(keyTo);
    this.from.push(from);
    this.to.push(to);
  }
}

type Token = "literal" | "bracket" | "comma" | "operator" | "blank" | "newline" | "comment" | "end";

/** Where the parser stands between two tokens. */
type State = "statement" | "expression" | "assigned" | "value" | "opened" | "title" | "titled" | "skipped";

interface Reading {
  readonly text: string;
  readonly entries: GoV1Entries;
  readonly sections: Map<string, GoV1Section>;
  section: GoV1Section | null;
  state: State;
  /** The token: from here … */
  at: number;
  /** … to before here. */
  next: number;
  quoteOpen: boolean;
  /** Lines are passed over up to one that is not indented. */
  skipping: boolean;
  afterNewline: boolean;
  keyFrom: number;
  keyTo: number;
  from: number;
  to: number;
  titleAt: number;
  title: string;
  titleBroken: boolean;
  /** Of the parser, which come first, and of the walk over its result. */
  parseFault: { readonly why: string; readonly at: number } | null;
  walkFault: { readonly why: string; readonly at: number } | null;
}

export function readGoV1Ini(path: string, text: string): GoV1Document {
  const reading: Reading = {
    text,
    entries: new GoV1Entries(),
    sections: new Map(),
    section: null,
    state: "statement",
    at: 0,
    next: 0,
    quoteOpen: false,
    skipping: false,
    afterNewline: false,
    keyFrom: 0,
    keyTo: 0,
    from: 0,
    to: 0,
    titleAt: 0,
    title: "",
    titleBroken: false,
    parseFault: null,
    walkFault: null,
  };
  let token = nextToken(reading);
  for (; token !== "end"; token = nextToken(reading)) if (reading.parseFault === null) take(reading, token);
  if (reading.parseFault === null && !reading.quoteOpen) finish(reading);
  const lines = splitLines(text);
  // The lexer counts its tokens first, and an open quote makes that count 0: the file reads as empty.
  if (reading.quoteOpen) return { path, lines, entries: new GoV1Entries(), sections: new Map(), fault: null };
  const fault = reading.parseFault ?? reading.walkFault;
  return {
    path,
    lines,
    entries: reading.entries,
    sections: reading.sections,
    fault: fault === null ? null : { why: fault.why, ...placeOf(lines, fault.at) },
  };
}

/** Line and column, from 1. */
export function placeOf(lines: Lines, offset: number): { readonly line: number; readonly column: number } {
  const line = lines.starts.length === 0 ? 1 : lineAt(lines, offset);
  return { line, column: lines.starts.length === 0 ? 1 : offset - lines.starts.at(line - 1) + 1 };
}

/** unicode.IsSpace but for line ends; a byte order mark is none. */
const isBlank = (character: string): boolean =>
  character === " " || (/\s/.test(character) && !/[\n\r\ufeff]/.test(character)) || character === "\u0085";

const startsNewline = (text: string, at: number): boolean =>
  text[at] === "\n" || (text[at] === "\r" && text[at + 1] === "\n");

function nextToken(reading: Reading): Token {
  const { text, next: at } = reading;
  reading.at = at;
  const character = text[at];
  if (character === undefined) return "end";
  if (isBlank(character)) return ended(reading, "blank", endOfBlanks(text, at));
  if (character === ",") return ended(reading, "comma", at + 1);
  if (character === "#" || character === ";") return ended(reading, "comment", endOfComment(text, at));
  if (startsNewline(text, at)) return ended(reading, "newline", at + (character === "\r" ? 2 : 1));
  if (character === "[" || character === "]") return ended(reading, "bracket", at + 1);
  if (character === "=" || character === ":") return ended(reading, "operator", at + 1);
  if (character === '"') return ended(reading, "literal", endOfQuoted(reading, at));
  return ended(reading, "literal", endOfLiteral(text, at));
}

function ended(reading: Reading, token: Token, next: number): Token {
  reading.next = next;
  return token;
}

function endOfBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text[at] as string)) at += 1;
  return at;
}

/** A CRLF that ends the file belongs to the comment: there is no line after it. */
function endOfComment(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  if (newline === -1) return text.length;
  return text[newline - 1] === "\r" && newline < text.length - 1 ? newline - 1 : newline;
}

/** Tabs, commas and `#` belong to a word that has begun: `value<tab># note` is one value. */
function endOfLiteral(text: string, from: number): number {
  let at = from;
  while (at < text.length && !":=[] \n".includes(text[at] as string) && !startsNewline(text, at)) at += 1;
  return at;
}

/** Up to a quote without a backslash before it, across lines too. */
function endOfQuoted(reading: Reading, from: number): number {
  const { text } = reading;
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1))
    if (text[at - 1] !== "\\") return at + 1;
  reading.quoteOpen = true;
  return text.length;
}

function take(reading: Reading, token: Token): void {
  if (reading.skipping && !(reading.afterNewline && token !== "blank")) {
    reading.afterNewline = token === "newline";
    return;
  }
  reading.afterNewline = !reading.skipping && token === "newline";
  reading.skipping = false;
  STATES[reading.state](reading, token);
}

const STATES: Readonly<Record<State, (reading: Reading, token: Token) => void>> = {
  statement: takeStatement,
  expression: takeExpression,
  assigned: takeAssigned,
  value: takeValue,
  opened: takeOpened,
  title: takeTitle,
  titled: takeStatement,
  skipped: takeStatement,
};

/** At the start of the file, after a line, a comment, a section's title, or lines passed over. */
function takeStatement(reading: Reading, token: Token): void {
  if (token === "blank" || token === "newline") return;
  if (token === "literal") {
    reading.state = "expression";
    reading.keyFrom = reading.at;
    reading.keyTo = reading.next;
  } else if (token === "bracket") openSection(reading);
  else if (token === "comment") reading.state = "statement";
  else refuse(reading, "a line begins with a delimiter");
}

function openSection(reading: Reading): void {
  if (reading.text[reading.at] !== "[") {
    refuse(reading, "expected '['");
    return;
  }
  reading.state = "opened";
  reading.titleAt = reading.at;
}

/** A word without `=` yet. Left without one it is passed over, unless a comment, a section or the file's end follows. */
function takeExpression(reading: Reading, token: Token): void {
  if (token === "operator") reading.state = "assigned";
  else if (token === "literal" || token === "blank") reading.keyTo = reading.next;
  else if (token === "newline") skip(reading);
  else if (token === "bracket") {
    reading.walkFault ??= { why: UNSUPPORTED, at: reading.keyFrom };
    openSection(reading);
  } else if (token === "comment") {
    reading.walkFault ??= { why: UNSUPPORTED, at: reading.keyFrom };
    reading.state = "statement";
  } else refuse(reading, "a comma in place of an assignment");
}

const UNSUPPORTED = "unsupported expression";
/** Go goes on with the bytes of the statement, which may hold a secret (golden `fresh-20261127-00058`). */
const UNCLOSED = "invalid state with ASTKind {section_stmt …}: a section's name is not closed";

function skip(reading: Reading): void {
  reading.state = "skipped";
  reading.skipping = true;
}

/** `key =` without a value is not there at all, and the indented lines under it are passed over. */
function takeAssigned(reading: Reading, token: Token): void {
  if (token === "blank") return;
  if (token === "newline") skip(reading);
  else if (token === "literal" || token === "bracket" || token === "operator") {
    reading.state = "value";
    reading.from = reading.at;
    reading.to = reading.next;
  } else refuse(reading, `a ${token} in place of a value`);
}

function takeValue(reading: Reading, token: Token): void {
  if (token === "newline" || token === "comment") {
    addEntry(reading);
    reading.state = "statement";
  } else if (token === "comma") skip(reading);
  else if (reading.text[reading.from] !== '"') reading.to = reading.next;
}

function addEntry({ entries, section, keyFrom, keyTo, from, to }: Reading): void {
  entries.add(keyFrom, keyTo, from, to);
  if (section !== null) section.end = entries.length;
}

function takeOpened(reading: Reading, token: Token): void {
  if (token === "blank" || token === "newline") return;
  if (token === "literal") {
    reading.state = "title";
    reading.title = reading.text.slice(reading.at, reading.next);
    reading.titleBroken = false;
  } else if (token === "bracket" && reading.text[reading.at] === "]") {
    reading.walkFault ??= { why: "unsupported child statement", at: reading.titleAt };
    reading.state = "titled";
  } else if (token === "comment") {
    reading.walkFault ??= { why: "unsupported statement", at: reading.titleAt };
    reading.state = "statement";
  } else refuse(reading, token === "bracket" ? "expected ']'" : "a section without a name");
}

function takeTitle(reading: Reading, token: Token): void {
  if (token === "newline") reading.titleBroken = true;
  else if (token === "literal" || token === "operator" || token === "blank")
    reading.title += reading.text.slice(reading.at, reading.next);
  else if (token === "bracket" && reading.text[reading.at] === "]") closeTitle(reading);
  else refuse(reading, token === "bracket" ? "expected ']'" : UNCLOSED);
}

function closeTitle(reading: Reading): void {
  const { entries, sections, titleAt } = reading;
  const name = withoutBlanks(reading.title);
  reading.section = { name, at: titleAt, first: entries.length, end: entries.length };
  // A name that has swallowed settings may hold a secret; nobody asks for such a profile.
  if (!reading.titleBroken || !/[=:]/.test(name)) sections.set(name, reading.section);
  reading.state = "titled";
}

function withoutBlanks(title: string): string {
  let from = 0;
  let to = title.length;
  while (from < to && isBlank(title[from] as string)) from += 1;
  while (to > from && isBlank(title[to - 1] as string)) to -= 1;
  return title.slice(from, to);
}

/** The file's end: what stands open there is taken, dropped or refused. */
function finish(reading: Reading): void {
  switch (reading.state) {
    case "value":
      addEntry(reading);
      return;
    case "expression":
      reading.walkFault ??= { why: UNSUPPORTED, at: reading.keyFrom };
      return;
    case "opened":
      reading.walkFault ??= { why: "unsupported statement", at: reading.titleAt };
      return;
    case "title":
      reading.at = reading.titleAt;
      refuse(reading, UNCLOSED);
      return;
    case "statement":
    case "assigned":
    case "titled":
    case "skipped":
      return;
  }
}

function refuse(reading: Reading, why: string): void {
  reading.parseFault = { why, at: reading.at };
}

/** A key as it is written, blanks around it aside: case counts. */
export const goV1KeyAt = ({ lines, entries }: GoV1Document, index: number): string =>
  withoutBlanks(lines.text.slice(entries.keyFrom.at(index), entries.keyTo.at(index)));

/** A value as it stands, blanks and quotes included. */
export const goV1RawAt = ({ lines, entries }: GoV1Document, index: number): string =>
  lines.text.slice(entries.from.at(index), entries.to.at(index));

/** A value: of a quoted one what is between the quotes; else blanks and line ends around it are cut, tabs are not. */
export function goV1ValueAt(document: GoV1Document, index: number): string {
  const raw = goV1RawAt(document, index);
  return raw.startsWith('"') ? unescaped(raw.slice(1, -1)) : raw.replace(/^[ \n]+|[ \n]+$/g, "");
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", "'": "'", '"': '"', "\\": "\\" };
const unescaped = (text: string): string =>
  text.replace(/\\([nt'"\\])/g, (_, letter: string) => ESCAPES[letter] as string);
