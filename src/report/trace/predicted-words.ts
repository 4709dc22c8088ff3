import type { Prediction } from "../../model/trace.ts";
import { placeAndSection } from "../text/words.ts";

/** Whom the walk ended as, or how it ended. */
export function predictedWords(predicted: Prediction | null, home: string): string {
  if (predicted === null) return "nothing";
  const { outcome, actor, provenance, error } = predicted;
  if (outcome === "error") return `it stops here (${error ?? "an error"})`;
  if (outcome === "unknown") return "it cannot be told without asking";
  if (actor === null) return "no credentials in files and variables";
  return provenance === null ? actor : `${actor}, ${placeAndSection(provenance, home)}`;
}
