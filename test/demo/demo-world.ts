import { expect } from "vitest";
import { openNetwork } from "../../src/answer/network.ts";
import type { Machine } from "../../src/capture/capture.ts";
import { run } from "../../src/cli/run.ts";
import type { Output, World } from "../../src/cli/world.ts";

export interface DemoRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What the demo looked at of the person's machine. */
  readonly touched: readonly string[];
}

interface DemoTerminal {
  readonly columns?: number;
  readonly locale?: string;
}

/** `awswho demo …` in-process, on a person's machine where every look is noted and every file is a trap. */
export async function runDemo(
  argv: readonly string[],
  { columns = 100, locale = "C.UTF-8" }: DemoTerminal = {},
): Promise<DemoRun> {
  const touched: string[] = [];
  let stdout = "";
  let stderr = "";
  const output = (write: (text: string) => void): Output => ({ write, isTerminal: false, columns });
  const world: World = {
    machine: trapped(touched, locale),
    stdout: output((text) => {
      stdout += text;
    }),
    stderr: output((text) => {
      stderr += text;
    }),
    stdinIsTerminal: false,
    version: "0.0.0",
    program: () => "",
    start: () => Promise.reject(new Error("a demo starts no command")),
    openMonitoring: () => Promise.reject(new Error("a demo opens no port")),
    writing: {
      create: () => expect.unreachable("a demo writes nothing"),
      append: () => expect.unreachable("a demo writes nothing"),
    },
    disk: {} as World["disk"],
    readInput: () => "",
    ask: async () => "",
    openOutside: async (snapshot, { allowRefresh, timeout }, machine) =>
      openNetwork({
        snapshot,
        allowRefresh,
        timeoutSeconds: timeout,
        terminal: false,
        runProcesses: true,
        environment: machine.environment,
      }),
  };
  const code = await run(["demo", ...argv], world);
  return { code, stdout, stderr, touched };
}

function trapped(touched: string[], locale: string): Machine {
  const trap = (what: string) => (path: string) => {
    touched.push(`${what} ${path}`);
    throw new Error(`the demo touched ${path}`);
  };
  const values: Readonly<Record<string, string>> = { LANG: locale, AWS_PROFILE: "poison", HOME: "/home/poison" };
  return {
    environment: new Proxy(values, {
      get(target, name) {
        touched.push(`$${String(name)}`);
        return target[String(name)];
      },
      ownKeys() {
        touched.push("the whole environment");
        return [];
      },
    }),
    fs: { statSync: trap("stat"), readFileSync: trap("read"), readdirSync: trap("list") },
    platform: "posix",
    systemHome: "/home/poison",
    cwd: "/work/of/poison",
    now: Date.now(),
  };
}
