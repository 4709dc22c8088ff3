import { isEmpty } from "../../advice/repair-plan.ts";
import { commandFor } from "../../advice/shell.ts";
import { shortPath, shortPaths } from "../../advice/short-path.ts";
import type { Finding } from "../../model/finding.ts";
import type {
  ModeRepair,
  PatchHunk,
  PatchSide,
  Refusal,
  RepairPlan,
  Repaired,
  TextRepair,
} from "../../model/repair.ts";
import { type Line, type Style, piece, renderLines, wrapped } from "../screen.ts";
import type { TextOptions } from "../text/text.ts";

/** What would be changed: a patch for each file, secrets masked, and what is left to the person. */
export function renderRepairPlan(plan: RepairPlan, home: string, options: TextOptions): string {
  const { terminal, shell } = options;
  const width = Math.min(terminal.width, 100);
  const typed = [...new Map(plan.toType.map((finding) => [commandOf(finding, shell), finding]))];
  const lines: Line[] = [
    ...wrapped(headlineOf(plan), width).map((text): Line => [piece(text, "strong")]),
    ...plan.files.flatMap((file) => fileLines(file, home, width)),
    ...plan.modes.flatMap((mode) => modeLines(mode, home, width)),
    ...(typed.length === 0 ? [] : [[], [piece("To type yourself:", "strong")] as Line]),
    ...typed.flatMap(([command, { message }]) => [
      [piece(`  ${shortPaths(command, home)}`, "accent")] as Line,
      ...indented(message, width, 4),
    ]),
    ...(plan.later.length === 0 ? [] : [[], [piece("On the same lines, so for a second run:", "strong")] as Line]),
    ...plan.later.flatMap(({ message }) => indented(message, width, 2)),
  ];
  return renderLines(lines, terminal);
}

/** What was done, and where the old texts are. */
export function renderRepaired(outcomes: readonly Repaired[], home: string, { terminal }: TextOptions): string {
  const width = Math.min(terminal.width, 100);
  return renderLines(
    outcomes.flatMap((outcome) =>
      wrapped(outcomeWords(outcome, home), width).map(
        (text): Line => [piece(text, outcome.state === "written" ? "good" : "bad")],
      ),
    ),
    terminal,
  );
}

/** A file's patch as text, for the JSON document. */
export const patchText = (hunks: readonly PatchHunk[]): string =>
  hunks
    .flatMap((hunk) => [hunkHead(hunk), ...hunk.lines.flatMap((line) => [`${line.sign}${line.text}`, ...noEnd(line)])])
    .join("\n");

function headlineOf(plan: RepairPlan): string {
  const count = plan.files.flatMap(({ findings }) => findings).length + plan.modes.length;
  if (isEmpty(plan)) return "Nothing here is mended by a change to a file.";
  return `${count} ${count === 1 ? "fault is" : "faults are"} mended by ${count === 1 ? "this change" : "these changes"}:`;
}

function fileLines({ path, findings, patch }: TextRepair, home: string, width: number): readonly Line[] {
  const name = shortPath(path, home);
  return [
    [],
    ...findings.flatMap(({ message, rule }) => indented(`${message} (${rule})`, width, 0)),
    [piece(`--- ${name}`, "strong")],
    [piece(`+++ ${name}`, "strong")],
    ...patch.flatMap((hunk) => [
      [piece(hunkHead(hunk), "accent")] as Line,
      ...hunk.lines.flatMap((line): readonly Line[] => [
        [piece(`${line.sign}${line.text}`, SIGN_STYLES[line.sign])],
        ...noEnd(line).map((text): Line => [piece(text, "dim")]),
      ]),
    ]),
  ];
}

const SIGN_STYLES = { " ": "plain", "-": "bad", "+": "good" } as const satisfies Record<string, Style>;

const hunkHead = ({ before, after }: PatchHunk): string => `@@ -${sideText(before)} +${sideText(after)} @@`;
const sideText = ({ start, length }: PatchSide): string => (length === 1 ? `${start}` : `${start},${length}`);
const noEnd = ({ ended }: { readonly ended: boolean }): readonly string[] =>
  ended ? [] : ["\\ No newline at end of file"];

function modeLines({ path, before, after, finding }: ModeRepair, home: string, width: number): readonly Line[] {
  const was = before === null ? "" : `  (is ${before.toString(8).padStart(3, "0")})`;
  return [
    [],
    ...indented(`${finding.message} (${finding.rule})`, width, 0),
    [piece(`chmod ${after.toString(8)} ${shortPath(path, home)}`, "good"), piece(was, "dim")],
  ];
}

function commandOf({ fix }: Finding, shell: TextOptions["shell"]): string {
  return fix === null ? "" : commandFor(fix.change, shell);
}

const indented = (text: string, width: number, by: number): readonly Line[] =>
  wrapped(text, Math.max(24, width - by)).map((line): Line => [piece(" ".repeat(by) + line)]);

function outcomeWords(outcome: Repaired, home: string): string {
  const name = shortPath(outcome.path, home);
  switch (outcome.state) {
    case "written":
      return outcome.backup === null
        ? `Changed ${name}.`
        : `Changed ${name}. As it was: ${shortPath(outcome.backup, home)}`;
    case "refused":
      return `Left ${name} as it is: ${REFUSALS[outcome.why]}.`;
    case "failed":
      return `Left ${name} as it is: the system refused (${outcome.code}).`;
  }
}

const REFUSALS = {
  changed: "it was changed meanwhile; look again",
  "read-only": "it, or its folder, may not be written to",
  "no-file": "it is no regular file",
  "second-name": "it has a second name (a hard link), which would keep the old text",
  owner: "the new file could not be given to the owner of the old one",
} as const satisfies Record<Refusal, string>;
