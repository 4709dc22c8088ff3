import type { Snapshot } from "../model/snapshot.ts";
import type { VariableOrigin } from "../model/variable-origin.ts";
import { ancestorsOf } from "./ancestors.ts";
import { fromWorkingFolder } from "../parse/python-path.ts";
import type { Secret } from "../vault/secret.ts";
import type { FileSystem } from "./file-system.ts";
import { openFiles, openFolders, openStatus } from "./files.ts";
import { timeZoneOf } from "./time-zone-of.ts";
import { captureVariables } from "./variables.ts";

/** A machine as it is handed in: the CLI gives its own, a test one of its making. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly fs: FileSystem;
  readonly platform: "posix" | "windows";
  readonly systemHome: string;
  readonly cwd: string;
  /** The number of the user who runs; left out or null: the platform has none. */
  readonly user?: number | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The system's time zone, by its IANA name; left out: UTC. */
  readonly timeZone?: string;
  /** Whose ancestors are looked at for where a variable came from; left out: nobody's. */
  readonly pid?: number;
  /** Of a snapshot file: where its variables came from. */
  readonly origins?: readonly VariableOrigin[];
}

/** Reads the environment at once and each file when a chain first looks at it. */
export function capture(machine: Machine): Snapshot {
  let systemHome: string | null = null;
  const file = openFiles(machine.fs);
  const readOptions = (path: string): Secret | null => {
    const view = file(fromWorkingFolder(path, machine));
    return view.state === "text" ? view.text : null;
  };
  return {
    variables: captureVariables(machine.environment, readOptions),
    platform: machine.platform,
    // Looked up only by what needs it, and once: the CLI reads the passwd file for it.
    get systemHome() {
      systemHome ??= machine.systemHome;
      return systemHome;
    },
    cwd: machine.cwd,
    user: machine.user ?? null,
    now: machine.now,
    timeZone: () => timeZoneOf(machine),
    file,
    status: openStatus(machine.fs),
    ancestors: () => (machine.pid === undefined ? [] : ancestorsOf(machine.fs, machine.pid, readOptions)),
    folder: openFolders(machine.fs),
    ...(machine.origins === undefined ? {} : { recordedOrigins: machine.origins }),
  };
}
