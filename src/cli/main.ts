import fs from "node:fs";
import { availableParallelism, userInfo } from "node:os";
import { dirname } from "node:path";
import process from "node:process";
import { homeInPasswd } from "../capture/home-in-passwd.ts";
import { isTerminal, standardOutput } from "./standard-streams.ts";
import type { World } from "./world.ts";
import { run } from "./run.ts";
import { VERSION } from "./version.ts";

/** Each holds grammars and trees of its own: some 100 MB. */
const MOST_THREADS = 8;

// Node prints its warnings on stderr, which is ours to fill.
process.removeAllListeners("warning");
const world: World = {
  machine: {
    environment: process.env,
    fs,
    platform: process.platform === "win32" ? "windows" : "posix",
    get systemHome() {
      return systemHome();
    },
    cwd: workingFolder(),
    user: process.getuid?.() ?? null,
    now: Date.now(),
    get timeZone() {
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    },
    pid: process.pid,
  },
  stdout: standardOutput(1),
  stderr: standardOutput(2),
  stdinIsTerminal: isTerminal(0),
  version: VERSION,
  program,
  async start(command, environment) {
    const { startCommand } = await import("./start-command.ts");
    return startCommand(command, isTerminal(0), environment);
  },
  async openSiteWorkers(languages, instead) {
    const threads = Math.min(availableParallelism(), MOST_THREADS);
    if (threads === 1) return instead;
    const { openSiteWorkers } = await import("./site-workers.ts");
    const file = program();
    return openSiteWorkers(`${dirname(file)}/scan-worker.cjs`, threads, { program: file, languages }, instead);
  },
  async openMonitoring(receive) {
    const { openMonitoring } = await import("../observe/open-monitoring.ts");
    return openMonitoring(receive);
  },
  writing: {
    create(path, text, replace) {
      try {
        fs.writeFileSync(path, text, { flag: replace ? "w" : "wx" });
        return true;
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
        throw error;
      }
    },
    append: (path, text) => fs.appendFileSync(path, text),
  },
  disk: fs,
  readInput: () => fs.readFileSync(0, "utf8"),
  async ask(question) {
    const { askLine } = await import("./ask-line.ts");
    return askLine(question);
  },
  async openOutside(snapshot, { timeout, jobs, callTimeout, runProcesses, ...request }, machine) {
    const { openNetwork } = await import("../answer/network.ts");
    // No code of a device is asked for here: what a prompt would decide is said to be unknown.
    const terminal = false;
    return openNetwork({
      snapshot,
      allowRefresh: request.allowRefresh,
      allowCanary: request.allowCanary,
      caBundle: request.caBundle,
      timeoutSeconds: timeout,
      terminal,
      runProcesses: runProcesses ?? true,
      environment: machine.environment,
      ...(jobs === undefined ? {} : { atOnce: jobs }),
      ...(callTimeout === undefined ? {} : { callSeconds: callTimeout }),
    });
  },
};

/**
 * The account's home folder, read off the passwd file: Java asks for it even where HOME is set. The C library would ask a
 * name service, through a socket; that is left to accounts that the file does not have. None is something to report.
 */
function systemHome(): string {
  try {
    const passwd = fs.readFileSync("/etc/passwd", "utf8");
    return homeInPasswd(passwd, process.getuid?.() ?? null) ?? userInfo().homedir;
  } catch {
    return homeByTheSystem();
  }
}

function homeByTheSystem(): string {
  try {
    return userInfo().homedir;
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

/** Of a link in some `bin` folder, what it leads to: packages installed beside awswho are found from there. */
function program(): string {
  const started = process.argv[1] ?? "";
  try {
    return fs.realpathSync(started);
  } catch {
    return started;
  }
}

void run(process.argv.slice(2), world).then((code) => {
  // A terminal may be written to later (on Windows); all else has been written.
  if (world.stdout.isTerminal) process.stdout.write("", () => process.exit(code));
  else process.exit(code);
});
