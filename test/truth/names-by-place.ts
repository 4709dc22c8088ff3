import { KEY_DESCRIPTIONS } from "../../src/explain/settings/key-descriptions.ts";
import type { NamesByPlace, SettingUse } from "../../src/walk/setting-description.ts";
import { VARIABLE_DESCRIPTIONS } from "../../src/explain/settings/variable-descriptions.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import type { LookUp } from "./look-ups.ts";
import { namesReadBy } from "./names-read.ts";
import { codeOf, snapshotOf } from "./scenario.ts";

const EMPTY = { id: "made-here", env: {}, files: {} };

/**
 * What a chain was seen to look up, under the places of its page: what a name is for, if the chain has such a place and
 * asked there or as it opened the files; else the first step that asked.
 */
export function namesByPlace(chain: AnyChain): NamesByPlace {
  const steps = chain.steps(chain.open(snapshotOf(EMPTY), codeOf(EMPTY), new Set())).map(({ source }) => source);
  const byPlace = new Map<SettingUse, string[]>();
  for (const [name, seen] of namesReadBy(chain))
    for (const place of placesOf(name, seen, steps)) byPlace.set(place, [...(byPlace.get(place) ?? []), name]);
  return Object.fromEntries([...byPlace].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const AROUND: readonly SettingUse[] = ["profile", "files", "region", "client"];

function placesOf(
  name: string,
  seen: ReadonlySet<LookUp["place"]>,
  steps: readonly SettingUse[],
): readonly SettingUse[] {
  const uses = (VARIABLE_DESCRIPTIONS[name] ?? KEY_DESCRIPTIONS[name])?.of;
  if (uses === undefined) throw new Error(`${name} is looked up and described nowhere`);
  // botocore's defaults mode auto asks whether AWS_REGION is told, and takes nothing of it (golden `mut-defaults-mode-auto`).
  if (uses.every((use) => use === "region") && !seen.has("region") && !seen.has("loading")) return [];
  const meant = uses.filter(
    (use) =>
      AROUND.includes(use) || (steps.includes(use) && (seen.has("loading") || [...seen].some((at) => at === use))),
  );
  if (meant.length > 0) return meant;
  const asked = steps.find((step) => [...seen].some((at) => at === step));
  return [asked ?? "client"];
}
