import type { Shell } from "../../advice/shell.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import { type Line, type Terminal, piece, renderLines, wrapped } from "../screen.ts";
import { headlineOf } from "./headline.ts";
import { paragraphs } from "./paragraphs.ts";
import type { Paragraph } from "./paragraphs/paragraph.ts";
import { sourceRows } from "./source-rows.ts";

export interface TextOptions {
  readonly terminal: Terminal;
  readonly verbosity: "quiet" | "normal" | "verbose";
  readonly shell: Shell;
}

/** One screen: the answer, the sources, why, what was ignored, what to type next. */
export function renderText(diagnosis: Diagnosis, options: TextOptions): string {
  const { terminal, verbosity } = options;
  const headline = headlineOf(diagnosis);
  if (verbosity === "quiet") return renderLines([[piece(headline.text, headline.style)]], terminal);
  const width = Math.min(terminal.width, 120);
  const verbose = verbosity === "verbose";
  const rows = sourceRows(diagnosis, width, verbose);
  const lines: Line[] = [
    ...wrapped(headline.text, width).map((text) => [
      piece(text, headline.style === "plain" ? "strong" : headline.style),
    ]),
    [],
    ...(rows.length === 0 ? [] : [...rows, []]),
    ...paragraphs(diagnosis, options).flatMap((paragraph) => labelled(paragraph, width)),
  ];
  return renderLines(lines, terminal);
}

const LABEL = 9;

function labelled({ label, text, style, whole }: Paragraph, width: number): readonly Line[] {
  const lines = whole === true ? [text] : wrapped(text, Math.max(24, width - LABEL));
  return lines.map((line, index) => [piece((index === 0 ? label : "").padEnd(LABEL), "accent"), piece(line, style)]);
}
