import type { ExpectationKey, ExpectationVerdict } from "../model/expectation.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Provenance } from "../model/provenance.ts";

/** What an expectation is held against: one SDK's answer, and those of the others. */
export interface Scene {
  readonly diagnosis: Diagnosis;
  /** Every SDK that was looked at; that of `diagnosis` too. */
  readonly diagnoses: readonly Diagnosis[];
}

export interface Judgement {
  readonly verdict: ExpectationVerdict;
  /** What is there, in a few words; null: not known. */
  readonly actual: string | null;
  readonly places: readonly Provenance[];
}

/** A kind of expectation, its value read. */
export interface ExpectationKind {
  readonly key: ExpectationKey;
  /** "The account". */
  readonly title: string;
  /** Why one would expect it: for someone who meets it in a report. */
  readonly why: string;
  /** What is written → how to judge by it; text: what the value has to be. */
  readonly meant: (text: string) => Judge | string;
}

type Judge = (scene: Scene) => Judgement;

/** Words of a list: `a, b`. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** Met or not, where what is there is known; else it cannot be told. */
export const judged = (
  actual: string | null,
  isMet: (actual: string) => boolean,
  places: readonly Provenance[],
): Judgement => ({ verdict: actual === null ? "unknown" : isMet(actual) ? "met" : "not-met", actual, places });

/** A pattern in which `*` stands for anything and `?` for one letter, as in IAM. */
export function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll("*", "[^]*")
    .replaceAll("?", "[^]");
  return new RegExp(`^${source}$`).test(text);
}
