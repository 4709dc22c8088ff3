import { EXPECTATION_KINDS } from "../../expectations/index.ts";
import type { ExpectationResult } from "../../model/expectation.ts";
import type { Finding, Fix, Severity } from "../../model/finding.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Report } from "../../model/report.ts";
import type { SdkId } from "../../model/sdk.ts";
import { rules } from "../../rules/index.ts";
import { countedFindings } from "./counted-findings.ts";

/** A finding or an expectation, in the one form that the formats of other tools are made of. */
export interface ReportItem {
  /** A rule's id, or `check-` and an expectation's key. */
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  /** The first is where one looks first. */
  readonly places: readonly Provenance[];
  readonly fix: Fix | null;
  readonly sdks: readonly SdkId[];
  /** It makes the command fail. */
  readonly counts: boolean;
  /** It was expected: `allow`. */
  readonly allowed: boolean;
}

export interface ItemPage {
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

/** What was found, and what is not as expected: the gravest first. */
export function reportItems(report: Report): readonly ReportItem[] {
  const counted = countedFindings(report);
  return [
    ...(report.check?.results ?? []).flatMap((result) =>
      result.verdict === "met" ? [] : [itemOfResult(result, report)],
    ),
    ...report.examination.findings.map((finding) => itemOfFinding(finding, report, counted.includes(finding))),
  ];
}

const itemOfFinding = (
  { rule, severity, message, provenance, fix, sdks }: Finding,
  { allow }: Report,
  counts: boolean,
): ReportItem => ({
  id: rule,
  severity,
  message,
  places: provenance,
  fix,
  sdks,
  counts,
  allowed: allow.includes(rule),
});

function itemOfResult(result: ExpectationResult, { check }: Report): ReportItem {
  const { key, writtenAt, actualAt, sdks } = result;
  return {
    id: resultId(key),
    severity: "error",
    message: resultMessage(result),
    places: [...(writtenAt?.kind === "file" ? [writtenAt] : []), ...actualAt],
    // One thing to do for all that is not as expected.
    fix: check?.next ?? null,
    sdks,
    counts: true,
    allowed: false,
  };
}

export const resultId = (key: ExpectationResult["key"]): string => `check-${key}`;

export function resultMessage({ key, wanted, verdict, actual, sdks, blocks }: ExpectationResult): string {
  const who = (blocks?.map(({ call, provenance: { path, line } }) => `${call} (${path}:${line})`) ?? sdks).join(", ");
  if (verdict === "unknown") return `${key} ${wanted} is expected, and cannot be told (${who}).`;
  return verdict === "met"
    ? `${key}: ${actual ?? wanted} (${who}).`
    : `${key} ${wanted} is expected; here: ${actual ?? "not known"} (${who}).`;
}

/** The title and the reason of every kind of item. */
export function pageOf(id: string): ItemPage {
  const rule = rules.find((one) => one.id === id);
  if (rule !== undefined) return rule;
  const kind = Object.values(EXPECTATION_KINDS).find(({ key }) => resultId(key) === id);
  return kind === undefined
    ? { id, title: "Credentials that AWS knows", why: "Without them nothing else that is expected can be." }
    : { id, title: `${kind.title}, as expected`, why: kind.why };
}
