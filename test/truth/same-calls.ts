import type { SdkId } from "../../src/model/sdk.ts";

/**
 * Whose oracle looks a second time after a first look that failed or found nothing: boto 2's (which part is missing), the
 * CLIs' (what `configure list` has shown is read again, and the region after it), Ruby's (a client in some region, where
 * the first had none). lab/world/oracles has them; the program itself makes the calls once.
 */
const LOOKS_TWICE: ReadonlySet<SdkId> = new Set(["boto2", "aws-cli-v1", "aws-cli-v2", "ruby"]);

/** Whether a record's calls are those foreseen, but for the lab's own second look. */
export function sameCalls(sdk: SdkId, recorded: readonly string[], foreseen: readonly string[]): boolean {
  const real = JSON.stringify(recorded);
  if (real === JSON.stringify(foreseen)) return true;
  if (!LOOKS_TWICE.has(sdk) || recorded.length <= foreseen.length) return false;
  return foreseen.some((_, split) => {
    const [keys, region] = [foreseen.slice(0, split), foreseen.slice(split)];
    return [
      [...keys, ...keys, ...region],
      [...keys, ...region, ...region],
      [...keys, ...keys, ...region, ...region],
    ].some((calls) => JSON.stringify(calls) === real);
  });
}
