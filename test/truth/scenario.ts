import { Buffer } from "node:buffer";
import { posix } from "node:path";
import { type Machine, capture } from "../../src/capture/capture.ts";
import { variableNamed } from "../../src/capture/variables.ts";
import type { FileSystem } from "../../src/capture/file-system.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { variablesNamedIn } from "../../src/parse/variables-named-in.ts";
import { seal } from "../../src/vault/secret.ts";
import type { CodeArguments } from "../../src/walk/chain.ts";
import { blockOf } from "./block-of.ts";

/** One line of a scenario file (lab/README.md). */
export interface Scenario {
  readonly id: string;
  readonly explicit?: {
    /** boto3 takes keys in two places; the session is meant where none is named. */
    readonly givenTo?: "client" | "session";
    readonly accessKeyId?: string;
    readonly secretAccessKey?: string;
    readonly sessionToken?: string;
  };
  readonly session?: { readonly profile?: string; readonly region?: string };
  /** Arguments of Terraform's provider block, as its JSON syntax has them. */
  readonly block?: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  /** Variables that a program has everywhere else and not here: HOME. */
  readonly unset?: readonly string[];
  /** A lone surrogate of a text (U+DC80 to U+DCFF) is a byte that is no UTF-8, as Python has it. */
  readonly files: Readonly<Record<string, string>>;
  readonly modes?: Readonly<Record<string, string>>;
  /** Folders where files are looked for. */
  readonly folders?: readonly string[];
  /** The program may do no more than the modes say: else it is root, who may read all. */
  readonly user?: "ordinary";
  readonly imds?: { readonly role: string } | null;
  readonly tags?: readonly string[];
}

export const HOME = "/home/lab";
export const EMULATOR = "http://127.0.0.1:4580";
export const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");

/** Placeholders of the lab, filled the lab's way. */
export const fill = (text: string): string =>
  text
    .replaceAll("{{HOME}}", HOME)
    .replace(/\{\{NOW([+-]\d+)\}\}/g, (_, seconds: string) => iso(NOW + Number(seconds) * 1000))
    .replace(/\{\{BARE([+-]\d+)\}\}/g, (_, seconds: string) => iso(NOW + Number(seconds) * 1000).slice(0, -1))
    .replace(/\{\{BLANK([+-]\d+)\}\}/g, (_, seconds: string) =>
      iso(NOW + Number(seconds) * 1000)
        .slice(0, -1)
        .replace("T", " "),
    )
    .replaceAll("{{EMU}}", EMULATOR);

export const realPath = (path: string): string => (path.startsWith("~/") ? `${HOME}/${path.slice(2)}` : path);

export function filesOf(scenario: Scenario): ReadonlyMap<string, string> {
  // The lab's world makes the scenario's home that of the account, too.
  const passwd = ["/etc/passwd", `root:x:0:0:root:${HOME}:/bin/bash\n`] as const;
  return new Map([
    passwd,
    ...Object.entries(scenario.files).map(([path, text]) => [realPath(path), fill(text)] as const),
  ]);
}

interface Closed {
  readonly folders: readonly string[];
  /** Files that the program may not read. */
  readonly closed: readonly string[];
}

/** A file system of nothing but these files, and a program whose folder is the home. */
export function fileSystemOf(
  files: ReadonlyMap<string, string>,
  { folders, closed }: Closed = { folders: [], closed: [] },
): FileSystem {
  // A path of Windows is no relative one.
  const placeOf = (path: string): string => (/^[A-Za-z]:/.test(path) ? path : posix.resolve(HOME, path));
  const textAt = (path: string): string | undefined =>
    path.endsWith("/") && files.has(placeOf(path)) ? undefined : files.get(placeOf(path));
  // The lab makes the home folder, also where nothing is in it.
  const isFolder = (path: string): boolean =>
    placeOf(path) === HOME ||
    folders.includes(placeOf(path)) ||
    [...files.keys()].some((file) => file.startsWith(`${placeOf(path)}/`));
  const missing = (path: string): Error => Object.assign(new Error(`ENOENT: ${path}`), { code: "ENOENT" });
  return {
    statSync: (path) => {
      // A device: neither a file nor a folder.
      if (path === "/dev/null") return { isDirectory: () => false, isFile: () => false, size: 0 };
      const text = textAt(path);
      if (text === undefined && !isFolder(path)) throw missing(path);
      return { isDirectory: () => text === undefined, isFile: () => text !== undefined, size: text?.length ?? 0 };
    },
    // Of the lab's machine, which has no other locale (world/README.md).
    readdirSync: (path) => (path === "/usr/lib/locale" ? ["C.utf8"] : namesIn(files, placeOf(path))),
    readFileSync: (path) => {
      const text = textAt(path);
      if (text === undefined) throw missing(path);
      if (closed.includes(placeOf(path))) throw Object.assign(new Error(`EACCES: ${path}`), { code: "EACCES" });
      return bytesOf(text);
    },
  };
}

function namesIn(files: ReadonlyMap<string, string>, folder: string): readonly string[] {
  const inside = [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
  return [...new Set(inside.map((path) => path.slice(folder.length + 1).split("/")[0] ?? ""))];
}

function bytesOf(text: string): Uint8Array {
  const parts = text.split(/([\udc80-\udcff])(?<![\ud800-\udbff].)/);
  return Buffer.concat(
    parts.map((part, index) => (index % 2 === 1 ? Buffer.of(part.charCodeAt(0) & 0xff) : Buffer.from(part, "utf8"))),
  );
}

export function machineOf(scenario: Scenario): Machine {
  const env = Object.fromEntries(Object.entries(scenario.env).map(([name, value]) => [name, fill(value)]));
  const environment: Record<string, string> = { HOME, PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8", ...env };
  for (const name of scenario.unset ?? []) delete environment[name];
  return {
    environment,
    fs: fileSystemOf(filesOf(scenario), {
      folders: (scenario.folders ?? []).map(realPath),
      closed: Object.entries(scenario.user === "ordinary" ? (scenario.modes ?? {}) : {}).flatMap(([path, mode]) =>
        mode === "000" ? [realPath(path)] : [],
      ),
    }),
    platform: "posix",
    systemHome: HOME,
    cwd: HOME,
    now: NOW,
  };
}

/** With the variables that a path of the block is written with, as whoever reads the block takes them along. */
export function snapshotOf(scenario: Scenario): Snapshot {
  const machine = machineOf(scenario);
  const snapshot = capture(machine);
  const named = variablesNamedIn(scenario.block === undefined ? [] : blockOf(scenario.block));
  const more = named.flatMap((name) => {
    const value = variableNamed(machine.environment, name);
    return value === null ? [] : [[name, value] as const];
  });
  return more.length === 0 ? snapshot : { ...snapshot, variables: new Map([...snapshot.variables, ...more]) };
}

export function codeOf(scenario: Scenario): CodeArguments {
  const { explicit, session, block } = scenario;
  return {
    ...(block === undefined ? {} : { block: blockOf(block) }),
    profile: session?.profile ?? null,
    region: session?.region ?? null,
    terminal: false,
    keys:
      explicit === undefined
        ? null
        : {
            givenTo: explicit.givenTo ?? "session",
            accessKeyId: explicit.accessKeyId ?? null,
            secret: Boolean(explicit.secretAccessKey),
            token: Boolean(explicit.sessionToken),
            ...(explicit.secretAccessKey === undefined ? {} : { secretAccessKey: seal(explicit.secretAccessKey) }),
            ...(explicit.sessionToken === undefined ? {} : { sessionToken: seal(explicit.sessionToken) }),
            argument: "--explicit",
          },
  };
}
