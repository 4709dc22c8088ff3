import type { Report } from "../model/report.ts";
import { countedFindings } from "../report/findings/counted-findings.ts";
import type { ExitCode } from "./exit-code.ts";

/** What could not be told comes before refused credentials, and those before an expectation that is not met. */
export function checkExitCode(report: Report): ExitCode {
  const results = report.check?.results ?? [];
  if (results.some(({ verdict }) => verdict === "unknown")) return 5;
  if (results.some(({ verdict, key }) => verdict === "not-met" && key === "credentials")) return 4;
  return results.some(({ verdict }) => verdict === "not-met") || countedFindings(report).length > 0 ? 1 : 0;
}
