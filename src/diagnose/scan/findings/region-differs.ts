import type { ResolvedSite, ScanFinding, ShellActor } from "../../../model/scan.ts";
import { runsElsewhere } from "../resolve-sites.ts";
import { unknownRegion } from "./region-unknown-in-code.ts";
import { codePlace, distinctPlaces } from "./code-place.ts";

/** A region that the code pins, and another that the same SDK takes here: one finding a region. */
export function regionsThatDiffer(
  sites: readonly ResolvedSite[],
  shells: readonly ShellActor[],
): readonly ScanFinding[] {
  const byRegion = new Map<
    string,
    { readonly region: string; readonly here: string; readonly sites: ResolvedSite[] }
  >();
  for (const resolved of sites) {
    const { region, site, actor } = resolved;
    const here = shells.find(({ sdk }) => sdk === site.sdk)?.resolution.region.name ?? null;
    if (region === null || !region.pinned || here === null || here === region.name) continue;
    if (actor.kind === "emulator" || actor.kind === "refused" || site.kind === "session") continue;
    if (runsElsewhere(site) || unknownRegion(resolved) !== null) continue;
    const key = JSON.stringify([region.name, here]);
    const known = byRegion.get(key) ?? { region: region.name, here, sites: [] };
    known.sites.push(resolved);
    byRegion.set(key, known);
  }
  return [...byRegion.values()].map(({ region, here, sites: pinned }) => ({
    rule: "region-differs",
    severity: "note",
    message: `The code pins ${region}; the region here is ${here}.`,
    right: null,
    places: distinctPlaces(pinned.map((one) => codePlace(one))),
  }));
}
