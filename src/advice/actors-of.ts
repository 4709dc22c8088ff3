import type { Resolution } from "../model/resolution.ts";
import type { SdkId } from "../model/sdk.ts";
import { actorOf } from "./actor-of.ts";
import type { Checkup } from "./checkup.ts";

/** Who the SDKs that are told of act as, each actor with its SDKs, the most first; those that act as nobody are left out. */
export function actorsOf(
  { toldOf }: Pick<Checkup, "toldOf">,
  resolutions: readonly Resolution[],
): readonly (readonly [actor: string, sdks: readonly SdkId[]])[] {
  const actors = new Map<string, SdkId[]>();
  for (const resolution of resolutions) {
    const actor = actorOf(resolution);
    if (actor === null || toldOf([resolution.sdk.id]).length === 0) continue;
    actors.set(actor, [...(actors.get(actor) ?? []), resolution.sdk.id]);
  }
  return [...actors].map(([actor, sdks]) => [actor, toldOf(sdks)] as const).sort((a, b) => b[1].length - a[1].length);
}
