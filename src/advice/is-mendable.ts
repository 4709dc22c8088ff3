import type { Resolution } from "../model/resolution.ts";
import type { ErrorKind } from "../model/sdk.ts";
import { failureOf } from "./failure-of.ts";

/** What a change of one line or variable mends. Names of profiles are none of these: they are many, and tried by themselves. */
const MENDABLE: readonly ErrorKind[] = ["parse", "partial", "no-source", "two-sources", "bad-setting", "loop"];

/** An SDK ends without credentials for a fault of its own, and not because there are none. */
export function isMendable(resolution: Resolution): boolean {
  const kind = failureOf(resolution)?.error.kind;
  return kind !== undefined && MENDABLE.includes(kind);
}
