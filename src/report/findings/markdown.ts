import { commandFor } from "../../advice/shell.ts";
import type { ExpectationVerdict } from "../../model/expectation.ts";
import type { Fix } from "../../model/finding.ts";
import type { Report } from "../../model/report.ts";
import { harmless } from "../screen.ts";
import { placeAndSection } from "../text/words.ts";
import { nextOf } from "./check-text.ts";
import { headlineOf } from "./headline.ts";
import { type ReportItem, reportItems, resultId } from "./report-items.ts";

/** For a comment, a ticket or GitHub's step summary: what is said on the screen, as Markdown. */
export function renderMarkdown(report: Report): string {
  const { check } = report;
  const isResult = ({ id }: ReportItem): boolean => check?.results.some(({ key }) => resultId(key) === id) === true;
  const findings = reportItems(report).filter((item) => !isResult(item));
  return `${[
    `## awswho: ${plain(headlineOf(report))}`,
    ...(check === null ? [] : [expectationTable(report)]),
    ...findings.map((item) => findingText(item, report)),
    ...(check === null ? [] : doText(nextOf(check, report))),
  ].join("\n\n")}\n`;
}

const MARKS = { met: "✅", "not-met": "❌", unknown: "❔" } as const satisfies Record<ExpectationVerdict, string>;

function expectationTable({ check, examination }: Report): string {
  const rows = (check?.results ?? []).map(({ key, wanted, actual, actualAt, verdict, sdks }) =>
    [
      MARKS[verdict],
      plain(key),
      plain(wanted),
      plain(actual ?? "not known"),
      plain(actualAt.map((place) => placeAndSection(place, examination.home)).join(", ")),
      plain(sdks.join(", ")),
    ].join(" | "),
  );
  return [
    "| | expectation | expected | here | where | SDK |",
    "|---|---|---|---|---|---|",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
}

function findingText({ id, severity, message, places, fix, allowed }: ReportItem, { examination }: Report): string {
  const where = [...new Set(places.map((place) => placeAndSection(place, examination.home)))].join(", ");
  const expected = allowed ? " (allowed)" : "";
  return [
    `**${severity}**${expected}: ${plain(message)}`,
    ...(where === "" ? [] : [`where: ${plain(where)}`]),
    `rule: ${plain(id)}`,
    ...(fix === null ? [] : [`\n${fenced(commandFor(fix.change, "posix"))}`]),
  ].join("  \n");
}

const doText = (fix: Fix | null): readonly string[] =>
  fix === null
    ? []
    : [`**Do**${fix.promise === "" ? "" : `, ${plain(fix.promise)}`}\n\n${fenced(commandFor(fix.change, "posix"))}`];

/** Text that no reader of Markdown takes for anything else: every sign that means something is escaped. */
const plain = (text: string): string =>
  harmless(text)
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    // A name behind it would be told that it was mentioned.
    .replaceAll("@", "&#64;")
    // No address of a file's making becomes a link.
    .replaceAll("://", "&#58;//");

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  // A CI log may show it as it stands: no line of ours is a command to it.
  const shown = harmless(text)
    .replace(/^(\s*)::/, "$1: :")
    .replaceAll("##[", "## [");
  return `${fence}sh\n${shown}\n${fence}`;
}
