import fs from "node:fs";
import os from "node:os";
import process from "node:process";
import { isTerminal, standardOutput } from "./standard-streams.ts";
import type { World } from "./world.ts";
import { run } from "./run.ts";
import { VERSION } from "./version.ts";

// Node prints its warnings on stderr, which is ours to fill.
process.removeAllListeners("warning");
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
  stdout: standardOutput(1),
  stderr: standardOutput(2),
  stdinIsTerminal: isTerminal(0),
  version: VERSION,
  async openOutside(snapshot, { allowRefresh, timeout, caBundle }, machine) {
    const { openNetwork } = await import("../answer/network.ts");
    // No code of a device is asked for here: what a prompt would decide is said to be unknown.
    const terminal = false;
    return openNetwork({
      snapshot,
      allowRefresh,
      timeoutSeconds: timeout,
      terminal,
      runProcesses: true,
      environment: machine.environment,
      caBundle,
    });
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
  // A terminal may be written to later (on Windows); all else has been written.
  if (world.stdout.isTerminal) process.stdout.write("", () => process.exit(code));
  else process.exit(code);
});
