import fs from "node:fs";
import os from "node:os";
import process from "node:process";
import type { Output, World } from "./world.ts";
import { run } from "./run.ts";
import { VERSION } from "./version.ts";

// Node prints its warnings on stderr, which is ours to fill.
process.removeAllListeners("warning");
// `awswho | head` ends early: no fault.
process.stdout.on("error", () => process.exit(0));

const output = (stream: NodeJS.WriteStream): Output => ({
  write: (text) => void stream.write(text),
  isTerminal: stream.isTTY === true,
  columns: stream.isTTY === true ? stream.columns : null,
});

const world: World = {
  machine: {
    environment: process.env,
    fs,
    platform: process.platform === "win32" ? "windows" : "posix",
    // Asking the system may lead to a name service: only where HOME does not say.
    systemHome: process.env["HOME"] === undefined ? systemHome() : "",
    cwd: workingFolder(),
    now: Date.now(),
  },
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  stdinIsTerminal: process.stdin.isTTY === true,
  version: VERSION,
  async openOutside(snapshot, { allowRefresh, timeout }, machine) {
    const { openNetwork } = await import("../answer/network.ts");
    return openNetwork({ snapshot, allowRefresh, timeoutSeconds: timeout, terminal: false, runProcesses: true, environment: machine.environment });
  },
};

/** An account without a home, or a folder that is gone, is something to report, not to fall over. */
function systemHome(): string {
  try {
    return os.userInfo().homedir;
  } catch {
    return "";
  }
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return "/";
  }
}

void run(process.argv.slice(2), world).then((code) => {
  process.stdout.write("", () => process.exit(code));
});
