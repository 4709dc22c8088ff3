import { commandFor } from "../../advice/shell.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Severity } from "../../model/finding.ts";
import type { Report } from "../../model/report.ts";
import { renderJson } from "../json.ts";
import { harmless } from "../screen.ts";
import { placeWords } from "../text/words.ts";
import { fingerprints } from "./fingerprint.ts";
import { inTree } from "./in-tree.ts";
import { type ReportItem, reportItems } from "./report-items.ts";

/** GitLab's code quality report: a list of `description`, `check_name`, `fingerprint`, `severity`, `location`. */
export function renderGitlab(report: Report): string {
  const items = reportItems(report);
  const names = fingerprints(items, report);
  const issues = items.flatMap((item, index) => (item.allowed ? [] : [issueOf(item, names[index] ?? "", report)]));
  return `${renderJson(issues)}\n`;
}

const SEVERITIES = { error: "critical", warning: "major", note: "info" } as const satisfies Record<Severity, string>;

function issueOf(item: ReportItem, fingerprint: string, report: Report) {
  const { id, severity, message, places, fix } = item;
  const home = report.examination.home;
  const where = places.length === 0 ? "" : ` (${places.map((place) => placeWords(place, home)).join(", ")})`;
  const todo = fix === null ? "" : ` To do: ${commandFor(fix.change, "posix")}`;
  return {
    description: harmless(`${message}${where}${todo}`),
    check_name: id,
    fingerprint,
    severity: SEVERITIES[severity],
    location: locationOf(item, report),
  };
}

/** GitLab links to a file of the repository; what lies elsewhere is named all the same. */
function locationOf({ places }: ReportItem, report: Report) {
  for (const place of places) {
    const found = inTree(place, report);
    if (found !== null) return { path: found.path, lines: { begin: found.place.line } };
  }
  const file = places.find((place) => place.kind === "file");
  if (file?.kind === "file")
    return { path: harmless(shortPath(file.path, report.examination.home)), lines: { begin: file.line } };
  return { path: "environment", lines: { begin: 1 } };
}
