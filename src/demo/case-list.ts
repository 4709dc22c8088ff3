import { type Line, padded, piece, wrapped } from "../report/screen.ts";
import { CASES } from "./cases/index.ts";

const NAME = 2 + Math.max(...CASES.map(({ name }) => name.length));

/** `--list`: every case by name and title. */
export const caseList = (width: number): readonly Line[] =>
  CASES.flatMap(({ name, title }) =>
    wrapped(title, Math.max(24, width - NAME)).map(
      (text, index): Line => [piece(padded(index === 0 ? name : "", NAME), "strong"), piece(text)],
    ),
  );

/** The same with `--json`. */
export const caseDocument = () => ({ schemaVersion: 1, cases: CASES.map(({ name, title }) => ({ name, title })) });
