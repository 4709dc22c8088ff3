import type { Answer, Question } from "../model/question.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { resolutionOf } from "../resolve/resolve.ts";
import { type Passage, WHOLE_CHAIN, walkChain } from "../resolve/walk-chain.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";

/**
 * The config and credentials files that a chain looks at here, whether they are there or not: its own idea of the home
 * folder, of the variables that name them, and of `~`. Token caches and token files are no such files.
 */
export function filesLookedAt(snapshot: Snapshot, chain: AnyChain, code: CodeArguments): readonly string[] {
  return watchedPassage(snapshot, chain, code, assumeOffline).files;
}

/** The chain resolved on answers at hand and the files that it looked at, by one walk: the first is the dearest. */
export function resolvedWithFiles(
  snapshot: Snapshot,
  chain: AnyChain,
  code: CodeArguments,
  answer: (question: Question) => Answer,
): { readonly resolution: Resolution; readonly files: readonly string[] } {
  const { passage, files } = watchedPassage(snapshot, chain, code, answer);
  return { resolution: drive(resolutionOf(chain, snapshot, code, passage), answer), files };
}

function watchedPassage(
  snapshot: Snapshot,
  chain: AnyChain,
  code: CodeArguments,
  answer: (question: Question) => Answer,
): { readonly passage: Passage<unknown>; readonly files: readonly string[] } {
  const paths = new Set<string>();
  const watched: Snapshot = {
    ...snapshot,
    variables: snapshot.variables,
    file(path) {
      paths.add(path);
      return snapshot.file(path);
    },
  };
  const passage = drive(walkChain(chain, watched, code, WHOLE_CHAIN), answer);
  return { passage, files: [...paths].filter(isConfiguration) };
}

const SETTINGS: ReadonlySet<string> = new Set(["config", "credentials", ".boto", "boto.cfg"]);

const isConfiguration = (path: string): boolean =>
  SETTINGS.has(path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1)) ||
  !/\.(?:json|ya?ml|tf|tfvars|tfstate)$|\/etc\/|token/i.test(path);
