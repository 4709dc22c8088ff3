import type { Examination } from "../../model/examination.ts";
import type { Check, Report } from "../../model/report.ts";
import { rules } from "../../rules/index.ts";
import { findingOf, fixOf } from "../json.ts";
import { verdictOf } from "./headline.ts";

/** `awswho doctor --json`, and `awswho check --json`: the same, and what came of the expectations. */
export const reportDocumentOf = ({ examination, check, allow, failOn }: Report) => ({
  ...examinationDocumentOf(examination),
  ...(check === null ? {} : { ...checkOf(check), allow, failOn }),
});

const checkOf = (check: Check) => ({
  environment: check.environment,
  file: check.file,
  verdict: verdictOf(check),
  judged: check.judged.map(({ resolution }) => resolution.sdk.id),
  expectations: check.results.map(({ key, verdict, wanted, actual, sdks, blocks, writtenAt, actualAt }) => ({
    key,
    verdict,
    wanted,
    actual,
    sdks,
    ...(blocks === undefined
      ? {}
      : { blocks: blocks.map(({ call, provenance: { path, line } }) => ({ call, path, line })) }),
    writtenAt,
    actualAt,
  })),
  next: check.next === null ? null : fixOf(check.next),
});

export function examinationDocumentOf({ findings, sdks, chosen, disabled, offline, diagnoses }: Examination) {
  return {
    schemaVersion: 1 as const,
    sdks,
    chosen,
    offline,
    disabled,
    findings: findings.map((finding) => {
      const rule = rules.find(({ id }) => id === finding.rule);
      return {
        ...findingOf(finding),
        group: rule?.group ?? "answer",
        title: rule?.title ?? finding.rule,
        why: rule?.why ?? "",
      };
    }),
    answers: diagnoses.map(({ resolution, identity }) => ({
      sdk: resolution.sdk.id,
      outcome: resolution.outcome,
      account: identity?.kind === "known" ? identity.account : (resolution.winner?.holding.account?.id ?? null),
    })),
  };
}
