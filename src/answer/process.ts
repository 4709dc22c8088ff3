import { type ChildProcess, spawn } from "node:child_process";
import type { Answer, Failure, ProcessQuestion } from "../model/question.ts";
import { Secret, unseal } from "../vault/secret.ts";
import { spentOf } from "./call-failure.ts";
import type { Calls } from "./open-calls.ts";
import { credentialsPrinted } from "./process-output.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** The environment of the machine: a program needs all of it, not only what a snapshot keeps. */
export type ProcessEnvironment = Readonly<Record<string, string | undefined>>;

/** Credentials are a few hundred bytes. More is no credentials, and would fill the memory. Bytes. */
const LARGEST_OUTPUT = 1024 * 1024;
/** Of stderr a few lines are shown; the rest is read and dropped, so that the program is not blocked. Bytes. */
const LARGEST_COMPLAINT = 16 * 1024;

/** Runs a `credential_process`: with a shell only where the SDK uses one, no terminal input, the run's time. */
export async function runProcess(
  question: ProcessQuestion,
  calls: Calls,
  environment: ProcessEnvironment,
): Promise<Answer> {
  const [program = "", ...words] =
    question.shell === null ? question.argv.map(unseal) : inShell(unseal(question.shell));
  const ended = await endOf(program, words, calls, environment);
  switch (ended.kind) {
    case "failure":
      return ended;
    case "exit":
      return ended.status === "0"
        ? credentialsPrinted(ended.output)
        : failed({
            kind: "exit-status",
            code: ended.status,
            message: withoutSecrets(ended.complaint, secretsNear(words, calls)),
          });
  }
}

const inShell = (command: string): readonly string[] =>
  process.platform === "win32" ? ["cmd.exe", "/C", command] : ["/bin/sh", "-c", command];

const failed = (failure: Failure) => ({ kind: "failure" as const, failure });

type ProcessEnd =
  | { readonly kind: "failure"; readonly failure: Failure }
  /** The status, or the name of the signal. */
  | { readonly kind: "exit"; readonly status: string; readonly output: string; readonly complaint: string };

function endOf(
  program: string,
  words: readonly string[],
  calls: Calls,
  environment: ProcessEnvironment,
): Promise<ProcessEnd> {
  if (calls.signal.aborted) return Promise.resolve(failed(spentOf(calls.signal)));
  const posix = process.platform !== "win32";
  return new Promise((resolve) => {
    // A group of its own: what the program has started ends with it.
    const child = spawn(program, words, {
      env: { ...environment },
      cwd: calls.snapshot.cwd,
      stdio: ["ignore", "pipe", "pipe"],
      shell: false,
      windowsHide: true,
      detached: posix,
    });
    const output: Buffer[] = [];
    const complaint: Buffer[] = [];
    let size = 0;
    let complaintSize = 0;
    const end = (result: ProcessEnd): void => {
      calls.signal.removeEventListener("abort", onAbort);
      process.removeListener("exit", kill);
      resolve(result);
    };
    const kill = (): void => killGroup(child, posix);
    const stop = (failure: Failure): void => {
      kill();
      // A grandchild that left the group may hold the pipes: they are not waited for.
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      end(failed(failure));
    };
    const onAbort = (): void => stop(spentOf(calls.signal));
    calls.signal.addEventListener("abort", onAbort, { once: true });
    process.once("exit", kill);
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_OUTPUT)
        stop({ kind: "bad-answer", code: null, message: "the process prints more than credentials" });
      else output.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (complaintSize < LARGEST_COMPLAINT) complaint.push(chunk.subarray(0, LARGEST_COMPLAINT - complaintSize));
      complaintSize += chunk.length;
    });
    child.once("error", (error) => end(failed(notStarted(error))));
    child.once("close", (code, signal) =>
      end({
        kind: "exit",
        status: signal ?? String(code),
        output: Buffer.concat(output).toString("utf8"),
        complaint: Buffer.concat(complaint).toString("utf8"),
      }),
    );
  });
}

function killGroup(child: ChildProcess, posix: boolean): void {
  try {
    if (posix && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
    // It ended by itself.
  }
}

/** Node's message would hold the command's words. */
function notStarted(error: Error): Failure {
  const code = "code" in error && typeof error.code === "string" ? error.code : "unknown";
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return { kind: "not-found", code, message: "there is no such program" };
    case "EACCES":
    case "EPERM":
      return { kind: "denied", code, message: "the program may not be run" };
    default:
      return { kind: "exit-status", code, message: `the program could not be started (${code})` };
  }
}

/** What a program might repeat: the words it was given (not plain options), and the environment's secrets. */
function secretsNear(words: readonly string[], calls: Calls): readonly string[] {
  const given = words
    .map((word) => word.replace(/^--?[\w-]+=/, ""))
    .filter((word) => !/^(?:--?)?[a-z]+(?:-[a-z]+)*$/.test(word));
  const exported = [...calls.snapshot.variables.values()].filter((value) => value instanceof Secret).map(unseal);
  return [...given, ...exported];
}
