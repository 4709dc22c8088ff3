import type { CommandGives } from "../parse/known-command.ts";
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

/** What a command gives its SDK, where our own options do not say otherwise. */
export function givenTo(
  { profile, region, profileVariables, keys, regionFirst, loadsConfig, stage }: CommandGives,
  code: CodeArguments,
): CodeArguments {
  return {
    ...code,
    ...(profileVariables === undefined ? {} : { profileVariables }),
    ...(regionFirst === undefined ? {} : { regionFirst }),
    ...(loadsConfig === undefined ? {} : { loadsConfig }),
    keys: code.keys ?? keys ?? null,
    profile: code.profile ?? profile?.text ?? null,
    region: code.region ?? region?.text ?? null,
    ...(stage === undefined ? {} : { stage }),
    namedAt: {
      ...(code.profile === null && profile !== null ? { profile: profile.provenance } : {}),
      ...(code.region === null && region !== null ? { region: region.provenance } : {}),
    },
  };
}
