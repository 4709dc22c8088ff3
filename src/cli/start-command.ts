import { spawn } from "node:child_process";
import os from "node:os";
import process from "node:process";
import type { CommandEnd } from "./world.ts";

/** Those that a terminal itself sends to every process in its foreground: the command gets them without our help. */
const OF_THE_TERMINAL: readonly NodeJS.Signals[] = ["SIGINT", "SIGQUIT"];
const OF_OTHERS: readonly NodeJS.Signals[] = ["SIGTERM", "SIGHUP"];

/**
 * Starts a command with our own streams, folder and environment (and what is added to it), and waits until it is over. Signals to us are passed on
 * to it; one from the terminal reaches it anyway, and a second copy would tell Terraform to stop at once.
 */
export function startCommand(
  [program = "", ...words]: readonly string[],
  terminal: boolean,
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandEnd> {
  return new Promise((ended) => {
    let child: ReturnType<typeof spawn>;
    const passOn = (signal: NodeJS.Signals): void => {
      if (!(terminal && OF_THE_TERMINAL.includes(signal))) child.kill(signal);
    };
    const signals = [...OF_THE_TERMINAL, ...OF_OTHERS];
    const end = (result: CommandEnd): void => {
      for (const signal of signals) process.off(signal, passOn);
      ended(result);
    };
    // Before it starts: it may run, and somebody send a signal, before spawn() is back, and that would end us alone. Node
    // calls the listener later, when there is a child.
    for (const signal of signals) process.on(signal, passOn);
    try {
      child = spawn(program, words, { stdio: "inherit", env: { ...process.env, ...environment } });
    } catch (error) {
      // An empty name: Node refuses it before the system can.
      end({ kind: "not-started", code: codeOf(error) });
      return;
    }
    child.once("error", (error) => end({ kind: "not-started", code: codeOf(error) }));
    child.once("exit", (code, signal) =>
      end(
        signal === null
          ? { kind: "ended", code: code ?? 0 }
          : { kind: "killed", signal: os.constants.signals[signal] ?? 0 },
      ),
    );
  });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
