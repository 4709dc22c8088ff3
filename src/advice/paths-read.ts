import type { Snapshot } from "../model/snapshot.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { resolve } from "../resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";

/** Every path that an SDK looks at, those too that are not there. */
export function pathsRead(chain: AnyChain, snapshot: Snapshot, code: CodeArguments): ReadonlySet<string> {
  const seen = new Set<string>();
  const watched: Snapshot = {
    ...snapshot,
    file: (path) => {
      seen.add(path);
      return snapshot.file(path);
    },
  };
  drive(resolve(chain, watched, code), assumeOffline);
  return seen;
}
