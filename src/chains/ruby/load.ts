import { type Walk, raise } from "../../walk/walk.ts";
import { invalidRegion } from "./errors.ts";
import { isRegionName, regionOf } from "./region.ts";
import type { RubySession } from "./session.ts";

/** What a client's options raise before its credentials are looked at: the shared files, and the region's form. */
export function* loadSession(session: RubySession): Walk<void> {
  for (const { fault } of session.shared.files) if (fault !== null) yield* raise(fault);
  const region = regionOf(session);
  if (region !== null && !isRegionName(region.text)) yield* raise(invalidRegion(region.provenance));
}
