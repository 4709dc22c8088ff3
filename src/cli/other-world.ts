import { recordedAnswers } from "../answer/recorded-answers.ts";
import { processMachine } from "../capture/process-machine.ts";
import { readSnapshotFile } from "../capture/read-snapshot-file.ts";
import { replayedMachine } from "../capture/replayed-machine.ts";
import type { SnapshotFile } from "../model/snapshot-file.ts";
import type { Options } from "./options.ts";
import { UsageError } from "./usage-error.ts";
import type { World } from "./world.ts";

/** A larger file is no snapshot. Bytes. */
const LARGEST = 64 * 1024 * 1024;

export interface Other {
  readonly options: Options;
  readonly world: World;
}

/** The world that `--from` or `--pid` names, in place of this machine's. No socket, no process. */
export function otherWorld(options: Options, world: World): Other {
  const { from, pid } = options.given;
  if (from !== undefined && pid !== undefined) throw new UsageError("give --from or --pid, not both");
  return from !== undefined ? replayedWorld(from, options, world) : processWorld(pid as string, options, world);
}

/** The machine that a snapshot tells of, and the answers that were had then. */
function replayedWorld(path: string, options: Options, world: World): Other {
  const file = openSnapshotFile(path, world);
  const outside = recordedAnswers(file.answers);
  return {
    // Where nobody was asked then, nobody is asked now.
    options: { ...options, offline: file.answers.length === 0 || options.given.offline === true },
    world: {
      ...world,
      machine: replayedMachine(file),
      here: world.machine,
      stdinIsTerminal: file.terminal,
      openOutside: async () => outside,
    },
  };
}

function processWorld(text: string, options: Options, world: World): Other {
  const pid = /^\d+$/.test(text) ? Number(text) : null;
  if (pid === null) throw new UsageError(`--pid ${text}: give the number of a process`);
  const found = processMachine(pid, world.machine);
  switch (found.kind) {
    case "machine":
      return {
        options,
        world: { ...world, machine: found.machine, here: world.machine, stdinIsTerminal: found.terminal },
      };
    case "no-proc":
      throw new UsageError("--pid looks into /proc, which only Linux has: take a snapshot where the process runs");
    case "no-process":
      throw new UsageError(`--pid ${pid}: no such process`);
    case "not-allowed":
      throw new UsageError(`--pid ${pid}: only its owner may look into this process: try sudo`);
  }
}

/** @throws UsageError where it cannot be read, or is not one. */
export function openSnapshotFile(path: string, { machine }: World): SnapshotFile {
  const read = readSnapshotFile(textOf(path, machine));
  if (read.kind === "refused") throw new UsageError(`${path} ${read.why}`);
  return read.file;
}

function textOf(path: string, { fs, cwd }: World["machine"]): string {
  const place = /^(?:[\\/]|[A-Za-z]:)/.test(path) ? path : `${cwd}/${path}`;
  try {
    if (fs.statSync(place).size > LARGEST) throw new UsageError(`${path} is too large for a snapshot`);
    return new TextDecoder().decode(fs.readFileSync(place));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new UsageError(code === "ENOENT" ? `${path}: there is no such file` : `${path} cannot be read (${code})`);
  }
}
