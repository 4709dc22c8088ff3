import type { Finding } from "../../model/finding.ts";
import type { Report } from "../../model/report.ts";
import { isAtLeast } from "../../rules/graver.ts";

/** The findings that make a check fail: grave enough, and not expected. */
export function countedFindings({ examination, check }: Report): readonly Finding[] {
  if (check === null) return [];
  return examination.findings.filter(
    ({ severity, rule }) => isAtLeast(severity, check.failOn) && !check.allow.includes(rule),
  );
}
