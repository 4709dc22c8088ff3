import { Buffer } from "node:buffer";
import type { CapturedFile, SnapshotFile } from "../model/snapshot-file.ts";
import type { Machine } from "./capture.ts";
import type { FileSystem, FileSystemStatus } from "./file-system.ts";
import { LARGEST_FILE } from "./files.ts";

/** The machine that a snapshot file tells of: the same walk goes over it as over the real one. */
export function replayedMachine(file: SnapshotFile): Machine {
  return {
    environment: file.variables,
    fs: replayedFiles(file),
    platform: file.platform,
    systemHome: file.systemHome,
    cwd: file.cwd,
    user: file.user,
    now: Date.parse(file.takenAt),
    ...(file.timeZone === undefined ? {} : { timeZone: file.timeZone }),
    origins: file.origins ?? [],
  };
}

/** What was not looked at when it was taken is not there. */
function replayedFiles({ files, folders }: SnapshotFile): FileSystem {
  const known = new Map(files.map((file) => [file.path, file]));
  const listed = new Map(Object.entries(folders));
  return {
    statSync(path) {
      const file = known.get(path);
      if (file !== undefined) return statusOf(file);
      if (listed.has(path)) return { isFile: () => false, isDirectory: () => true, size: 0 };
      throw failure("ENOENT");
    },
    readFileSync(path) {
      const file = known.get(path);
      if (file === undefined) throw failure("ENOENT");
      return bytesOf(file);
    },
    readdirSync(path) {
      const names = listed.get(path);
      if (names === undefined) throw failure("ENOENT");
      return names;
    },
  };
}

function statusOf(file: CapturedFile): FileSystemStatus {
  const { status } = file;
  if (file.state === "absent") throw failure("ENOENT");
  if (file.state === "unreadable" && status === null) throw failure(file.code);
  const isDirectory = file.state === "directory" || status?.kind === "folder";
  const isFile = file.state === "unreadable" ? status?.kind !== "other" : !isDirectory && status?.kind !== "other";
  return {
    isDirectory: () => isDirectory,
    isFile: () => isFile,
    size: file.state === "too-large" ? Math.max(file.bytes, LARGEST_FILE + 1) : 0,
    ...(status?.mode == null ? {} : { mode: status.mode }),
    ...(status?.owner == null ? {} : { uid: status.owner }),
    ...(status?.modified == null ? {} : { mtimeMs: status.modified }),
  };
}

function bytesOf(file: CapturedFile): Uint8Array {
  switch (file.state) {
    case "text":
      return Buffer.from(file.text, "utf8");
    case "not-utf8":
      return file.text === undefined ? Buffer.concat([Buffer.alloc(file.offset, "x"), BAD]) : withBadBytes(file.text);
    case "unreadable":
      throw failure(file.code);
    case "directory":
      throw failure("EISDIR");
    case "absent":
    case "too-large":
    case "seen":
      throw failure("ENOENT");
  }
}

const BAD = Buffer.of(0xff);

/** U+FFFD stands where a byte was no UTF-8. */
const withBadBytes = (text: string): Buffer =>
  Buffer.concat(
    text.split("\ufffd").flatMap((part, index) => [...(index === 0 ? [] : [BAD]), Buffer.from(part, "utf8")]),
  );

const failure = (code: string): Error => Object.assign(new Error(`snapshot: ${code}`), { code });
