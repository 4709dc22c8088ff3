import type { CodeArguments } from "../walk/chain.ts";
import type { Options } from "./options.ts";
import type { World } from "./world.ts";

/** What the options say that the program is given in code. */
export const codeArguments = (options: Options, world: World): CodeArguments => ({
  profile: options.profile,
  region: options.region,
  keys: options.keys,
  terminal: options.tty ?? world.stdinIsTerminal,
});
