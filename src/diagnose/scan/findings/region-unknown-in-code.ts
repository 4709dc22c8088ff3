import { type NoRegion, noRegion } from "../../../advice/region-cure.ts";
import type { ResolvedSite, ScanFinding } from "../../../model/scan.ts";
import { codePlace, distinctPlaces } from "./code-place.ts";

/** A region that the code writes down and that AWS does not have, an availability zone above all (complaint S50): one finding a name. */
export function regionsUnknown(sites: readonly ResolvedSite[]): readonly ScanFinding[] {
  const byName = new Map<string, { readonly no: NoRegion; readonly sites: ResolvedSite[] }>();
  for (const resolved of sites) {
    const no = unknownRegion(resolved);
    const name = resolved.region?.name;
    if (no === null || name === undefined) continue;
    const known = byName.get(name) ?? { no, sites: [] };
    known.sites.push(resolved);
    byName.set(name, known);
  }
  return [...byName].map(([name, { no, sites: named }]) => ({
    rule: "region-unknown-in-code",
    severity: no.isZone ? "warning" : "note",
    message: `The code names region ${name}, which ${no.words}.`,
    right: no.meant === null ? null : `write ${no.meant}`,
    places: distinctPlaces(named.map((one) => codePlace(one))),
  }));
}

/** Emulators and other stores have regions of their own names. */
export function unknownRegion({ region, actor, site }: ResolvedSite): NoRegion | null {
  const isElsewhere = actor.kind === "emulator" || site.gives.some(({ setting }) => setting === "endpoint");
  return region === null || region.name === "" || !region.pinned || isElsewhere ? null : noRegion(region.name);
}
