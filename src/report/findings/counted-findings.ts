import type { Finding } from "../../model/finding.ts";
import type { Report } from "../../model/report.ts";
import { isAtLeast } from "../../rules/graver.ts";

/** The findings that make doctor or a check fail: grave enough, and not expected. */
export const countedFindings = ({ examination, failOn, allow }: Omit<Report, "check">): readonly Finding[] =>
  examination.findings.filter(({ severity, rule }) => isAtLeast(severity, failOn) && !allow.includes(rule));
