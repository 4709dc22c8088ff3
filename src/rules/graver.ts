import type { Finding, Severity } from "../model/finding.ts";

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** For sorting: the gravest first. */
export const graver = (a: Pick<Finding, "severity">, b: Pick<Finding, "severity">): number =>
  WEIGHT[a.severity] - WEIGHT[b.severity];

/** Whether a severity is at or above another. */
export const isAtLeast = (severity: Severity, least: Severity): boolean => WEIGHT[severity] <= WEIGHT[least];
