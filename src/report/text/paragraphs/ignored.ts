import { comesFromProfile, holderOfHolding } from "../../../advice/actor-of.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import { SOURCE_NAMES, placeWords } from "../words.ts";
import { type Paragraph, paragraph } from "./paragraph.ts";

/** What would have given credentials, had the winner not come first. */
export function ignored({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const rows = resolution.sources.filter(
    ({ verdict, id }) => verdict === "shadowed" || (verdict === "skipped" && id !== "session"),
  );
  const words = rows.map((row) => {
    const holder = row.holding === null ? null : holderOfHolding(row.holding);
    const name =
      row.holding !== null && comesFromProfile(row.id, row.holding)
        ? `profile ${resolution.profile.name} in ${SOURCE_NAMES[row.id]}`
        : SOURCE_NAMES[row.id];
    const details = [holder, row.provenance === null ? null : placeWords(row.provenance, home)].filter(
      (detail) => detail !== null,
    );
    return `${name}${details.length === 0 ? "" : ` (${details.join(", ")})`}`;
  });
  return paragraph("Ignored", words.join("; "));
}
