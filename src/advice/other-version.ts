import { MEASURED_VERSIONS, type MeasuredVersion } from "../model/measured-versions.ts";
import type { SdkId } from "../model/sdk.ts";

/**
 * What is to be said of an answer where another version is installed than it was modelled on, as a sentence without its end.
 * Null: it is that version, or one that lies between it and one that was seen to end alike everywhere.
 */
export function otherVersion(sdk: SdkId, installed: string | null, modelledOn: string): string | null {
  const [here, modelled] = [numbersOf(installed), numbersOf(modelledOn)];
  if (here === null || modelled === null || compared(here, modelled) === 0) return null;
  const beyond = measuredBeyond(sdk, here, modelled);
  if (beyond !== null && beyond.alike === beyond.machines) return null;
  const said = `modelled on ${modelledOn}`;
  if (beyond === null) return said;
  const { version, alike, machines, otherRegion } = beyond;
  const regions = otherRegion === 0 ? "" : `, on ${otherRegion} of them in the region alone`;
  return `${said}; ${version} differs from it on ${machines - alike} of ${machines} test machines${regions}`;
}

/** The measured version nearest to the installed one on its far side: what lies between two that act alike does, too. */
function measuredBeyond(sdk: SdkId, here: Numbers, modelled: Numbers): MeasuredVersion | null {
  const side = compared(here, modelled);
  const beyond = (MEASURED_VERSIONS[sdk] ?? []).filter(({ version }) => {
    const numbers = numbersOf(version);
    return numbers !== null && (side < 0 ? compared(numbers, here) <= 0 : compared(numbers, here) >= 0);
  });
  return (side < 0 ? beyond.at(-1) : beyond[0]) ?? null;
}

type Numbers = readonly number[];

/** "v1.33.15" and "config v1.33.15" are one version. */
const numbersOf = (version: string | null): Numbers | null =>
  /\d+(?:\.\d+)+/
    .exec(version ?? "")?.[0]
    .split(".")
    .map(Number) ?? null;

/** Below 0: the first is older. */
function compared(a: Numbers, b: Numbers): number {
  const at = a.findIndex((number, index) => number !== b[index]);
  return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}
