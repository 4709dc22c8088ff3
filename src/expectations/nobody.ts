import type { Diagnosis } from "../model/diagnosis.ts";
import type { Winner } from "../model/resolution.ts";
import type { Judgement } from "./expectation-kind.ts";

/** What is there where nobody is. */
export const NOBODY = "no credentials";

/** Who there is, or what to say where there is nobody: an SDK without credentials meets no expectation. */
export function winnerOr(diagnosis: Diagnosis): Winner | Judgement {
  const { winner, outcome } = diagnosis.resolution;
  if (winner !== null) return winner;
  return outcome === "unknown"
    ? { verdict: "unknown", actual: null, places: [] }
    : { verdict: "not-met", actual: NOBODY, places: [] };
}

export const isJudgement = (found: Winner | Judgement): found is Judgement => "verdict" in found;
