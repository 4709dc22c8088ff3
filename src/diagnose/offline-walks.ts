import type { Answer, Question } from "../model/question.ts";
import type { Resolution } from "../model/resolution.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { resolve } from "../resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";

/** Walks over a machine and its copies, offline; an equal walk is made once. */
export interface OfflineWalks {
  /** Every chain; a profile: as if the code named it. */
  on(snapshot: Snapshot, profile?: string): readonly Resolution[];
  /** One of them alone. */
  of(sdk: SdkId, snapshot: Snapshot, profile?: string): Resolution;
}

interface Walks {
  readonly single: Map<SdkId, Resolution>;
  all: readonly Resolution[] | null;
}

/**
 * @param known walks of the machine itself that have been made already.
 * @param answer what is known without asking anybody; left out: nothing.
 */
export function offlineWalks(
  chains: readonly AnyChain[],
  code: CodeArguments,
  machine: Snapshot,
  known: readonly Resolution[],
  answer: (question: Question) => Answer = assumeOffline,
): OfflineWalks {
  const made = new WeakMap<Snapshot, Map<string, Walks>>();
  const walksOf = (snapshot: Snapshot, profile: string | undefined): Walks => {
    const ofSnapshot = made.get(snapshot) ?? new Map<string, Walks>();
    made.set(snapshot, ofSnapshot);
    const key = profile === undefined ? "" : `profile ${profile}`;
    const walks = ofSnapshot.get(key) ?? { single: new Map<SdkId, Resolution>(), all: null };
    ofSnapshot.set(key, walks);
    return walks;
  };
  const walk = (chain: AnyChain, { single }: Walks, snapshot: Snapshot, profile: string | undefined): Resolution => {
    const of = profile === undefined ? code : { ...code, profile };
    const walked = single.get(chain.id) ?? drive(resolve(chain, snapshot, of), answer);
    single.set(chain.id, walked);
    return walked;
  };
  for (const resolution of known) walksOf(machine, undefined).single.set(resolution.sdk.id, resolution);
  return {
    on(snapshot, profile) {
      const walks = walksOf(snapshot, profile);
      walks.all ??= chains.map((chain) => walk(chain, walks, snapshot, profile));
      return walks.all;
    },
    of(sdk, snapshot, profile) {
      const chain = chains.find(({ id }) => id === sdk);
      if (chain === undefined) throw new Error(`no chain for ${sdk}`);
      return walk(chain, walksOf(snapshot, profile), snapshot, profile);
    },
  };
}
