import { caBundleOf } from "../diagnose/ca-bundle-of.ts";
import type { Outside } from "../model/outside.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Machine } from "../capture/capture.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import type { Options } from "./options.ts";
import { startSpinner } from "./spinner.ts";
import type { World } from "./world.ts";

export interface Asking {
  readonly snapshot: Snapshot;
  /** Whose CA bundle AWS is asked with. */
  readonly chain: AnyChain;
  readonly code: CodeArguments;
  readonly options: Options;
  readonly world: World;
  /** Left out: the world's own. */
  readonly machine?: Machine;
}

/** Who answers the questions of a run; null: `--offline`, nobody. */
export async function outsideFor({
  snapshot,
  chain,
  code,
  options,
  world,
  machine = world.machine,
}: Asking): Promise<Outside | null> {
  if (options.offline) return null;
  const caBundle = () => caBundleOf(snapshot, chain, code);
  return world.openOutside(snapshot, { ...options, caBundle }, machine);
}

/** Work that may ask AWS, with a sign of life on stderr while it does. */
export async function askingAws<Result>(
  asking: Asking,
  work: (outside: Outside | null) => Promise<Result>,
): Promise<Result> {
  return withSignOfLife(asking, async () => work(await outsideFor(asking)));
}

export async function withSignOfLife<Result>(
  { options, world }: Pick<Asking, "options" | "world">,
  work: () => Promise<Result>,
): Promise<Result> {
  const stop = options.offline ? () => {} : startSpinner(world.stderr, "asking AWS");
  try {
    return await work();
  } finally {
    stop();
  }
}
