import { capture } from "../../capture/capture.ts";
import { replayedMachine } from "../../capture/replayed-machine.ts";
import { chains } from "../../chains/index.ts";
import { chainsHere } from "../../diagnose/chains-here.ts";
import { type Seen, machineDifference } from "../../diagnose/machine-difference.ts";
import type { MachineDifference } from "../../model/machine-difference.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { SnapshotFile } from "../../model/snapshot-file.ts";
import { renderJson } from "../../report/json.ts";
import { redactedText } from "../../report/redacted.ts";
import { renderMachineDifference } from "../../report/text/machine-difference.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import { openSnapshotFile } from "../other-world.ts";
import { terminalFor } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";
import { takeSnapshot } from "./snapshot.ts";
import { codeArguments } from "../code-arguments.ts";

/** `awswho diff A [B]`: laptop against CI, yesterday against now: what differs, and which of it decides. Nobody is asked. */
export async function diff(options: Options, world: World): Promise<ExitCode> {
  const [a, b, ...more] = options.operands;
  if (a === undefined || more.length > 0)
    throw new UsageError("diff takes two snapshots, or one to set beside this machine: awswho diff A [B]");
  const before = openSnapshotFile(a, world);
  const after =
    b === undefined
      ? await takeSnapshot({ ...options, offline: true }, world, { redacted: false })
      : openSnapshotFile(b, world);
  const { sdks } = options;
  const [one, other] = [seen(before), seen(after)];
  const chosen = sdks === null ? chainsHere(chains, other.snapshot, []) : chains.filter(({ id }) => sdks.includes(id));
  const difference = machineDifference(one, other, chosen, codeArguments(options, world));
  const text = await rendered(difference, [a, b ?? "this machine"], options, world);
  world.stdout.write(options.redact ? redactedText(text, []) : text);
  return difference.ends.every(({ samePrincipal }) => samePrincipal) ? 0 : 1;
}

const seen = (file: SnapshotFile): Seen => ({
  snapshot: capture(replayedMachine(file)),
  paths: file.files.filter(({ state }) => state !== "seen").map(({ path }) => path),
});

async function rendered(
  difference: MachineDifference,
  names: readonly [string, string],
  options: Options,
  world: World,
): Promise<string> {
  if (options.json) return `${renderJson(documentOf(difference))}\n`;
  return renderMachineDifference(difference, names, await terminalFor(world, options));
}

const documentOf = ({ differences, ends }: MachineDifference) => ({
  schemaVersion: 1 as const,
  differences,
  ends: ends.map(({ sdk, before, after, samePrincipal, sameRegion, because, regionBecause }) => ({
    sdk,
    before: endOf(before),
    after: endOf(after),
    samePrincipal,
    sameRegion,
    because,
    regionBecause,
  })),
});

const endOf = ({ outcome, winner, region, error }: Resolution) => ({
  outcome,
  source: winner?.source ?? null,
  accessKeyId: winner?.credentials.accessKeyId ?? null,
  account: winner?.holding.account?.id ?? null,
  region: region.name,
  error: error?.type ?? null,
});
