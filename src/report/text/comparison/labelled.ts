import { type Line, type Style, piece, wrapped } from "../../screen.ts";

export const LABEL = 9;

export const labelled = (label: string, text: string, style: Style, width: number): readonly Line[] =>
  wrapped(text, Math.max(24, width - LABEL)).map((line, index) => [
    piece((index === 0 ? label : "").padEnd(LABEL), "accent"),
    piece(line, style),
  ]);
