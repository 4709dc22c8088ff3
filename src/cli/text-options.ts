import { shellOf } from "../advice/shell.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { TextOptions } from "../report/text/text.ts";
import type { Options } from "./options.ts";
import { terminalFor } from "./terminal.ts";
import type { World } from "./world.ts";

/** How a screen for this machine is written: where, how much of it, and commands in whose shell. */
export const textOptionsFor = async (world: World, options: Options, snapshot: Snapshot): Promise<TextOptions> => ({
  terminal: await terminalFor(world, options),
  verbosity: options.verbosity,
  shell: shellOf(snapshot),
});
