import type { Snapshot } from "../model/snapshot.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { WHOLE_CHAIN, walkChain } from "../resolve/walk-chain.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";

/**
 * The config and credentials files that a chain looks at here, whether they are there or not: its own idea of the home
 * folder, of the variables that name them, and of `~`. Token caches and token files are no such files.
 */
export function filesLookedAt(snapshot: Snapshot, chain: AnyChain, code: CodeArguments): readonly string[] {
  const paths = new Set<string>();
  const watched: Snapshot = {
    ...snapshot,
    variables: snapshot.variables,
    file(path) {
      paths.add(path);
      return snapshot.file(path);
    },
  };
  drive(walkChain(chain, watched, code, WHOLE_CHAIN), assumeOffline);
  return [...paths].filter(isConfiguration);
}

const isConfiguration = (path: string): boolean =>
  /(?:^|[\\/])(?:config|credentials|\.boto|boto\.cfg)$/.test(path) || !/\.json$|\/etc\/|token/i.test(path);
