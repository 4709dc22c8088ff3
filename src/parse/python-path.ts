import type { Snapshot } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

const posix = (snapshot: Pick<Snapshot, "platform">): boolean => snapshot.platform === "posix";

/** `os.path.expandvars`: `$NAME` and `${NAME}`; an unknown name stays as it is written. */
function expandVariables(path: string, snapshot: Snapshot): string {
  if (!path.includes("$")) return path;
  return path.replace(/\$(\w+|\{[^}]*\})/g, (whole, name: string) => {
    const value = snapshot.variables.get(name.replace(/^\{|\}$/g, ""));
    return typeof value === "string" ? value : whole;
  });
}

/** `os.path.expanduser`: `~` is HOME (USERPROFILE on Windows), else the system's word; `~name` is that account's home. */
export function expandUser(path: string, snapshot: Snapshot): string {
  if (!path.startsWith("~")) return path;
  const slash = posix(snapshot) ? path.indexOf("/") : path.search(/[\\/]/);
  const user = slash === -1 ? path.slice(1) : path.slice(1, slash);
  const rest = slash === -1 ? "" : path.slice(slash);
  const home = user === "" ? homeFolder(snapshot) : homeOf(user, snapshot);
  if (home === null) return path;
  return home.replace(/\/+$/, "") + rest || "/";
}

/** The folder `~` stands for. */
export function homeFolder(snapshot: Snapshot): string {
  const home = snapshot.variables.get(posix(snapshot) ? "HOME" : "USERPROFILE");
  return typeof home === "string" ? home : snapshot.systemHome;
}

function homeOf(user: string, snapshot: Snapshot): string | null {
  const passwd = snapshot.file("/etc/passwd");
  if (passwd.state !== "text") return null;
  const line = unseal(passwd.text)
    .split("\n")
    .find((entry) => entry.startsWith(`${user}:`));
  return line?.split(":")[5] ?? null;
}

/** A path as botocore opens it: variables, then `~`, then relative to the working folder. */
export function openedPath(path: string, snapshot: Snapshot): string {
  return fromWorkingFolder(expandUser(expandVariables(path, snapshot), snapshot), snapshot);
}

/** A path taken literally, as `open()` does. */
export function fromWorkingFolder(path: string, snapshot: Pick<Snapshot, "cwd" | "platform">): string {
  const absolute = posix(snapshot) ? path.startsWith("/") : /^(?:[A-Za-z]:|[\\/])/.test(path);
  if (absolute || path === "") return path;
  return `${snapshot.cwd.replace(/[\\/]+$/, "")}/${path}`;
}
