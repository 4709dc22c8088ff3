import { fileURLToPath } from "node:url";
import type { Machine } from "../../src/capture/capture.ts";
import { run } from "../../src/cli/run.ts";
import type { Output, World } from "../../src/cli/world.ts";
import type { Disk } from "../../src/repair/disk.ts";
import type { Outside } from "../../src/model/outside.ts";

export interface Recorded {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A machine of the test's own making; what is left out is empty. */
export type MadeMachine = Pick<Machine, "fs" | "environment"> & Partial<Machine>;

export interface MadeWorld {
  readonly columns?: number | null;
  readonly outside?: Outside;
  readonly start?: World["start"];
  readonly openMonitoring?: World["openMonitoring"];
  readonly writing?: World["writing"];
  /** awswho's own file; left out: this one, beside which the grammars are. */
  readonly program?: string;
  /** What is piped in. */
  readonly input?: string;
  /** What the person types at a terminal; left out: there is none. */
  readonly typed?: string | (() => string);
}

/** The CLI on a made machine, its streams caught: no process, nothing of this one's environment. */
export async function runInProcess(
  argv: readonly string[],
  machine: MadeMachine,
  made: MadeWorld = {},
): Promise<Recorded> {
  const written = { out: "", err: "" };
  const output = (name: "out" | "err"): Output => ({
    write: (text) => {
      written[name] += text;
    },
    isTerminal: false,
    columns: made.columns ?? null,
  });
  const world: World = {
    machine: { platform: "posix", systemHome: "/home/test", cwd: "/", now: Date.UTC(2026, 10, 22, 12), ...machine },
    stdout: output("out"),
    stderr: output("err"),
    stdinIsTerminal: made.typed !== undefined,
    version: "test",
    // Grammars are found from here, as those installed beside awswho are from there.
    program: () => made.program ?? fileURLToPath(import.meta.url),
    start: made.start ?? (() => Promise.reject(new Error("this run may not start a command"))),
    openMonitoring: made.openMonitoring ?? (() => Promise.reject(new Error("this run may not open a port"))),
    writing: made.writing ?? READ_ONLY,
    disk: machine.fs as unknown as Disk,
    readInput: () => made.input ?? "",
    ask: async (question) => {
      written.err += question;
      return typeof made.typed === "function" ? made.typed() : (made.typed ?? "");
    },
    openOutside: async () => {
      if (made.outside === undefined) throw new Error("this run may not go online");
      return made.outside;
    },
  };
  return { code: await run(argv, world), ...written };
}

const refused = (): never => {
  throw new Error("this run may not write");
};
const READ_ONLY: World["writing"] = { create: refused, append: refused };
