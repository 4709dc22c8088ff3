import type { RepairPlan, Repaired } from "../../model/repair.ts";
import { findingOf } from "../json.ts";
import { patchText } from "./text.ts";

/** What `doctor --fix --json` adds to the examination. */
export function repairDocumentOf(plan: RepairPlan, outcomes: readonly Repaired[] | null) {
  const outcomeOf = (path: string, mode: boolean) =>
    outcomes?.find((outcome, index) => outcome.path === path && index >= plan.files.length === mode) ?? null;
  return {
    /** False: shown only. */
    applied: outcomes !== null,
    files: plan.files.map(({ path, findings, patch }) => ({
      path,
      rules: findings.map(({ rule }) => rule),
      patch: patchText(patch),
      outcome: outcomeOf(path, false),
    })),
    modes: plan.modes.map(({ path, before, after, finding }) => ({
      path,
      rules: [finding.rule],
      before,
      after,
      outcome: outcomeOf(path, true),
    })),
    toType: plan.toType.map(findingOf),
    later: plan.later.map(findingOf),
  };
}
