import { sdkNames } from "../../../advice/sdk-names.ts";
import { type Shell, commandFor } from "../../../advice/shell.ts";
import type { Comparison, RegionChange } from "../../../model/comparison.ts";
import { SDK_IDS, type SdkId } from "../../../model/sdk.ts";
import { type Line, piece } from "../../screen.ts";
import type { TextOptions } from "../text.ts";
import { LABEL, labelled } from "./labelled.ts";

/** Beyond this part of all, those without a region are the usual case here: then they are counted. */
const MOST = 2 / 3;

/** Regions part more often than accounts: those who take another one than most are named, as are those who have none. */
export function regionLines(
  { regions, results, regionChange }: Comparison,
  { shell }: TextOptions,
  width: number,
): readonly Line[] {
  // An SDK without credentials does not come to work anywhere.
  const working = new Set(
    results.filter(({ resolution }) => resolution.outcome === "credentials").map(({ resolution }) => resolution.sdk.id),
  );
  const told = regions
    .map(({ name, sdks }) => ({ name, sdks: sdks.filter((sdk) => working.has(sdk)) }))
    .filter(({ sdks }) => sdks.length > 0);
  if (told.length <= 1) return [];
  const isUsual = ({ name, sdks }: (typeof told)[number]): boolean =>
    name !== null || sdks.length > working.size * MOST;
  const [most, ...others] = [...told].sort(
    (a, b) => Number(isUsual(b)) - Number(isUsual(a)) || b.sdks.length - a.sdks.length,
  );
  const inOrder = (sdks: readonly SdkId[]): string => SDK_IDS.filter((id) => sdks.includes(id)).join(", ");
  const named = others.map(({ name, sdks }) => `${name ?? "none"} for ${inOrder(sdks)}`);
  return [
    ...labelled(
      "Regions",
      `${most?.name ?? "none"} for ${most?.sdks.length ?? 0}; ${named.join("; ")}`,
      "plain",
      width,
    ),
    ...(regionChange === null ? [] : cureLines(regionChange, shell, width)),
  ];
}

/** The command in one piece, to be copied; then who is there after it. */
const cureLines = (cure: RegionChange, shell: Shell, width: number): readonly Line[] => [
  [piece("".padEnd(LABEL)), piece(commandFor(cure.change, shell), "strong")],
  ...labelled("", regionAfterwards(cure), "plain", width),
];

/** "then all but boto2 work in eu-west-1". */
export const regionAfterwards = ({ region, apart }: RegionChange): string =>
  `then all ${apart.length === 0 ? "" : `but ${sdkNames(apart)} `}work in ${region}`;
