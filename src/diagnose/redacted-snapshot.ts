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

/** A name under a hash may lead to a file whose text leads to another. */
const MOST_ROUNDS = 4;

/**
 * A snapshot with a pseudonym for every word that may be a name. A cache's files are named after a hash of names: both
 * machines are walked, the real one and the renamed, and the n-th such file of a walk is the n-th on the other.
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
  const real = hashesLookedAt(machine, request.code, profiles, request.chains);
  let renamed = renamedFile(file, names);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const there = hashesLookedAt(request.open(renamed), code, renamedProfiles, request.chains);
    const pairs = real.flatMap((walk, at) => walk.map((hash, index) => [hash, there[at]?.[index]] as const));
    const news = pairs.filter(([hash, other]) => other !== undefined && names.text(hash) !== other);
    if (news.length === 0) break;
    for (const [hash, other] of news) names.renameHash(hash, other as string);
    renamed = renamedFile(file, names);
  }
  return { file: renamed, code, names };
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
  chains: readonly AnyChain[],
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
  return profiles.flatMap((profile) =>
    chains.map((chain) => {
      seen = [];
      drive(resolve(chain, watched, { ...code, profile }), assumeOffline);
      return seen;
    }),
  );
}
