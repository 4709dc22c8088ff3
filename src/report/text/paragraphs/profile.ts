import { comesFromProfile } from "../../../advice/actor-of.ts";
import { shownName } from "../../../advice/shown-name.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import { placeWords } from "../words.ts";
import { type Paragraph, paragraph } from "./paragraph.ts";

/** Which profile is chosen and by what, and whether it gives the keys. */
export function profile({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const { profile: chosen } = resolution;
  // A profile that is missing is the headline already.
  if (!chosen.exists) return [];
  const by = {
    code: `named by ${placeWords(chosen.provenance, home)}`,
    variable: `chosen by ${placeWords(chosen.provenance, home)}`,
    default: "none chosen, so the default",
  }[chosen.binding];
  const where = chosen.sections.map((section) => placeWords(section, home)).join(" and ");
  const used =
    resolution.winner === null || comesFromProfile(resolution.winner.source, resolution.winner.holding)
      ? ""
      : "; it gives no keys here";
  return paragraph("Profile", `${shownName(chosen.name)}: ${by}${used}${where === "" ? "" : ` (${where})`}`);
}
