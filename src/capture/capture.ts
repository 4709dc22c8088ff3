import type { Snapshot } from "../model/snapshot.ts";
import type { FileSystem } from "./file-system.ts";
import { openFiles, openFolders, openStatus } from "./files.ts";
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
}

/** Reads the environment at once and each file when a chain first looks at it. */
export function capture(machine: Machine): Snapshot {
  return {
    variables: captureVariables(machine.environment),
    platform: machine.platform,
    // Looked up only by what needs it.
    get systemHome() {
      return machine.systemHome;
    },
    cwd: machine.cwd,
    user: machine.user ?? null,
    now: machine.now,
    file: openFiles(machine.fs),
    status: openStatus(machine.fs),
    folder: openFolders(machine.fs),
  };
}
