import type { Change, Finding } from "../model/finding.ts";
import type { ModeRepair, RepairPlan, TextRepair } from "../model/repair.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type TextChange, changedText, isTextChange, touchedLines } from "../parse/changed-text.ts";
import { maskedPatch } from "../parse/masked-patch.ts";

interface Wanted {
  readonly change: TextChange;
  readonly findings: Finding[];
}

/** What is wanted of one file, by the change's text; beside it, the lines that are spoken for: a file may have thousands. */
interface WantedInFile {
  readonly changes: Map<string, Wanted>;
  readonly touched: Set<number>;
}

/** What can be changed in files for these findings, the gravest first: where two changes meet, the first is made. */
export function repairPlan(findings: readonly Finding[], snapshot: Snapshot): RepairPlan {
  const byFile = new Map<string, WantedInFile>();
  const modes = new Map<string, ModeRepair>();
  const toType: Finding[] = [];
  const later: Finding[] = [];
  for (const finding of findings) {
    const change = finding.fix?.change;
    if (change === undefined) continue;
    if (change.kind === "set-mode") {
      const known = modes.get(change.path);
      if (known === undefined) modes.set(change.path, modeRepair(change, finding, snapshot));
      else if (known.after !== change.mode) later.push(finding);
    } else if (isTextChange(change) && snapshot.file(change.path).state === "text") {
      const wanted = byFile.get(change.path) ?? { changes: new Map(), touched: new Set() };
      byFile.set(change.path, wanted);
      const same = wanted.changes.get(JSON.stringify(change));
      if (same !== undefined) same.findings.push(finding);
      else if (meetsAny(wanted, change)) later.push(finding);
      else take(wanted, { change, findings: [finding] });
    } else toType.push(finding);
  }
  return {
    files: [...byFile].flatMap(([path, wanted]) => textRepair(path, [...wanted.changes.values()], snapshot)),
    modes: [...modes.values()],
    toType,
    later,
  };
}

/** The machine as its files would be. */
export function repaired(snapshot: Snapshot, { files }: RepairPlan): Snapshot {
  const changed = new Map(files.map(({ path, after }) => [path, after]));
  return { ...snapshot, file: (path) => changed.get(path) ?? snapshot.file(path) };
}

/**
 * The plan without the changes after which the very same is found again: such a change is half of a cure whose other half
 * is the person's, and made at each run it would grow the file.
 */
export function provenPlan(plan: RepairPlan, left: readonly Finding[], snapshot: Snapshot): RepairPlan {
  const isLeft = (finding: Finding): boolean =>
    left.some(({ rule, message }) => rule === finding.rule && message === finding.message);
  const made = plan.files.flatMap(({ findings }) => findings);
  const unproven = made.filter(isLeft);
  if (unproven.length === 0) return plan;
  const proven = repairPlan(
    made.filter((finding) => !unproven.includes(finding)),
    snapshot,
  );
  return { ...plan, files: proven.files, toType: [...plan.toType, ...unproven] };
}

/** Nothing that can be done in files. */
export const isEmpty = ({ files, modes }: RepairPlan): boolean => files.length === 0 && modes.length === 0;

function textRepair(path: string, wanted: readonly Wanted[], snapshot: Snapshot): readonly TextRepair[] {
  const before = snapshot.file(path);
  if (before.state !== "text") return [];
  const changes = wanted.map(({ change }) => change);
  const patch = maskedPatch(before, changes);
  if (patch.length === 0) return [];
  const findings = wanted.flatMap((one) => one.findings);
  return [{ kind: "text", path, before, after: changedText(before, ...changes), findings, patch }];
}

const modeRepair = (
  { path, mode }: Extract<Change, { kind: "set-mode" }>,
  finding: Finding,
  snapshot: Snapshot,
): ModeRepair => ({ kind: "mode", path, before: snapshot.status(path)?.mode ?? null, after: mode, finding });

function take({ changes, touched }: WantedInFile, wanted: Wanted): void {
  changes.set(JSON.stringify(wanted.change), wanted);
  for (const line of touchedLines(wanted.change)) touched.add(line);
}

/** Whether a change to a file is not apart from those before it, so that making one may undo the ground of the other. */
function meetsAny({ changes, touched }: WantedInFile, change: TextChange): boolean {
  if (touchedLines(change).some((line) => touched.has(line))) return true;
  const mayStandOn = change.kind === "insert-lines" || takesGround(change);
  return mayStandOn && [...changes.values()].some((one) => standOnOneAnother(one.change, change));
}

const standOnOneAnother = (a: TextChange, b: TextChange): boolean =>
  standsOn(a, b) || standsOn(b, a) || (a.kind === "insert-lines" && b.kind === "insert-lines" && a.below === b.below);

/** Lines are put in below one that goes, or that becomes two. */
const standsOn = (a: TextChange, b: TextChange): boolean =>
  a.kind === "insert-lines" && takesGround(b) && touchedLines(b).includes(a.below);

const takesGround = ({ kind }: TextChange): boolean => kind === "delete-lines" || kind === "break-line";
