import { groupedBy } from "../../parse/grouped.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Examination } from "../../model/examination.ts";
import type { ExpectationResult } from "../../model/expectation.ts";
import type { Finding, Severity } from "../../model/finding.ts";
import type { Check, Report } from "../../model/report.ts";
import { placeWords, whoWords } from "../text/words.ts";
import { countedFindings } from "./counted-findings.ts";

/** The answer in one sentence. */
export const headlineOf = (report: Report): string =>
  report.check === null ? examinationHeadline(report.examination) : checkHeadline(report.check, report);

const counted = (findings: readonly Finding[], severity: Severity): string | null => {
  const count = findings.filter((finding) => finding.severity === severity).length;
  return count === 0 ? null : `${count} ${severity}${count === 1 ? "" : "s"}`;
};

export function countWords(findings: readonly Finding[]): string | null {
  const counts = [counted(findings, "error"), counted(findings, "warning"), counted(findings, "note")].filter(
    (count) => count !== null,
  );
  return counts.length === 0 ? null : counts.join(", ").replace(/, ([^,]*)$/, " and $1");
}

export function examinationHeadline({ findings }: Examination): string {
  const words = countWords(findings);
  return words === null ? "Nothing is wrong here." : `Found ${words}.`;
}

function checkHeadline(check: Check, report: Report): string {
  const { environment, judged } = check;
  const who = whoAll(judged);
  const expected = environment === null ? "as expected" : environment;
  switch (verdictOf(check)) {
    case "not-met":
      return `This is not ${expected}: ${who}${firstReason(check)}`;
    case "unknown":
      return `Cannot tell whether this is ${expected}: ${who}${firstReason(check)}`;
    case "met": {
      const words = countWords(countedFindings(report));
      return `This is ${expected}: ${who}${words === null ? "" : `, but there ${isOne(words) ? "is" : "are"} ${words}`}.`;
    }
  }
}

const isOne = (words: string): boolean => /^1 \w+$/.test(words);

/** What was judged together: one that cannot be told makes the whole uncertain, unless another says no. */
export function verdictOf({ results }: Check): ExpectationResult["verdict"] {
  if (results.some(({ verdict }) => verdict === "not-met")) return "not-met";
  return results.some(({ verdict }) => verdict === "unknown") ? "unknown" : "met";
}

/** Who each SDK is; said once where they are alike. */
function whoAll(judged: readonly Diagnosis[]): string {
  const groups = [...groupedBy(judged, whoIs)];
  return groups.length === 1 && judged.every(({ by }) => by === undefined)
    ? (groups[0]?.[0] ?? "nobody")
    : groups.map(([who, same]) => `${same.map(nameOf).join(", ")}: ${who}`).join("; ");
}

const nameOf = ({ resolution, by, home }: Diagnosis): string =>
  by === undefined ? resolution.sdk.id : `${by.call} (${placeWords(by.provenance, home)})`;

function whoIs(diagnosis: Diagnosis): string {
  const { identity, resolution } = diagnosis;
  if (resolution.winner === null)
    return resolution.outcome === "unknown" ? "nobody answered in time" : "there are no credentials";
  if (identity?.kind !== "known") return whoWords(diagnosis).replace(/^account (?=.*,)/, "");
  const { principal, account } = identity;
  // A session's name is seldom of interest, and often a person's.
  return principal.type === "assumed-role"
    ? `${account}, role ${principal.permissionSet ?? principal.role}`
    : `${account}, ${whoWords(diagnosis).replace(/^.*\((.*)\)$/, "$1")}`;
}

/** The first expectation that is not met, or of which it is not known. */
function firstReason({ results }: Check): string {
  const first =
    results.find(({ verdict }) => verdict === "not-met") ?? results.find(({ verdict }) => verdict === "unknown");
  if (first === undefined) return ".";
  const { key, wanted, actual, verdict } = first;
  if (key === "credentials") return actual === null || actual === "none" ? "." : ` (${actual}).`;
  if (verdict === "unknown") return `; ${key} ${wanted} is expected, and cannot be told.`;
  // Account and role stand in who it is.
  const isSaid = key === "account" || key === "role" || key === "arn" || actual === null;
  if (actual === `no ${key}`) return `; ${key} ${wanted} is expected, and there is none.`;
  return `; ${key} ${wanted} is expected${isSaid ? "" : `, not ${actual}`}.`;
}
