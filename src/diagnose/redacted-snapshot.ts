import type { SnapshotFile } from "../model/snapshot-file.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type Pseudonyms, isHash, pseudonyms } from "../parse/redacted/pseudonyms.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { resolve } from "../resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { profilesOf } from "./profiles-of.ts";

export interface RedactedSnapshot {
  readonly file: SnapshotFile;
  readonly code: CodeArguments;
  /** For what was answered. */
  readonly names: Pseudonyms;
}

export interface RedactionRequest {
  readonly chains: readonly AnyChain[];
  readonly code: CodeArguments;
  /** The machine that a snapshot file tells of. */
  readonly open: (file: SnapshotFile) => Snapshot;
  /** As many profiles' walks are looked at for the names of files. */
  readonly mostProfiles: number;
}

/** Each round a walk gets one file further; none looks at as many. */
const MOST_ROUNDS = 20;

/**
 * A snapshot with a pseudonym for every word that may be a name. A cache's files are named after a hash of names: both
 * machines are walked, the real one and the renamed, and where two walks part both look for the same file.
 */
export function redactedSnapshot(file: SnapshotFile, request: RedactionRequest): RedactedSnapshot {
  const names = pseudonyms();
  const code = renamedCode(request.code, names);
  const machine = request.open(file);
  const profiles = [request.code.profile, ...profilesOf(machine, request.chains, request.code)].slice(
    0,
    request.mostProfiles,
  );
  const renamedProfiles = profiles.map((profile) => profile && names.text(profile));
  const walks = profiles.flatMap((_, at) => request.chains.map((chain) => ({ chain, at })));
  const looked = hashesLookedAt(machine, request.code, profiles, walks);
  // Most look at no such file: those need not be walked on the renamed machine.
  const looking = walks.filter((_, index) => looked[index]?.length !== 0);
  const real = looked.filter(({ length }) => length !== 0);
  let renamed = renamedFile(file, names);
  const placed = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const there = hashesLookedAt(request.open(renamed), code, renamedProfiles, looking);
    const news = new Map(real.flatMap((walk, at) => firstDifference(walk, there[at] ?? [], names)));
    for (const hash of placed) news.delete(hash);
    if (news.size === 0) break;
    for (const [hash, other] of news) {
      names.renameHash(hash, other);
      placed.add(hash);
    }
    renamed = renamedFile(file, names);
  }
  return { file: renamed, code, names };
}

/** Where two walks part: up to there they have read the same, so that both look for the same file. */
function firstDifference(
  real: readonly string[],
  there: readonly string[],
  names: Pseudonyms,
): readonly (readonly [hash: string, renamed: string])[] {
  const at = real.findIndex((hash, index) => names.text(hash) !== there[index]);
  const [hash, renamed] = [real[at], there[at]];
  return hash === undefined || renamed === undefined ? [] : [[hash, renamed]];
}

const renamedCode = (code: CodeArguments, { text }: Pseudonyms): CodeArguments => ({
  ...code,
  profile: code.profile && text(code.profile),
  region: code.region && text(code.region),
  keys: code.keys && { ...code.keys, accessKeyId: code.keys.accessKeyId && text(code.keys.accessKeyId) },
});

function renamedFile(file: SnapshotFile, names: Pseudonyms): SnapshotFile {
  const { text } = names;
  return {
    ...file,
    systemHome: text(file.systemHome),
    cwd: text(file.cwd),
    variables: Object.fromEntries(Object.entries(file.variables).map(([name, value]) => [text(name), text(value)])),
    ...(file.origins === undefined ? {} : { origins: names.value(file.origins) }),
    files: file.files
      .map((one) => ({ ...one, path: text(one.path), ...(one.state === "text" ? { text: text(one.text) } : {}) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    folders: Object.fromEntries(
      Object.entries(file.folders)
        .map(([path, inside]) => [text(path), inside.map(text).sort()] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

/** Of each walk, the files under a hash that it looks at, in its order. */
function hashesLookedAt(
  snapshot: Snapshot,
  code: CodeArguments,
  profiles: readonly (string | null)[],
  walks: readonly { readonly chain: AnyChain; readonly at: number }[],
): readonly (readonly string[])[] {
  let seen: string[] = [];
  const watched: Snapshot = {
    ...snapshot,
    get systemHome() {
      return snapshot.systemHome;
    },
    file: (path) => {
      const name = /([^\\/]+)\.json$/.exec(path)?.[1];
      if (name !== undefined && isHash(name)) seen.push(name);
      return snapshot.file(path);
    },
  };
  return walks.map(({ chain, at }) => {
    seen = [];
    // Shadowed sources are walked when they are asked for.
    void drive(resolve(chain, watched, { ...code, profile: profiles[at] ?? null }), assumeOffline).sources;
    return seen;
  });
}
