import type { ProfileList, ProfileProblem, ProfileRow } from "../../model/profile-list.ts";
import {
  type Line,
  type Piece,
  type Style,
  type Terminal,
  columnsOf,
  padded,
  piece,
  renderLines,
  withoutEnd,
  wrapped,
} from "../screen.ts";
import { KNOWN_WORDS, arnOf, expiryWords, methodWords, problemWords } from "./cells.ts";
import { type SignIn, signInsOf } from "./sign-ins.ts";
import { summaryLine } from "./summary.ts";

interface Column {
  readonly title: string;
  readonly cell: (row: ProfileRow) => string;
  readonly style: Style;
  /** Columns; a longer cell is cut. */
  readonly widest: number;
  /** What goes first where the terminal is narrow: the highest. */
  readonly dispensable: number;
}

const EXPIRES = "EXPIRES";
const GAP = 2;
const MARK = 2;
/** A note shorter than this is worth a line of its own. */
const LEAST_NOTE = 24;

/** `awswho profiles`: the count, the table, then what to type. */
export function renderProfileTable(list: ProfileList, terminal: Terminal, verbose: boolean): string {
  const lines: Line[] = [[piece(summaryLine(list), "strong")]];
  if (list.profiles.length > 0) lines.push([], ...tableLines(list, terminal, verbose));
  const signIns = signInsOf(list);
  if (signIns.length > 0)
    lines.push([], ...signIns.flatMap((signIn, index) => signInLines(signIn, index, terminal.width)));
  return renderLines(lines, terminal);
}

/** `-q`: the names alone, one a line: for scripts and completions. */
export const renderProfileNames = (list: ProfileList, terminal: Terminal): string =>
  renderLines(
    list.profiles.filter(({ seenOnlyBy }) => seenOnlyBy.length === 0).map(({ name }) => [piece(name)]),
    terminal,
  );

function tableLines(list: ProfileList, terminal: Terminal, verbose: boolean): readonly Line[] {
  const columns = fitting(columnsFor(list, verbose), list.profiles, terminal.width);
  const head = columns.map(({ title, width }) => padded(title, width + GAP)).join("");
  return [
    [piece(" ".repeat(MARK)), piece(head.trimEnd(), "dim")],
    ...list.profiles.flatMap((row, index) => rowLines(row, index, columns, terminal.width)),
  ];
}

function columnsFor({ now }: ProfileList, verbose: boolean): readonly Column[] {
  const widest = (columns: number): number => (verbose ? Number.POSITIVE_INFINITY : columns);
  return [
    { title: "PROFILE", cell: (row) => row.name, style: "strong", widest: widest(32), dispensable: 0 },
    { title: "CREDENTIALS", cell: methodWords, style: "plain", widest: widest(30), dispensable: 0 },
    { title: "ACCOUNT", cell: (row) => row.account?.id ?? "", style: "plain", widest: widest(14), dispensable: 0 },
    {
      title: "KNOWN BY",
      cell: (row) => (row.account === null ? "" : KNOWN_WORDS[row.account.known]),
      style: "dim",
      widest: widest(10),
      dispensable: 3,
    },
    { title: "ROLE", cell: (row) => row.role ?? "", style: "plain", widest: widest(32), dispensable: 2 },
    { title: "REGION", cell: (row) => row.region.name ?? "", style: "plain", widest: widest(16), dispensable: 0 },
    { title: EXPIRES, cell: (row) => expiryWords(row, now), style: "plain", widest: widest(24), dispensable: 1 },
    ...(verbose ? [{ title: "ARN", cell: arnOf, style: "plain" as const, widest: widest(80), dispensable: 4 }] : []),
  ];
}

interface FittedColumn extends Column {
  readonly width: number;
  /** Its cell of each row, in their order: made once for its width and its text. */
  readonly cells: readonly string[];
}

/** As wide as its widest cell; columns without a cell are left out, dispensable ones where there is no room. */
function fitting(columns: readonly Column[], rows: readonly ProfileRow[], width: number): readonly FittedColumn[] {
  let fitted = columns.flatMap((column) => {
    const cells = rows.map(column.cell);
    const most = cells.reduce((so, cell) => Math.max(so, columnsOf(cell)), 0);
    const width = Math.min(column.widest, Math.max(most, columnsOf(column.title)));
    return most === 0 ? [] : [{ ...column, cells, width }];
  });
  const taken = (): number => fitted.reduce((sum, one) => sum + one.width + GAP, MARK);
  while (taken() > width && fitted.some(({ dispensable }) => dispensable > 0)) {
    const most = Math.max(...fitted.map(({ dispensable }) => dispensable));
    fitted = fitted.filter(({ dispensable }) => dispensable !== most);
  }
  return narrowed(fitted, taken() - width);
}

/** Where even the rest is too wide, the two columns of free text give way. */
function narrowed(columns: readonly FittedColumn[], excess: number): readonly FittedColumn[] {
  let over = excess;
  return columns.map((column, index) => {
    if (over <= 0 || index > 1) return column;
    const width = Math.max(12, column.width - over);
    over -= column.width - width;
    return { ...column, width };
  });
}

/** A cell in its column, its end cut off where it is too long. */
function cellText(text: string, width: number): string {
  if (columnsOf(text) <= width) return padded(text, width + GAP);
  let cut = "";
  for (const letter of text) {
    if (columnsOf(cut + letter) > width - 1) break;
    cut += letter;
  }
  return padded(`${cut}…`, width + GAP);
}

/** What is wrong, without what stands in a column of the same row. */
function noteOf(row: ProfileRow, columns: readonly FittedColumn[]): string {
  const note = problemWords(row);
  const when = columns.find(({ title }) => title === EXPIRES)?.cell(row) ?? "";
  if (when === "" || !note.endsWith(` expired ${when}`)) return note;
  return note === `keys expired ${when}` ? "" : note.slice(0, -when.length - 1);
}

function rowLines(row: ProfileRow, index: number, columns: readonly FittedColumn[], width: number): readonly Line[] {
  const worst = row.problems[0]?.severity ?? null;
  const style = worst === null ? "plain" : SEVERITY_STYLES[worst];
  const cells: Piece[] = columns.map((column) =>
    piece(cellText(column.cells[index] ?? "", column.width), row.method === "nothing" ? "dim" : column.style),
  );
  const line: Piece[] = [piece(markOf(row), markStyle(row)), ...cells];
  const note = noteOf(row, columns);
  if (note === "") return [withoutEnd(line)];
  const taken = columns.reduce((sum, column) => sum + column.width + GAP, MARK);
  if (taken + columnsOf(note) <= width) return [[...line, piece(note, style)]];
  // The room of a last cell that is empty is as good as a line of its own.
  const last = columns.at(-1);
  const free = last?.cell(row) === "" ? last.width + GAP : 0;
  if (free > 0 && taken - free + columnsOf(note) <= width) return [[...line.slice(0, -1), piece(note, style)]];
  const indent = width - taken >= LEAST_NOTE && columnsOf(note) <= 2 * (width - taken) ? taken : MARK + GAP;
  const parts = wrapped(note, Math.max(20, width - indent)).map((text) => piece(text, style));
  const [first, ...rest] = parts;
  const below = (pieces: readonly Piece[]): readonly Line[] => pieces.map((part) => [piece(" ".repeat(indent)), part]);
  return indent === taken && first !== undefined
    ? [[...line, first], ...below(rest)]
    : [withoutEnd(line), ...below(parts)];
}

const SEVERITY_STYLES = {
  error: "bad",
  unknown: "warn",
  warning: "warn",
  note: "dim",
} as const satisfies Record<ProfileProblem["severity"], Style>;

function markOf({ problems, identity }: ProfileRow): string {
  const worst = problems[0]?.severity;
  if (worst === "error") return "! ";
  if (worst === "unknown") return "? ";
  return identity?.kind === "known" ? "✓ " : "  ";
}

function markStyle({ problems, identity }: ProfileRow): Style {
  const worst = problems[0]?.severity;
  if (worst === "error" || worst === "unknown") return SEVERITY_STYLES[worst];
  return identity?.kind === "known" ? "good" : "plain";
}

function signInLines({ command, profiles, isAgain }: SignIn, index: number, width: number): readonly Line[] {
  const count = profiles === 1 ? "1 profile" : `${profiles} profiles`;
  const first: Line = [piece(index === 0 ? "Do  " : "    ", "dim"), piece(command, "strong")];
  const promise = `to sign in${isAgain ? " again" : ""} (${count})`;
  return columnsOf(`Do  ${command}   ${promise}`) <= width
    ? [[...first, piece(`   ${promise}`)]]
    : [first, [piece(`    ${promise}`)]];
}
