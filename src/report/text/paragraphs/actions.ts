import { commandFor, isTyped } from "../../../advice/shell.ts";
import { shortPaths } from "../../../advice/short-path.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import type { Fix } from "../../../model/finding.ts";
import type { TextOptions } from "../text.ts";
import { type Paragraph, paragraph, SHADOWING } from "./paragraph.ts";

const MOST_ACTIONS = 3;

/** What to type, the first few, each with what comes of it. */
export function actions({ findings, home, resolution }: Diagnosis, { shell }: TextOptions): readonly Paragraph[] {
  // Where a program stops, what else could be better is no way out of it.
  const errors = findings.filter(({ severity }) => severity === "error");
  const meant = resolution.outcome === "credentials" || errors.length === 0 ? findings : errors;
  return meant
    .flatMap(({ fix, rule }) => (fix === null ? [] : [{ fix, rule }]))
    .filter(({ fix }, index, all) => all.findIndex((other) => sameChange(other.fix, fix)) === index)
    .slice(0, MOST_ACTIONS)
    .flatMap(({ fix, rule }, index) => {
      const command = {
        label: index === 0 ? "Do" : "and",
        text: commandWords(fix, shell, home),
        style: "strong" as const,
        whole: isTyped(fix.change),
      };
      return [command, ...paragraph("", shortPaths(promiseWords(fix, rule), home))];
    });
}

const sameChange = (a: Fix, b: Fix): boolean => JSON.stringify(a.change) === JSON.stringify(b.change);

const commandWords = (fix: Fix, shell: TextOptions["shell"], home: string): string =>
  shortPaths(commandFor(fix.change, shell), home);

const promiseWords = (fix: Fix, rule: string): string =>
  SHADOWING.has(rule) && fix.change.kind === "unset-variables"
    ? `${fix.promise}; or name the profile in code`
    : fix.promise;
