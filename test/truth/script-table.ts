import { shlexSplit } from "../../src/parse/shlex.ts";
import type { Answer } from "../../src/model/question.ts";
import { credentialsPrinted } from "../../src/answer/process-output.ts";
import { HOME, type Scenario, fill, realPath } from "./scenario.ts";

/*
 * What the scenarios' credential processes print, read off their text: a closed list of script shapes, so that the
 * goldens need no process. An unknown shape is a fault of the table and throws.
 */
export function runScript(
  argv: readonly string[],
  files: ReadonlyMap<string, string>,
  scenario: Scenario,
  status: "kept" | "lost" = "kept",
): Answer {
  const [name = "", ...rest] = argv;
  const program = inHome(name);
  if (program === "cat") return cat(rest, files);
  if (program === "env") return runScript(withoutAssignments(rest), files, scenario, status);
  if (/^(?:\/bin\/)?sh$/.test(program) && rest[0] === "-c") return inlineScript(rest[1] ?? "");
  if (program === "/bin/sh" || program === "sh") {
    const script = files.get(rest[0] ?? "");
    // dash of Debian 12
    const message = `${program}: 0: cannot open ${rest[0]}: No such file\n`;
    return script === undefined ? failure("exit-status", "2", message) : run(script, argv, status);
  }
  if (program === "/bin/echo" || program === "echo") return credentialsPrinted(`${rest.join(" ")}\n`);
  const text = files.get(program);
  if (text === undefined) return failure("not-found", "ENOENT", "");
  const mode = Object.entries(scenario.modes ?? {}).find(([path]) => realPath(path) === program)?.[1] ?? "600";
  if (!/[1357]/.test(mode.charAt(0))) return failure("denied", "EACCES", "");
  return run(text, argv, status);
}

/** The programs' folder is the home. */
const inHome = (name: string): string => (/^[^/].*\//.test(name) ? `${HOME}/${name.replace(/^\.\//, "")}` : name);

/** What env runs, after the variables that it sets for that. */
const withoutAssignments = (words: readonly string[]): readonly string[] =>
  words.slice(words.findIndex((word) => !/^\w+=/.test(word)));

const failure = (kind: "not-found" | "denied" | "exit-status", code: string, message: string): Answer => ({
  kind: "failure",
  failure: { kind, code, message },
});

function cat(paths: readonly string[], files: ReadonlyMap<string, string>): Answer {
  const missing = paths.filter((path) => !files.has(inHome(path)));
  if (missing.length > 0)
    return failure(
      "exit-status",
      "1",
      missing.map((path) => `cat: ${quotedName(path)}: No such file or directory\n`).join(""),
    );
  return credentialsPrinted(paths.map((path) => files.get(inHome(path))).join(""));
}

/** coreutils quotes a name only where a shell would need it. */
const quotedName = (name: string): string => (/^[\w./-]+$/.test(name) ? name : `'${name}'`);

function inlineScript(script: string): Answer {
  const status = /^exit (\d+)$/.exec(script)?.[1];
  if (status === undefined) throw new Error(`no rule for sh -c ${script}`);
  return failure("exit-status", status, "");
}

function run(script: string, argv: readonly string[], kept: "kept" | "lost"): Answer {
  const body = script.replace(/^#!.*\n/, "");
  const heredoc = /^(?:echo (.*) >&2\n)?cat <<'X'\n([\s\S]*?)\nX\n(?:exit (\d+)\n)?$/.exec(body);
  if (heredoc !== null) {
    const [, complaint, output, status = "0"] = heredoc;
    return status === "0" || kept === "lost"
      ? credentialsPrinted(`${output}\n`)
      : failure("exit-status", status, complaint === undefined ? "" : `${complaint.replace(/^'(.*)'$/, "$1")}\n`);
  }
  const echo = /^echo '([^']*)'\n?$/.exec(body);
  if (echo !== null) return credentialsPrinted(`${echo[1]}\n`);
  const complaint = /^echo (.*) >&2; exit (\d+)\n$/.exec(body);
  if (complaint !== null) return failure("exit-status", complaint[2] as string, `${complaint[1]}\n`);
  throw new Error(`no rule for the script of ${argv.join(" ")}: ${body.slice(0, 200)}`);
}

/** As a shell has it: what the program was given. */
function homeOf({ env, unset = [] }: Scenario): string | null {
  if (unset.includes("HOME")) return null;
  return env["HOME"] === undefined ? HOME : fill(env["HOME"]);
}

/** A command line as `/bin/sh -c` runs it: the shapes that the scenarios have. */
export function runInShell(command: string, files: ReadonlyMap<string, string>, scenario: Scenario): Answer {
  // A line that ends in a backslash goes on in the next; at the end of all it is a backslash.
  const oneLine = command.replaceAll("\\\n", "").replace(/\\$/, "\\\\");
  const piped = /^(.*?)\s*\|\s*cat$/.exec(oneLine)?.[1] ?? null;
  const withoutVariables = (piped ?? oneLine).replace(/^(?:[A-Z_]+=\S*\s+)+/, "");
  const home = homeOf(scenario);
  const words = shlexSplit(withoutVariables.replaceAll("$HOME", home ?? "")) ?? [];
  const argv = words.map((word) => (home === null ? word : word.replace(/^~(?=\/)/, home)));
  // A pipe ends as its last program does.
  const ended = runScript(argv, files, scenario, piped === null ? "kept" : "lost");
  // A shell says 127 of what is not there, 126 of what may not be run.
  if (ended.kind !== "failure" || (ended.failure.kind !== "not-found" && ended.failure.kind !== "denied")) return ended;
  const status = ended.failure.kind === "not-found" ? "127" : "126";
  return { kind: "failure", failure: { kind: "exit-status", code: status, message: `${argv[0]}: not found` } };
}
