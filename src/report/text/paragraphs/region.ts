import { comesFromProfile } from "../../../advice/actor-of.ts";
import { noRegion } from "../../../advice/region-cure.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import { placeWords } from "../words.ts";
import { type Paragraph, paragraph } from "./paragraph.ts";

/** The region and what says it; where the profile is not used for keys, that it still chooses. */
export function region({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const { region: chosen, outcome, error } = resolution;
  if (error !== null && resolution.sources.every(({ verdict }) => verdict !== "stops")) return [];
  if (chosen.name === null || chosen.name.trim() === "")
    return outcome === "credentials"
      ? paragraph(
          "Region",
          chosen.provenance === null
            ? "none set"
            : `none: what ${placeWords(chosen.provenance, home)} holds is no region`,
        )
      : [];
  const passedOver =
    resolution.profile.binding === "variable" &&
    resolution.winner !== null &&
    !comesFromProfile(resolution.winner.source, resolution.winner.holding);
  const still =
    passedOver && chosen.provenance?.kind === "file" ? `; profile ${resolution.profile.name} still chooses it` : "";
  const flaw = noRegion(chosen.name);
  // Another store has regions of its own names.
  const told = flaw === null || resolution.sts.endpoint?.reach === "custom" ? "" : `: it ${flaw.words}`;
  return paragraph(
    "Region",
    `${chosen.name}, from ${chosen.provenance === null ? "nowhere" : placeWords(chosen.provenance, home)}${still}${told}`,
  );
}
