import { comesFromProfile, holderOfHolding } from "../../../advice/actor-of.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import type { SourceId } from "../../../model/sdk.ts";
import { SOURCE_NAMES, placeWords } from "../words.ts";
import { type Paragraph, paragraph } from "./paragraph.ts";

/** Whether an instance has a role to give is not known where it is not asked; the row says what switches it off. */
const ROWS_SAY_IT: readonly SourceId[] = ["session", "instance-metadata"];

/** What would have given credentials, had the winner not come first. */
export function ignored({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const rows = resolution.sources.filter(
    ({ verdict, id }) => verdict === "shadowed" || (verdict === "skipped" && !ROWS_SAY_IT.includes(id)),
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
