import type { Machine } from "./capture.ts";
import type { FileSystem } from "./file-system.ts";
import { homeInPasswd } from "./home-in-passwd.ts";

/** A running process, as Linux tells of it in /proc (proc(5)). */
export type ProcessMachine =
  | { readonly kind: "machine"; readonly machine: Machine; readonly terminal: boolean }
  | { readonly kind: "no-proc" }
  | { readonly kind: "no-process" }
  | { readonly kind: "not-allowed" };

/**
 * The machine as a process sees it: its environment as it was started with (what it has set since is its own), its root
 * folder (a container has one of its own), its working folder, its user.
 */
export function processMachine(pid: number, here: Pick<Machine, "fs" | "now" | "timeZone">): ProcessMachine {
  const { fs, now, timeZone } = here;
  const proc = `/proc/${pid}`;
  if (!exists(fs, "/proc/self/environ")) return { kind: "no-proc" };
  if (!exists(fs, proc)) return { kind: "no-process" };
  const environ = textOf(fs, `${proc}/environ`);
  const root = linkOf(fs, `${proc}/root`);
  if (environ === null || root === null) return { kind: "not-allowed" };
  const user = userOf(textOf(fs, `${proc}/status`) ?? "");
  const files = rootedFiles(fs, `${proc}/root`);
  const input = linkOf(fs, `${proc}/fd/0`) ?? "";
  return {
    kind: "machine",
    terminal: /^\/dev\/(?:pts|tty)/.test(input),
    machine: {
      environment: environmentOf(environ),
      fs: files,
      platform: "posix",
      systemHome: homeInPasswd(textOf(files, "/etc/passwd") ?? "", user) ?? "",
      cwd: linkOf(fs, `${proc}/cwd`) ?? "/",
      user,
      now,
      ...(timeZone === undefined ? {} : { timeZone }),
    },
  };
}

const exists = (fs: FileSystem, path: string): boolean => {
  try {
    fs.statSync(path);
    return true;
  } catch {
    return false;
  }
};

function textOf(fs: FileSystem, path: string): string | null {
  try {
    return new TextDecoder().decode(fs.readFileSync(path));
  } catch {
    return null;
  }
}

function linkOf(fs: FileSystem, path: string): string | null {
  try {
    return fs.readlinkSync?.(path) ?? null;
  } catch {
    return null;
  }
}

const userOf = (status: string): number | null => {
  // Real, effective, saved, file system: files are opened as the effective user.
  const effective = /^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1];
  return effective === undefined ? null : Number(effective);
};

const environmentOf = (environ: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    environ
      .split("\0")
      .filter((entry) => entry.includes("="))
      .map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]),
  );

/** As deep as Linux follows links, path_resolution(7). */
const MOST_LINKS = 40;

/** Files below a root: a link in it that begins at `/` begins at that root, not at ours. */
function rootedFiles(fs: FileSystem, root: string): FileSystem {
  const real = (path: string): string => root + resolved(fs, root, path);
  return {
    statSync: (path) => fs.statSync(real(path)),
    readFileSync: (path) => fs.readFileSync(real(path)),
    readdirSync: (path) => fs.readdirSync(real(path)),
  };
}

function resolved(fs: FileSystem, root: string, path: string): string {
  let left = path.split("/").filter((step) => step !== "" && step !== ".");
  let done: string[] = [];
  for (let links = 0; left.length > 0; ) {
    const [step = "", ...rest] = left;
    left = rest;
    if (step === "..") {
      done.pop();
      continue;
    }
    const target = linkOf(fs, `${root}/${[...done, step].join("/")}`);
    if (target === null) {
      done.push(step);
      continue;
    }
    links += 1;
    if (links > MOST_LINKS) throw Object.assign(new Error(`too many links: ${path}`), { code: "ELOOP" });
    if (target.startsWith("/")) done = [];
    left = [...target.split("/").filter((part) => part !== "" && part !== "."), ...left];
  }
  return `/${done.join("/")}`;
}
