import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Mutant, Patch } from "./mutants.ts";

/*
 * A change that does not compile is no mutant: nobody can make it. Asked of survivors only, many at a time: one in each
 * function of a copy of the source, so that an error's line tells whose it is.
 */

/** Those that the compiler refuses. */
export function refused(survivors: readonly Mutant[]): ReadonlySet<Mutant> {
  const wrong = new Set<Mutant>();
  let left = survivors.filter(({ written }) => written !== null);
  if (left.length === 0) return wrong;
  const folder = mkdtempSync(join("node_modules", ".awswho-mutants-"));
  try {
    cpSync("src", join(folder, "src"), { recursive: true });
    writeFileSync(join(folder, "tsconfig.json"), TSCONFIG);
    while (left.length > 0) {
      const batch = oneOfEachPlace(left);
      left = left.filter((mutant) => !batch.includes(mutant));
      for (const mutant of compiled(folder, batch)) wrong.add(mutant);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return wrong;
}

const TSCONFIG = JSON.stringify({
  extends: "../../tsconfig.json",
  compilerOptions: { noUnusedLocals: false, noUnusedParameters: false, types: ["node"], typeRoots: ["../@types"] },
  include: ["src"],
});

/** The top-level function or constant. */
const placeOf = ({ file, within }: Mutant): string => `${file}:${within.split(".")[0]}`;

function oneOfEachPlace(mutants: readonly Mutant[]): readonly Mutant[] {
  const first = new Map<string, Mutant>();
  for (const mutant of mutants) if (!first.has(placeOf(mutant))) first.set(placeOf(mutant), mutant);
  return [...first.values()];
}

function compiled(folder: string, batch: readonly Mutant[]): readonly Mutant[] {
  const files = new Map<string, Mutant[]>();
  for (const mutant of batch) files.set(mutant.file, [...(files.get(mutant.file) ?? []), mutant]);
  for (const [file, mutants] of files) writeFileSync(join(folder, file), patched(readFileSync(file, "utf8"), mutants));
  const { stdout } = spawnSync("node_modules/.bin/tsc", ["--noEmit", "--pretty", "false", "-p", folder], {
    encoding: "utf8",
  });
  for (const file of files.keys()) writeFileSync(join(folder, file), readFileSync(file));
  const errors = [...stdout.matchAll(/(src\/\S+\.ts)\((\d+),\d+\): error/g)].map(([, file, line]) => ({
    file: file ?? "",
    line: Number(line),
  }));
  return batch.filter((mutant) => {
    const [from, to] = linesOf(mutant);
    return errors.some(({ file, line }) => file.endsWith(mutant.file) && line >= from && line <= to);
  });
}

/** As many lines as before. */
function patched(text: string, mutants: readonly Mutant[]): string {
  const patches = mutants.flatMap(({ written }) => written ?? []).sort((a, b) => b.start - a.start);
  return patches.reduce((now, { start, end, text: changed }: Patch) => {
    const lost = lineCount(text.slice(start, end)) - lineCount(changed);
    return now.slice(0, start) + changed + "\n".repeat(Math.max(0, lost)) + now.slice(end);
  }, text);
}

const lineCount = (text: string): number => text.split("\n").length;

/** Lines of the top-level statement that a mutant stands in: up to the next line that closes one. */
function linesOf({ file, line }: Mutant): readonly [number, number] {
  const lines = readFileSync(file, "utf8").split("\n");
  const starts = (index: number): boolean => /^(?:export |async |function|const|class)/.test(lines[index] ?? "");
  let from = line - 1;
  while (from > 0 && !starts(from)) from -= 1;
  let to = line;
  while (to < lines.length && !starts(to)) to += 1;
  return [from + 1, to];
}
