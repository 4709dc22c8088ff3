import { type Machine, capture } from "../../capture/capture.ts";
import { sdkChains } from "../../chains/sdk-chains.ts";
import { compare as compareChains } from "../../diagnose/compare.ts";
import { USUAL } from "../../diagnose/usual-sdks.ts";
import { installedVersion } from "../../diagnose/installed-version.ts";
import type { Comparison } from "../../model/comparison.ts";
import { COMMAND_IDS, type SdkId, isCommand } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { comparisonDocumentOf, renderJson } from "../../report/json.ts";
import { redactedText, sensitiveWords } from "../../report/redacted.ts";
import { renderComparison } from "../../report/text/comparison/comparison.ts";
import type { AnyChain } from "../../walk/chain.ts";
import type { ExitCode } from "../exit-code.ts";
import { oneOf } from "../one-of.ts";
import type { Options } from "../options.ts";
import { sdkNamed } from "../sdk-named.ts";
import { textOptionsFor } from "../text-options.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";
import { askingAws } from "../asking-aws.ts";
import { codeArguments } from "../code-arguments.ts";

/** `awswho compare`: what every SDK does on this machine, who agrees, who parts. */
export async function compare(options: Options, world: World): Promise<ExitCode> {
  const { diff } = options.given;
  if (diff !== undefined) {
    const { compareChains } = await import("./compare-chains.ts");
    return compareChains(diffOf(diff, options.operands), options, world);
  }
  const { comparison, snapshot } = await compareMachine(options, world, world.machine);
  world.stdout.write(await renderedComparison(comparison, snapshot, options, world));
  return exitCodeOf(comparison);
}

/** `--diff A B`: the option's own word, and the one operand. */
function diffOf(a: string, [b, ...more]: readonly string[]): readonly [SdkId, SdkId] {
  if (b === undefined || more.length > 0) throw new UsageError("--diff takes two SDKs: awswho compare --diff A B");
  return [sdkNamed(a, "--diff"), sdkNamed(b, "--diff")];
}

/** Every chosen chain on one machine, with a sign of life on stderr. */
export async function compareMachine(
  options: Options,
  world: World,
  machine: Machine,
): Promise<{ readonly comparison: Comparison; readonly snapshot: Snapshot }> {
  const exchange = oneOf(options.given.exchange, "--exchange", ["installed", "all"]);
  const snapshot = capture(machine);
  const chosen = await chosenChains(options, snapshot);
  const code = codeArguments(options, world);
  const exchanged = exchange === "all" ? () => true : atHand(options, chosen, snapshot);
  const asking = { snapshot, chain: chosen[0] as AnyChain, code, options, world, machine };
  const comparison = await askingAws(asking, (outside) =>
    compareChains(snapshot, { chains: chosen, code, outside, exchanged }),
  );
  return { comparison, snapshot };
}

/** As doctor: those found here, those asked for by name, or the usual ones where neither is so. */
function atHand(options: Options, chosen: readonly AnyChain[], snapshot: Snapshot): (sdk: SdkId) => boolean {
  if (options.sdks !== null) return () => true;
  let asked: readonly SdkId[] | null = null;
  // Folders full of packages are looked through for it: not where nobody is asked.
  const lookedUp = (): readonly SdkId[] => {
    const installed = chosen.map(({ id }) => id).filter((id) => installedVersion(snapshot, id) !== null);
    return installed.length > 0 ? installed : USUAL;
  };
  return (sdk) => {
    asked ??= lookedUp();
    return asked.includes(sdk);
  };
}

async function chosenChains(options: Options, snapshot: Snapshot): Promise<readonly AnyChain[]> {
  const wanted = options.sdks;
  const isHere = (id: SdkId): boolean => installedVersion(snapshot, id) !== null;
  const ofCommands = (wanted ?? COMMAND_IDS).filter((id) => isCommand(id) && (wanted !== null || isHere(id)));
  const commandChains = ofCommands.length === 0 ? [] : (await import("../../chains/command-chains.ts")).commandChains;
  const chosen = [
    ...sdkChains.filter(({ id }) => wanted === null || wanted.includes(id)),
    ...commandChains.filter(({ id }) => ofCommands.includes(id)),
  ];
  const here = options.given.installed === true ? chosen.filter(({ id }) => isHere(id)) : chosen;
  if (here.length === 0) throw new UsageError("--installed: no SDK was found on this machine; leave the option out");
  return here;
}

export async function renderedComparison(
  comparison: Comparison,
  snapshot: Snapshot,
  options: Options,
  world: World,
): Promise<string> {
  const text = options.json
    ? `${renderJson(comparisonDocumentOf(comparison))}\n`
    : renderComparison(comparison, {
        ...(await textOptionsFor(world, options, snapshot)),
        versions: options.given.installed === true,
      });
  return options.redact ? redactedText(text, comparison.results.flatMap(sensitiveWords)) : text;
}

/** Not heard: 5; all without credentials: 4; parted: 1. */
function exitCodeOf({ results, agree }: Comparison): ExitCode {
  if (results.some(({ resolution }) => resolution.outcome === "unknown")) return 5;
  if (!agree) return 1;
  return results.some(({ resolution }) => resolution.outcome !== "credentials") ? 4 : 0;
}
