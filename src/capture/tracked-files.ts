import { Buffer } from "node:buffer";
import type { FileSystem } from "./file-system.ts";
import { repositoryOf } from "./repository-of.ts";

/** What git follows whatever .gitignore says: what is in its index. Paths are absolute; folders without a `/` at the end. */
export interface TrackedFiles {
  readonly files: ReadonlySet<string>;
  /** Those that hold one of the files, at any depth. */
  readonly folders: ReadonlySet<string>;
}

const NONE: TrackedFiles = { files: new Set(), folders: new Set() };

/** The index of the repository that a folder is part of; none where there is no repository, or none that can be read. */
export function trackedFiles(fs: FileSystem, folder: string): TrackedFiles {
  const top = repositoryOf(fs, folder);
  if (top === null) return NONE;
  try {
    const names = namesInIndex(bytesOf(fs, `${gitFolder(fs, top)}/index`));
    const files = names.map((name) => `${top}/${name}`);
    return { files: new Set(files), folders: new Set(files.flatMap((path) => foldersAbove(path, top))) };
  } catch {
    return NONE;
  }
}

/** In a worktree and in a submodule, `.git` is a file that says where the folder is (gitrepository-layout). */
function gitFolder(fs: FileSystem, top: string): string {
  if (fs.statSync(`${top}/.git`).isDirectory()) return `${top}/.git`;
  const path = /^gitdir: (.*?)\s*$/.exec(bytesOf(fs, `${top}/.git`).toString("utf8"))?.[1] ?? "";
  return path.startsWith("/") ? path : `${top}/${path}`;
}

function bytesOf(fs: FileSystem, path: string): Buffer {
  const bytes = fs.readFileSync(path);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function foldersAbove(path: string, top: string): readonly string[] {
  const folders: string[] = [];
  for (let at = path.lastIndexOf("/"); at > top.length; at = path.lastIndexOf("/", at - 1))
    folders.push(path.slice(0, at));
  return folders;
}

/** Before an entry's flags: times, numbers, mode, size and a SHA-1 (gitformat-index). SHA-256 repositories are not read. */
const FLAGS_AT = 60;

/** The names in an index of version 2, 3 or 4. Throws where it is cut short, and on any other. */
function namesInIndex(index: Buffer): readonly string[] {
  const version = index.readUInt32BE(4);
  if (index.toString("latin1", 0, 4) !== "DIRC" || version < 2 || version > 4) throw new Error("no index of git");
  const names: string[] = [];
  let last = Buffer.alloc(0);
  for (let left = index.readUInt32BE(8), at = 12; left > 0; left -= 1) {
    const isExtended = (index.readUInt16BE(at + FLAGS_AT) & 0x4000) !== 0;
    const nameAt = at + FLAGS_AT + (isExtended ? 4 : 2);
    const kept = version === 4 ? prefixLength(index, nameAt, last.length) : { length: 0, next: nameAt };
    const end = index.indexOf(0, kept.next);
    if (end === -1) throw new Error("the index of git is cut short");
    last = Buffer.concat([last.subarray(0, kept.length), index.subarray(kept.next, end)]);
    names.push(last.toString("utf8"));
    // Padded with NULs to a multiple of eight, at least one; version 4 has just the one.
    at = version === 4 ? end + 1 : at + ((end - at + 8) & ~7);
  }
  return names;
}

/** Version 4: how much of the last name stays, told as what is to be cut off (a number of git's offset encoding). */
function prefixLength(index: Buffer, at: number, last: number): { readonly length: number; readonly next: number } {
  let byte = index.readUInt8(at);
  let next = at + 1;
  let cut = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    byte = index.readUInt8(next);
    next += 1;
    cut = ((cut + 1) << 7) | (byte & 0x7f);
  }
  return { length: Math.max(0, last - cut), next };
}
