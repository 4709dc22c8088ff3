import { type Line, type Style, piece, wrapped } from "../screen.ts";

/** Columns for the label. */
const LABEL = 11;

export const sentence = (text: string, style: Style, width: number): readonly Line[] =>
  wrapped(text, width).map((line) => [piece(line, style)]);

/** A text in lines, its label before the first. */
export const labelled = (label: string, text: string, width: number, style: Style = "plain"): readonly Line[] =>
  wrapped(text, Math.max(24, width - LABEL)).map((line, index) => [
    piece((index === 0 ? label : "").padEnd(LABEL), "accent"),
    piece(line, style),
  ]);
