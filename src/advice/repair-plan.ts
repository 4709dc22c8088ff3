import type { Change, Finding } from "../model/finding.ts";
import type { ModeRepair, RepairPlan, TextRepair } from "../model/repair.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type TextChange, changedText, isTextChange, touchedLines } from "../parse/changed-text.ts";
import { maskedPatch } from "../parse/masked-patch.ts";

interface Wanted {
  readonly change: TextChange;
  readonly findings: Finding[];
}

/** What can be changed in files for these findings, the gravest first: where two changes meet, the first is made. */
export function repairPlan(findings: readonly Finding[], snapshot: Snapshot): RepairPlan {
  const byFile = new Map<string, Wanted[]>();
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
      const wanted = byFile.get(change.path) ?? [];
      byFile.set(change.path, wanted);
      const same = wanted.find((one) => JSON.stringify(one.change) === JSON.stringify(change));
      if (same !== undefined) same.findings.push(finding);
      else if (wanted.some((one) => meet(one.change, change))) later.push(finding);
      else wanted.push({ change, findings: [finding] });
    } else toType.push(finding);
  }
  return {
    files: [...byFile].flatMap(([path, wanted]) => textRepair(path, wanted, snapshot)),
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

/** Whether two changes to one file are not apart, so that making one may undo the ground of the other. */
function meet(a: TextChange, b: TextChange): boolean {
  const lines = touchedLines(a);
  if (touchedLines(b).some((line) => lines.includes(line))) return true;
  return (
    standsOn(a, b) || standsOn(b, a) || (a.kind === "insert-lines" && b.kind === "insert-lines" && a.below === b.below)
  );
}

/** Lines are put in below one that goes, or that becomes two. */
const standsOn = (a: TextChange, b: TextChange): boolean =>
  a.kind === "insert-lines" &&
  (b.kind === "delete-lines" || b.kind === "break-line") &&
  touchedLines(b).includes(a.below);
