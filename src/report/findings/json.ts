import type { Examination } from "../../model/examination.ts";
import { rules } from "../../rules/index.ts";
import { findingOf } from "../json.ts";

/** `awswho doctor --json`. */
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
