import { Buffer, isUtf8 } from "node:buffer";
import type { FileStatus, FileView } from "../model/snapshot.ts";
import { seal } from "../vault/secret.ts";
import type { FileSystem } from "./file-system.ts";

/** Larger files are not read: no settings file is, and a diagnosis must not fill the memory. Bytes. */
export const LARGEST_FILE = 32 * 1024 * 1024;

/** No file, and read as an empty one by whoever does not ask what it is. */
const NOTHING = "/dev/null";

const QUIETLY = { throwIfNoEntry: false } as const;

/** A look at files in which each path is read at most once. */
export function openFiles(fs: FileSystem): (path: string) => FileView {
  const seen = new Map<string, FileView>();
  return (path) => {
    const known = seen.get(path);
    if (known !== undefined) return known;
    const view = look(fs, path);
    seen.set(path, view);
    return view;
  };
}

/** A look at folders in which each is listed at most once. */
export function openFolders(fs: FileSystem): (path: string) => readonly string[] {
  const seen = new Map<string, readonly string[]>();
  return (path) => {
    const known = seen.get(path) ?? list(fs, path);
    seen.set(path, known);
    return known;
  };
}

/** What the file system says of a path, unopened. */
export const openStatus =
  (fs: FileSystem) =>
  (path: string): FileStatus | null => {
    try {
      const stat = fs.statSync(path, QUIETLY);
      if (stat === undefined) return null;
      return {
        kind: stat.isFile() ? "file" : stat.isDirectory() ? "folder" : "other",
        mode: stat.mode === undefined ? null : stat.mode & 0o7777,
        owner: stat.uid ?? null,
        modified: stat.mtimeMs ?? null,
      };
    } catch {
      return null;
    }
  };

function list(fs: FileSystem, path: string): readonly string[] {
  if (isKnownAbsent(fs, path)) return [];
  try {
    return fs
      .readdirSync(path)
      .filter((name) => typeof name === "string")
      .sort();
  } catch {
    return [];
  }
}

/** Seen without an error made. A file system that throws for it, or for a folder, is asked for the names all the same. */
function isKnownAbsent(fs: FileSystem, path: string): boolean {
  try {
    return fs.statSync(path, QUIETLY) === undefined;
  } catch {
    return false;
  }
}

function look(fs: FileSystem, path: string): FileView {
  if (path === "") return { state: "absent", path };
  if (path === NOTHING) return textOf(path, new Uint8Array());
  try {
    const stat = fs.statSync(path, QUIETLY);
    if (stat === undefined) return { state: "absent", path };
    if (stat.isDirectory()) return { state: "directory", path };
    // A pipe or device would block or never end.
    if (!stat.isFile()) return { state: "unreadable", path, code: "not a regular file" };
    if (stat.size > LARGEST_FILE) return { state: "too-large", path, bytes: stat.size };
    return textOf(path, fs.readFileSync(path));
  } catch (error) {
    return failed(path, error);
  }
}

function textOf(path: string, bytes: Uint8Array): FileView {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const view = { state: "text", path, text: seal(buffer.toString("utf8")), bytes: buffer.length } as const;
  return isUtf8(buffer) ? view : { state: "not-utf8", path, offset: firstBadByte(buffer), replaced: view };
}

/** Offset of the first byte that cannot belong to UTF-8 text, by halving. */
function firstBadByte(buffer: Buffer): number {
  let good = 0;
  let bad = buffer.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (beginsWell(buffer.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return bad - 1;
}

/** Whether bytes are UTF-8 but for a letter cut short at their end. */
function beginsWell(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function failed(path: string, error: unknown): FileView {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
  if (code === "ENOENT" || code === "ENOTDIR") return { state: "absent", path };
  if (code === "EISDIR") return { state: "directory", path };
  return { state: "unreadable", path, code };
}
