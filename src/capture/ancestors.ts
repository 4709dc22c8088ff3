import type { Ancestor } from "../model/snapshot.ts";
import type { ReadOptions } from "../parse/java-option-words.ts";
import type { FileSystem } from "./file-system.ts";
import { captureVariables } from "./variables.ts";

/** As deep as processes are nested anywhere. */
const MOST_ANCESTORS = 64;

/**
 * The processes above one, nearest first, each with the environment that it began with (proc(5): what a shell exports
 * later is in its children's only). None where there is no /proc; it ends at a process that may not be looked into.
 */
export function ancestorsOf(fs: FileSystem, pid: number, readOptions: ReadOptions): readonly Ancestor[] {
  const found: Ancestor[] = [];
  for (
    let next = parentOf(fs, pid);
    next !== null && next > 0 && found.length < MOST_ANCESTORS;
    next = parentOf(fs, next)
  ) {
    const environ = textOf(fs, `/proc/${next}/environ`);
    if (environ === null) break;
    const entries = environ.split("\0").filter((entry) => entry.includes("="));
    const environment = Object.fromEntries(
      entries.map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]),
    );
    const program = textOf(fs, `/proc/${next}/comm`)?.trim() ?? "a process";
    found.push({ pid: next, program, variables: captureVariables(environment, readOptions) });
  }
  return found;
}

function parentOf(fs: FileSystem, pid: number): number | null {
  const status = textOf(fs, `/proc/${pid}/status`);
  const parent = /^PPid:\s+(\d+)/m.exec(status ?? "")?.[1];
  return parent === undefined ? null : Number(parent);
}

function textOf(fs: FileSystem, path: string): string | null {
  try {
    return new TextDecoder().decode(fs.readFileSync(path));
  } catch {
    return null;
  }
}
