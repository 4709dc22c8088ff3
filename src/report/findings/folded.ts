import type { Finding } from "../../model/finding.ts";
import { groupedBy } from "../../parse/grouped.ts";

/** Findings of one rule, as many as a person reads through, and the rest. */
export interface Fold {
  readonly shown: readonly Finding[];
  readonly rest: readonly Finding[];
}

/** More than these of one rule are told by their names. */
const MOST = 3;
const SHOWN = 2;

/** A tool that writes sixty profiles writes one fault sixty times. Errors are told one by one. */
export const folded = (findings: readonly Finding[]): readonly Fold[] =>
  [...groupedBy(findings, ({ rule, severity }) => `${severity} ${rule}`).values()].map((same) =>
    same.length <= MOST || same[0]?.severity === "error"
      ? { shown: same, rest: [] }
      : { shown: same.slice(0, SHOWN), rest: same.slice(SHOWN) },
  );

/** "13 more of rule process-not-found: granted-2, granted-3, granted-4 and 10 more; all of them: awswho doctor -v". */
export function restWords(rest: readonly Finding[]): string {
  const names = [...new Set(rest.flatMap(nameOf))];
  const shown = names.slice(0, SHOWN + 1).join(", ");
  const more = names.length > SHOWN + 1 ? ` and ${names.length - SHOWN - 1} more` : "";
  return `${rest.length} more of rule ${rest[0]?.rule ?? ""}${shown === "" ? "" : `: ${shown}${more}`}; all of them: awswho doctor -v`;
}

/** The section that it is about. */
function nameOf({ provenance: [place] }: Finding): readonly string[] {
  if (place?.kind !== "file" || place.section === null) return [];
  return [place.section.replace(/^profile\s+/, "")];
}
