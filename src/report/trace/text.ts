import type { Trace } from "../../model/trace.ts";
import { type Line, type Terminal, piece, renderLines } from "../screen.ts";
import { headlineOf, styleOf } from "./headline.ts";
import { keyLines } from "./key-lines.ts";
import { callLines } from "./call-lines.ts";
import { noteLines } from "./note-lines.ts";
import { sentence } from "./labelled.ts";

const WIDEST = 120;

/** What a program was seen to do: who it was first, then its calls, then what was predicted. */
export function renderTrace(trace: Trace, terminal: Terminal, verbosity: "quiet" | "normal" | "verbose"): string {
  const width = Math.min(terminal.width, WIDEST);
  const headline = sentence(`awswho: ${headlineOf(trace)}`, styleOf(trace), width);
  if (verbosity === "quiet") return renderLines(headline, terminal);
  return renderLines(
    [
      ...headline,
      ...trace.keys.flatMap((key) => [[], ...keyLines(key, trace, width)]),
      ...unsentLines(trace, width),
      ...gap(noteLines(trace, width)),
    ],
    terminal,
  );
}

const gap = (lines: readonly Line[]): readonly Line[] => (lines.length === 0 ? [] : [[], ...lines]);

function unsentLines({ unsent }: Trace, width: number): readonly Line[] {
  return unsent.length === 0
    ? []
    : [[], [piece("▶ ", "accent"), piece("not sent", "strong")], ...callLines(unsent, width)];
}
