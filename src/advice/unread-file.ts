import type { Fix } from "../model/finding.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { homeFolder } from "../parse/python-path.ts";
import { byHand } from "./by-hand.ts";
import { openVariable } from "./open-variable.ts";
import { shortPath } from "./short-path.ts";

/** A file that this user may not read, or may not even look for. */
export interface UnreadFile {
  readonly path: string;
  /** The folder above it that bars the way: then nobody can tell whether the file is there. Null: the file itself does. */
  readonly barredBy: string | null;
  /** What is so of it, to follow its path: `cannot be read (mode 0600) and belongs to user 0, not to you (1000)` */
  readonly words: string;
  readonly fix: Fix;
}

/** Null: it can be read, is not there, or cannot be read for another reason than rights. */
export function unreadFile(snapshot: Snapshot, path: string): UnreadFile | null {
  const view = snapshot.file(path);
  if (view.state !== "unreadable" || (view.code !== "EACCES" && view.code !== "EPERM")) return null;
  const barredBy = snapshot.status(path) === null ? barring(snapshot, path) : null;
  const closed = barredBy ?? path;
  const { mode, whose } = rightsOf(snapshot, closed);
  return {
    path,
    barredBy,
    words:
      barredBy === null
        ? `cannot be read (mode ${mode})${whose}`
        : `cannot be looked for: ${shortPath(barredBy, homeFolder(snapshot))} may not be entered (mode ${mode})${whose}`,
    fix: fixFor(snapshot, closed, barredBy !== null),
  };
}

/** The nearest folder above that can be seen: what lies in it cannot. */
function barring(snapshot: Snapshot, path: string): string {
  let folder = path;
  while (folder.includes("/", 1) && snapshot.status(folder) === null) folder = folder.slice(0, folder.lastIndexOf("/"));
  return folder;
}

function rightsOf({ status, user }: Snapshot, path: string) {
  const found = status(path);
  const owner = found?.owner ?? null;
  return {
    mode: (found?.mode ?? 0).toString(8).padStart(4, "0"),
    whose:
      owner !== null && user !== null && owner !== user ? ` and belongs to user ${owner}, not to you (${user})` : "",
  };
}

function fixFor(snapshot: Snapshot, path: string, isFolder: boolean): Fix {
  const { status, user, systemHome } = snapshot;
  const found = status(path);
  if (found?.mode != null && (user === null || found.owner === user))
    return {
      change: { kind: "set-mode", path, mode: found.mode | (isFolder ? 0o700 : 0o600) },
      promise: isFolder ? "so that you may enter it" : "so that you may read it",
      after: null,
    };
  const home = openVariable(snapshot, "HOME");
  // A file that root left in one's own folder is taken back; another user's home is not one's own to take.
  if (home === null || status(home)?.owner === user || !path.startsWith(home))
    return byHand(`have ${path} given to you: sudo chown "$USER" ${path}`);
  const own = home === systemHome ? "" : `, or set HOME to this user's own home folder: ${systemHome}`;
  return byHand(`run it as user ${found?.owner ?? 0}, whose ${path} is${own}`);
}
