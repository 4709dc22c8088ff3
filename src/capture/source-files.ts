import { Buffer } from "node:buffer";
import ignore, { type Ignore } from "ignore";
import type { NotRead } from "../model/scan.ts";
import { type Secret, seal } from "../vault/secret.ts";
import type { FileSystem } from "./file-system.ts";
import { isPassedOver } from "./passed-over-folders.ts";
import { repositoryOf } from "./repository-of.ts";
import { type TrackedFiles, trackedFiles } from "./tracked-files.ts";

/** Larger files are no source that somebody wrote by hand. Bytes. */
const LARGEST_SOURCE = 1024 * 1024;

/** Entries looked at, folders included; a tree with more is read so far, and that is said. */
const MOST_ENTRIES = 2_000_000;

export interface SourceTree {
  readonly fs: FileSystem;
  /** A folder or a file, absolute. */
  readonly root: string;
  /** Neither .gitignore nor the list of folders passed over is heeded. */
  readonly allFiles: boolean;
  /** Whether a file is opened, by its path with `/` from the folder scanned. */
  readonly isWanted: (path: string) => boolean;
}

export type SourceEntry =
  | { readonly kind: "file"; readonly path: string; readonly name: string }
  | { readonly kind: "not-read"; readonly path: string; readonly why: NotReadWhy }
  /** Wanted, left out by a .gitignore, and not in git's index all the same. */
  | { readonly kind: "ignored"; readonly path: string }
  /** A file that nobody wants. */
  | { readonly kind: "passed"; readonly path: string };

type NotReadWhy = Exclude<NotRead["why"], "not-parsed" | "no-reader" | "time-up">;

interface Folder {
  /** Absolute. */
  readonly path: string;
  /** From the folder scanned, ending in `/`; empty: that folder itself. */
  readonly name: string;
  readonly ignores: readonly Ignoring[];
}

/** The rules of one .gitignore. */
interface Ignoring {
  /** Absolute, ending in `/`. */
  readonly folder: string;
  readonly rules: Ignore;
}

/** Every file below a folder, in the order of names. No link to a folder is followed. */
export function* sourceFiles(tree: SourceTree): Generator<SourceEntry> {
  const { fs, root } = tree;
  const status = statusOf(fs, root);
  if (status === null) return yield { kind: "not-read", path: root, why: "absent" };
  if (status === "file") return yield { kind: "file", path: root, name: root.replace(/^.*\//, "") };
  if (status === "other") return yield { kind: "not-read", path: root, why: "no-regular-file" };
  const waiting: Folder[] = [{ path: root, name: "", ignores: tree.allFiles ? [] : ignoresAbove(fs, root) }];
  let index: TrackedFiles | null = null;
  const tracked = (): TrackedFiles => {
    index ??= trackedFiles(fs, root);
    return index;
  };
  let entries = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const listed = list(fs, folder.path);
    if (listed === null) {
      yield { kind: "not-read", path: folder.path, why: "unreadable-folder" };
      continue;
    }
    entries += listed.length;
    if (entries > MOST_ENTRIES) return yield { kind: "not-read", path: folder.path, why: "too-many-entries" };
    yield* entriesOf(tree, folder, listed, tracked, waiting);
  }
}

function* entriesOf(
  tree: SourceTree,
  folder: Folder,
  listed: readonly Entry[],
  /** Read when something is ignored, and not before: an index may be large. */
  tracked: () => TrackedFiles,
  waiting: Folder[],
): Generator<SourceEntry> {
  const names = new Set(listed.map(({ name }) => name));
  const ignores = tree.allFiles ? [] : [...folder.ignores, ...ignoringIn(tree.fs, folder.path, names)];
  const folders: Folder[] = [];
  for (const { name, kind } of listed) {
    const path = `${folder.path === "/" ? "" : folder.path}/${name}`;
    if (kind === "folder") {
      if (!tree.allFiles && isPassedOver(name, names)) continue;
      if (isIgnored(`${path}/`, ignores) && !tracked().folders.has(path)) continue;
      folders.push({ path, name: `${folder.name}${name}/`, ignores });
      continue;
    }
    // Of a link only a file is taken: a folder may lead in circles, or out of the tree.
    if (kind === "link" && (!tree.isWanted(`${folder.name}${name}`) || statusOf(tree.fs, path) !== "file")) continue;
    if (!tree.isWanted(`${folder.name}${name}`)) yield { kind: "passed", path };
    else if (isIgnored(path, ignores) && !tracked().files.has(path)) yield { kind: "ignored", path };
    else if (kind === "other") yield { kind: "not-read", path, why: "no-regular-file" };
    else yield { kind: "file", path, name: `${folder.name}${name}` };
  }
  if (folders.length > 0 && !tree.allFiles && isCacheOrEnvironment(names) && folder.name !== "") return;
  waiting.push(...folders.reverse());
}

/** A virtual environment of Python (PEP 405) or a cache by its own word (bford.info/cachedir; Cargo's target, pytest's). */
const isCacheOrEnvironment = (names: ReadonlySet<string>): boolean =>
  names.has("pyvenv.cfg") || names.has("CACHEDIR.TAG");

export type SourceText =
  | { readonly kind: "text"; readonly text: Secret }
  | { readonly kind: "not-read"; readonly why: NotReadWhy };

/** A source's text, sealed: it may hold keys. Bytes that are no UTF-8 are replaced: they stand in comments and words. */
export function sourceText(fs: FileSystem, path: string): SourceText {
  try {
    const status = fs.statSync(path);
    if (!status.isFile()) return { kind: "not-read", why: "no-regular-file" };
    if (status.size > LARGEST_SOURCE) return { kind: "not-read", why: "too-large" };
    const bytes = fs.readFileSync(path);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // What git takes for binary (buffer_is_binary: a NUL within the first 8000 bytes).
    if (buffer.subarray(0, 8000).includes(0)) return { kind: "not-read", why: "binary" };
    return { kind: "text", text: seal(buffer.toString("utf8")) };
  } catch {
    return { kind: "not-read", why: "unreadable" };
  }
}

interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** Null: it cannot be listed. */
function list(fs: FileSystem, path: string): readonly Entry[] | null {
  try {
    return fs
      .readdirSync(path, { withFileTypes: true })
      .filter(isDirectoryEntry)
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return null;
  }
}

interface DirectoryEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

const isDirectoryEntry = (entry: unknown): entry is DirectoryEntry =>
  typeof entry === "object" && entry !== null && "isSymbolicLink" in entry;

function kindOf(entry: DirectoryEntry): Entry["kind"] {
  if (entry.isSymbolicLink()) return "link";
  return entry.isDirectory() ? "folder" : entry.isFile() ? "file" : "other";
}

function statusOf(fs: FileSystem, path: string): "file" | "folder" | "other" | null {
  try {
    const status = fs.statSync(path);
    return status.isDirectory() ? "folder" : status.isFile() ? "file" : "other";
  } catch {
    return null;
  }
}

/** A path that is a folder ends in `/`. The nearest .gitignore that says anything has the last word, as with git. */
function isIgnored(path: string, ignores: readonly Ignoring[]): boolean {
  for (const { folder, rules } of ignores.toReversed()) {
    const { ignored, unignored } = rules.test(path.slice(folder.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

const ignoringIn = (fs: FileSystem, folder: string, names: ReadonlySet<string>): readonly Ignoring[] =>
  names.has(".gitignore") ? ignoringOf(fs, folder) : [];

function ignoringOf(fs: FileSystem, folder: string): readonly Ignoring[] {
  const path = `${folder === "/" ? "" : folder}/`;
  try {
    if (!fs.statSync(`${path}.gitignore`).isFile()) return [];
    const text = new TextDecoder().decode(fs.readFileSync(`${path}.gitignore`));
    return [{ folder: path, rules: ignore({ allowRelativePaths: true }).add(text) }];
  } catch {
    return [];
  }
}

/** The rules of the folders above, up to the one that holds `.git`; none where there is no such folder. */
function ignoresAbove(fs: FileSystem, root: string): readonly Ignoring[] {
  const top = repositoryOf(fs, root);
  if (top === null) return [];
  const names = root
    .slice(top.length)
    .split("/")
    .filter((name) => name !== "");
  return names.flatMap((_, index) => ignoringOf(fs, [top, ...names.slice(0, index)].join("/") || "/"));
}
