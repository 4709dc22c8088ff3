import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "./built-cli.ts";
import { temporaryHome } from "./home.ts";

const STRACE = "/usr/bin/strace";

/** Where strace is not installed, or may not trace, its tests are skipped and say so. */
export const canTrace: boolean =
  existsSync(STRACE) && spawnSync(STRACE, ["-f", "-o", "/dev/null", "/bin/true"]).status === 0;

export interface Trace {
  /** Every call that opens or uses a socket. */
  readonly sockets: readonly string[];
  /** Every program and process started, the command itself first; threads are no processes. */
  readonly processes: readonly string[];
  /** Every file opened for writing, made, renamed or removed. */
  readonly writes: readonly string[];
  /** Every call that names a file. */
  readonly files: readonly string[];
}

const SOCKET = /^(?:socket|connect|bind|sendto|sendmsg|listen|accept)/;
const PROCESS = /^(?:execve|v?fork|clone3?)\((?!.*CLONE_THREAD)/;
const WRITE = /O_WRONLY|O_RDWR|O_CREAT|^(?:mkdir|rename|unlink|symlink|link|chmod|fchmodat|utimensat|truncate)/;

/** Runs the built command under strace in a home folder. */
export async function tracedCli(
  argv: readonly string[],
  home: string,
  environment: Readonly<Record<string, string>>,
): Promise<Trace> {
  using elsewhere = temporaryHome({});
  const log = join(elsewhere.path, "trace");
  await runCli(argv, {
    cwd: home,
    wrapper: [STRACE, "-f", "-qq", "-e", "trace=%network,%process,%file", "-o", log],
    environment: { HOME: home, ...environment },
  });
  const calls = readFileSync(log, "utf8")
    .split("\n")
    .map((line) => line.replace(/^\d+\s+/, ""));
  return {
    sockets: calls.filter((call) => SOCKET.test(call)),
    processes: calls.filter((call) => PROCESS.test(call)),
    writes: calls.filter((call) => WRITE.test(call) && !call.includes('"/dev/null"')),
    files: calls.filter((call) => call.includes('"/')),
  };
}
