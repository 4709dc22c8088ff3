import { createHash } from "node:crypto";
import { shortPath } from "../../advice/short-path.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Report } from "../../model/report.ts";
import { inTree } from "./in-tree.ts";
import type { ReportItem } from "./report-items.ts";

/** A name by which the next run's same fault is known: of lines that move and of ages nothing is in it. */
export function fingerprints(items: readonly ReportItem[], report: Report): readonly string[] {
  const seen = new Map<string, number>();
  return items.map(({ id, places }) => {
    const name = JSON.stringify([id, ...places.map((place) => placeName(place, report))]);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return createHash("sha256").update(`${name}#${count}`).digest("hex");
  });
}

function placeName(place: Provenance, report: Report): readonly (string | null)[] {
  switch (place.kind) {
    case "file":
      return [inTree(place, report)?.path ?? shortPath(place.path, report.examination.home), place.section, place.key];
    case "variable":
    case "argument":
      return [place.kind, place.name];
    case "property":
      return [place.kind, place.variable, place.name];
    case "code":
    case "metadata":
      return [place.kind, place.path];
    case "default":
      return [place.kind];
  }
}
