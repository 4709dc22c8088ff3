import type { Diagnosis } from "../../../model/diagnosis.ts";
import { firstWords } from "../../../resolve/first-words.ts";
import { summaryOf } from "../../../resolve/summary-of.ts";
import { headlineOf } from "../headline.ts";
import { placeWords } from "../words.ts";
import { type Paragraph, paragraph, REASONS } from "./paragraph.ts";

/** The headline has said what is wrong; here stands what follows from the order of the sources. */
export function why(diagnosis: Diagnosis): readonly Paragraph[] {
  const { resolution, findings, home } = diagnosis;
  const { winner, error } = resolution;
  if (error !== null) {
    const places = [error.provenance, ...error.related]
      .filter((place) => place !== null)
      .map((place) => placeWords(place, home));
    const raised = summaryOf(error);
    // A loop is drawn with its lines.
    const where = error.kind === "loop" ? "" : [...new Set(places)].join(", ");
    // In the SDK's own words, where the headline has not said them already.
    const isSaid = headlineOf(diagnosis).text.includes(firstWords(error.message) || error.type);
    return [...(isSaid ? [] : paragraph("Raises", raised)), ...paragraph("Where", where)];
  }
  if (winner === null) return [];
  const shadows = findings.find(({ rule }) => REASONS.has(rule));
  const overKeys =
    winner.source === "assume-role" &&
    resolution.sources.some(
      ({ id, verdict }) => verdict === "shadowed" && (id === "shared-credentials" || id === "shared-config"),
    );
  const text =
    shadows?.message ?? (overKeys ? "A role in the chosen profile comes before the profile's own keys." : "");
  return paragraph("Why", text);
}
