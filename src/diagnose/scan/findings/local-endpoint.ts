import type { ResolvedSite, ScanFinding } from "../../../model/scan.ts";
import { codePlace, distinctPlaces } from "./code-place.ts";

/** Clients that never reach AWS: one finding an endpoint. */
export function localEndpoints(sites: readonly ResolvedSite[]): readonly ScanFinding[] {
  const byEndpoint = new Map<string, ResolvedSite[]>();
  for (const resolved of sites) {
    const { actor, site } = resolved;
    if (actor.kind !== "emulator" || site.kind === "session") continue;
    byEndpoint.set(actor.endpoint, [...(byEndpoint.get(actor.endpoint) ?? []), resolved]);
  }
  return [...byEndpoint].map(([endpoint, pinned]) => ({
    rule: "local-endpoint",
    severity: "note",
    message: `The code names ${endpoint}, an emulator: what is done there reaches no account.`,
    right: null,
    places: distinctPlaces(pinned.map((one) => codePlace(one))),
  }));
}
