import type { Provenance } from "../model/provenance.ts";
import type { Resolution } from "../model/resolution.ts";
import { hideKey } from "../walk/chain.ts";

/** Whether a value at a place is part of what an SDK ends with: its keys, what makes its source speak, its region. */
export function usesPlace({ winner, region, error }: Resolution, place: Provenance): boolean {
  const key = hideKey(place);
  const places = [
    ...(winner === null
      ? []
      : [
          ...Object.values(winner.holding.provenance),
          ...winner.holding.triggers,
          ...winner.holding.plan.map(({ provenance }) => provenance),
        ]),
    region.provenance,
    error?.provenance ?? null,
  ];
  return places.some((used) => used !== null && hideKey(used) === key);
}
