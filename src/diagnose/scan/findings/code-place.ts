import type { CodePlace, PlacedSite } from "../../../model/scan.ts";

/** Where a site stands, or one of the values it gives. */
export const codePlace = (
  { path, site }: PlacedSite,
  { line, column }: Pick<CodePlace, "line" | "column"> = site,
): CodePlace => ({ kind: "code", path, line, column });

/** In the order of paths and lines, each place once. */
export function distinctPlaces(places: readonly CodePlace[]): readonly CodePlace[] {
  const byText = new Map(places.map((place) => [`${place.path}:${place.line}`, place]));
  return [...byText.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}
