import { commandFor } from "../../advice/shell.ts";
import type { ExpectationResult } from "../../model/expectation.ts";
import type { Report } from "../../model/report.ts";
import { rules } from "../../rules/index.ts";
import { harmless } from "../screen.ts";
import { placeAndSection } from "../text/words.ts";
import { headlineOf } from "./headline.ts";
import { wellFormed } from "./well-formed.ts";
import { type ReportItem, pageOf, reportItems, resultId, resultMessage } from "./report-items.ts";

/** JUnit XML as Jenkins, GitLab and Buildkite read it: a suite of the expectations, and one with a test for each rule. */
export function renderJunit(report: Report): string {
  const suites = [...(report.check === null ? [] : [expectationSuite(report)]), ruleSuite(report)];
  const sum = (count: (suite: Suite) => number): number => suites.reduce((total, suite) => total + count(suite), 0);
  const counts = `tests="${sum(({ tests }) => tests)}" failures="${sum(({ failures }) => failures)}" errors="${sum(({ errors }) => errors)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="awswho: ${attribute(headlineOf(report))}" ${counts}>`,
    ...suites.flatMap(suiteLines),
    "</testsuites>",
    "",
  ].join("\n");
}

interface Suite {
  readonly name: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly lines: readonly string[];
}

const suiteLines = ({ name, tests, failures, errors, skipped, lines }: Suite): readonly string[] => [
  `  <testsuite name="${name}" tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}">`,
  ...lines,
  "  </testsuite>",
];

function expectationSuite(report: Report): Suite {
  const results = report.check?.results ?? [];
  const items = reportItems(report);
  const count = (verdict: ExpectationResult["verdict"]): number =>
    results.filter((result) => result.verdict === verdict).length;
  return {
    name: "awswho.expectations",
    tests: results.length,
    failures: count("not-met"),
    errors: count("unknown"),
    skipped: 0,
    lines: results.flatMap((result) => {
      const name = `${result.key} (${result.sdks.join(", ")})`;
      if (result.verdict === "met") return testcase("awswho.expectations", name, []);
      const message = resultMessage(result);
      const item = items.find(({ id, message: other }) => id === resultId(result.key) && other === message);
      const kind = result.verdict === "unknown" ? "error" : "failure";
      return testcase("awswho.expectations", name, item === undefined ? [] : [element(kind, item, report)]);
    }),
  };
}

/** Findings that do not make the command fail are told in the output of their test. */
function ruleSuite(report: Report): Suite {
  const { disabled } = report.examination;
  const items = reportItems(report);
  const cases = rules.map(({ id }) => {
    const own = items.filter((item) => item.id === id);
    return { id, failing: own.filter(({ counts }) => counts), told: own.filter(({ counts }) => !counts) };
  });
  return {
    name: "awswho.rules",
    tests: cases.length,
    failures: cases.filter(({ failing }) => failing.length > 0).length,
    errors: 0,
    skipped: disabled.length,
    lines: cases.flatMap(({ id, failing, told }) =>
      testcase("awswho.rules", id, [
        ...(disabled.includes(id) ? ["<skipped>disabled</skipped>"] : []),
        ...failing.map((item) => element("failure", item, report)),
        ...told.map((item) => `<system-out>${content(textOf(item, report))}</system-out>`),
      ]),
    ),
  };
}

const testcase = (suite: string, name: string, inside: readonly string[]): readonly string[] =>
  inside.length === 0
    ? [`    <testcase classname="${suite}" name="${attribute(name)}"/>`]
    : [
        `    <testcase classname="${suite}" name="${attribute(name)}">`,
        ...inside.map((line) => `      ${line}`),
        "    </testcase>",
      ];

const element = (kind: "failure" | "error", item: ReportItem, report: Report): string =>
  `<${kind} type="${attribute(item.id)}" message="${attribute(item.message)}">${content(textOf(item, report))}</${kind}>`;

function textOf({ id, message, places, fix }: ReportItem, { examination }: Report): string {
  const where = [...new Set(places.map((place) => placeAndSection(place, examination.home)))].join(", ");
  return [
    message,
    ...(where === "" ? [] : [`Where: ${where}`]),
    ...(fix === null ? [] : [`To do: ${commandFor(fix.change, "posix")}`]),
    `Why: ${pageOf(id).why}`,
  ]
    .map(harmless)
    .join("\n");
}

/** What XML 1.0 cannot hold at all, half letters and the like, becomes a question mark; controls are shown by number. */
const content = (text: string): string =>
  text
    .split("\n")
    .map((line) => wellFormed(harmless(line)).replace(/[\ufffe\uffff]/g, "?"))
    .join("\n")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

const attribute = (text: string): string => content(harmless(text)).replaceAll('"', "&quot;").replaceAll("'", "&apos;");
