import { existsSync, readFileSync } from "node:fs";
import type { Mutant } from "./mutants.ts";

/**
 * A change that no machine can show, or none that the lab can make, with the reason. It is named by its text, so that it
 * goes when the text goes.
 */
interface Equivalent {
  readonly in: string;
  readonly change: string;
  readonly text: string;
  readonly reason: string;
}

export type Equivalents = Readonly<Record<string, readonly Equivalent[]>>;

const PATH = "fixtures/truth/equivalent-mutants.json";

export const readEquivalents = (): Equivalents =>
  existsSync(PATH) ? (JSON.parse(readFileSync(PATH, "utf8")) as Equivalents) : {};

export const reasonFor = (equivalents: Equivalents, { file, within, change, text }: Mutant): string | null =>
  (equivalents[file] ?? []).find((each) => each.in === within && each.change === change && each.text === text)
    ?.reason ?? null;
