import type { CapturedFile, SnapshotFile } from "../model/snapshot-file.ts";
import type { FileStatus, FileView, Snapshot } from "../model/snapshot.ts";
import { maskedFile } from "../parse/masked/masked-file.ts";
import { maskedVariable } from "../parse/masked/masked-variable.ts";
import type { ShapeMask } from "../parse/masked/shape-mask.ts";

/** A snapshot that remembers what was looked at. */
export interface RecordedSnapshot {
  readonly snapshot: Snapshot;
  /** What was looked at so far, masked. */
  contents(mask: ShapeMask): Pick<SnapshotFile, "variables" | "files" | "folders">;
}

export function recordedSnapshot(snapshot: Snapshot): RecordedSnapshot {
  const views = new Map<string, FileView>();
  const statuses = new Map<string, FileStatus | null>();
  const folders = new Map<string, readonly string[]>();
  const remembered = <T>(map: Map<string, T>, path: string, look: (path: string) => T): T => {
    const found = map.get(path) ?? look(path);
    map.set(path, found);
    return found;
  };
  return {
    snapshot: {
      ...snapshot,
      get systemHome() {
        return snapshot.systemHome;
      },
      file: (path) => remembered(views, path, snapshot.file),
      status: (path) => remembered(statuses, path, snapshot.status),
      folder: (path) => remembered(folders, path, snapshot.folder),
    },
    contents: (mask) => ({
      variables: Object.fromEntries(
        [...snapshot.variables].map(([name, value]) => [name, maskedVariable(name, value, mask)]),
      ),
      files: [...new Set([...views.keys(), ...statuses.keys()])]
        .sort()
        .map((path) => capturedFile(path, views.get(path), snapshot.status(path), mask)),
      folders: Object.fromEntries([...folders].sort(([a], [b]) => (a < b ? -1 : 1))),
    }),
  };
}

function capturedFile(
  path: string,
  view: FileView | undefined,
  status: FileStatus | null,
  mask: ShapeMask,
): CapturedFile {
  if (view === undefined) return { path, status, state: status === null ? "absent" : "seen" };
  switch (view.state) {
    case "text":
      return { path, status, state: "text", text: maskedFile(path, view.text, mask), bytes: view.bytes };
    case "absent":
    case "directory":
      return { path, status, state: view.state };
    case "unreadable":
      return { path, status, state: "unreadable", code: view.code };
    case "not-utf8":
      return { path, status, state: "not-utf8", offset: view.offset, text: maskedFile(path, view.replaced.text, mask) };
    case "too-large":
      return { path, status, state: "too-large", bytes: view.bytes };
  }
}
