import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { Finding } from "../../../src/model/finding.ts";
import type { Report } from "../../../src/model/report.ts";
import type { Snapshot } from "../../../src/model/snapshot.ts";
import { type TextView, changedText, isTextChange } from "../../../src/parse/changed-text.ts";
import type { TextReplacement } from "../../../src/parse/text-replacements.ts";
import { renderCheck } from "../../../src/report/findings/check-text.ts";
import { renderGithub } from "../../../src/report/findings/github.ts";
import { renderGitlab } from "../../../src/report/findings/gitlab.ts";
import { reportDocumentOf } from "../../../src/report/findings/json.ts";
import { renderJunit } from "../../../src/report/findings/junit.ts";
import { renderMarkdown } from "../../../src/report/findings/markdown.ts";
import { renderSarif } from "../../../src/report/findings/sarif.ts";
import { reportItems } from "../../../src/report/findings/report-items.ts";
import { renderExamination } from "../../../src/report/findings/text.ts";
import { renderJson } from "../../../src/report/json.ts";
import { unpainted } from "../../../src/report/screen.ts";
import { unseal } from "../../../src/vault/secret.ts";
import { replacedText } from "../../parse/replaced-text.ts";
import { HOME } from "../../truth/scenario.ts";
import { type NamedReport, reportsOfFixtures } from "./reports.ts";

const SCHEMAS = new URL("../../schemas/", import.meta.url);
const schemaText = (name: string): string => readFileSync(new URL(name, SCHEMAS), "utf8");

const text = (report: Report): string => {
  const options = {
    terminal: { width: 100, unicode: true, paint: unpainted },
    verbosity: "verbose",
    shell: "posix",
  } as const;
  return report.check === null
    ? renderExamination(report.examination, options)
    : renderCheck(report, report.check, options);
};

const FORMATS = {
  text,
  json: (report: Report) => renderJson(reportDocumentOf(report)),
  sarif: (report: Report, snapshot: Snapshot) => renderSarif(report, snapshot),
  junit: renderJunit,
  github: renderGithub,
  gitlab: renderGitlab,
  markdown: renderMarkdown,
} as const;

let reports: readonly NamedReport[] = [];
beforeAll(async () => {
  reports = await reportsOfFixtures();
  expect(reports.length).toBeGreaterThan(60);
}, 120_000);

/** A report whose every word was chosen by somebody who means ill. */
const HOSTILE =
  'a"b<script>alert(1)</script>&amp;|`code`[x](http://e.vil)\n::error::x\r##[command]\u001b[31m\u202e%0A,:\ud800\uffff@all ]]>';

function hostile({ report }: NamedReport): Report {
  const place = {
    kind: "file",
    path: `${report.tree}/${HOSTILE}`,
    line: 3,
    column: 2,
    section: HOSTILE,
    key: HOSTILE,
  } as const;
  const finding: Finding = {
    rule: "silent-fallback",
    severity: "error",
    message: HOSTILE,
    provenance: [place, { kind: "variable", name: HOSTILE }],
    fix: { change: { kind: "by-hand", text: HOSTILE }, promise: HOSTILE, after: null },
    sdks: ["boto3"],
  };
  const result = {
    key: "role",
    sdks: ["boto3"],
    verdict: "not-met",
    wanted: HOSTILE,
    actual: HOSTILE,
    writtenAt: place,
    actualAt: [place],
  } as const;
  return {
    ...report,
    allow: [],
    examination: { ...report.examination, findings: [finding] },
    check:
      report.check === null ? null : { ...report.check, environment: HOSTILE, results: [result], next: finding.fix },
  };
}

const hostileReports = (): readonly Report[] =>
  [reports.find(({ report }) => report.check === null), reports.find(({ report }) => report.check !== null)].map(
    (found) => hostile(found as NamedReport),
  );

/** Its fixes are for the home folder's files, as if that were the working tree. */
const atHome = ({ name, report, snapshot }: NamedReport): NamedReport => ({
  name,
  report: { ...report, tree: HOME },
  snapshot,
});

describe("SARIF", () => {
  const { id: _, $schema: __, ...schema } = JSON.parse(schemaText("sarif-2.1.0-rtm.5.json"));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  const isValid = ajv.compile(schema);

  test("every report holds to the schema", () => {
    for (const { name, report, snapshot } of [...reports, ...reports.map(atHome)])
      expect(isValid(JSON.parse(renderSarif(report, snapshot))), `${name}: ${JSON.stringify(isValid.errors)}`).toBe(
        true,
      );
    for (const report of hostileReports()) expect(isValid(JSON.parse(renderSarif(report, null)))).toBe(true);
  });

  test("the schema notices a fault", () => {
    const log = JSON.parse(renderSarif((reports[0] as NamedReport).report, null));
    expect(isValid({ ...log, version: "2.0.0" })).toBe(false);
    log.runs[0].results = [{ ruleId: "x" }];
    expect(isValid(log)).toBe(false);
  });

  test("only files of the working tree are physical, by their path from its top", () => {
    let physical = 0;
    for (const { report } of reports)
      for (const { locations } of JSON.parse(renderSarif(report, null)).runs[0].results)
        for (const { physicalLocation } of locations) {
          if (physicalLocation === undefined) continue;
          physical += 1;
          expect(physicalLocation.artifactLocation.uri).not.toMatch(/^\/|^~|^[a-z]+:|\.\./);
        }
    expect(physical).toBeGreaterThan(20);
  });

  test("every change to a file's text is a fix, which leads to the text that --fix writes", () => {
    const kinds = new Map<string, number>();
    for (const { name, report, snapshot } of reports.map(atHome)) {
      const { results } = JSON.parse(renderSarif(report, snapshot)).runs[0];
      reportItems(report).forEach(({ fix }, index) => {
        const [cure] = results[index].fixes ?? [];
        const change = fix?.change;
        if (change === undefined || !isTextChange(change) || !change.path.startsWith(`${HOME}/`)) {
          expect(cure).toBeUndefined();
          return;
        }
        const view = snapshot.file(change.path) as TextView;
        const [{ artifactLocation, replacements }] = cure.artifactChanges;
        expect(`${HOME}/${decodeURIComponent(artifactLocation.uri)}`).toBe(change.path);
        expect(replacedText(unseal(view.text), replacements.map(stepOf)), name).toBe(
          unseal(changedText(view, change).text),
        );
        kinds.set(change.kind, (kinds.get(change.kind) ?? 0) + 1);
      });
    }
    expect([...kinds.keys()].sort()).toEqual([
      "break-line",
      "clean-value",
      "delete-lines",
      "insert-lines",
      "remove-byte-order-mark",
      "rename-key",
      "rename-section",
      "replace-value",
    ]);
  });

  test("no fix is told where names are masked", () => {
    for (const { report } of reports.map(atHome)) expect(renderSarif(report, null)).not.toContain('"fixes"');
  });
});

const stepOf = ({ deletedRegion: at, insertedContent }: Replacement): TextReplacement =>
  at.byteOffset === undefined
    ? {
        kind: "text",
        from: { line: at.startLine, column: at.startColumn },
        to: { line: at.endLine, column: at.endColumn },
        inserted: insertedContent?.text ?? "",
      }
    : { kind: "byte-order-mark" };

interface Replacement {
  readonly deletedRegion: Readonly<
    Record<"startLine" | "startColumn" | "endLine" | "endColumn", number> & { byteOffset?: number }
  >;
  readonly insertedContent?: { readonly text: string };
}

describe("JUnit", () => {
  const schema = [{ fileName: "jenkins-junit.xsd", contents: schemaText("jenkins-junit.xsd") }];
  const check = (files: readonly { fileName: string; contents: string }[]) => validateXML({ xml: files, schema });

  test("every report holds to the schema", async () => {
    const files = reports.map(({ report }, index) => ({ fileName: `${index}.xml`, contents: renderJunit(report) }));
    const more = hostileReports().map((report, index) => ({
      fileName: `h${index}.xml`,
      contents: renderJunit(report),
    }));
    const { valid, errors } = await check([...files, ...more]);
    expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
    expect(valid).toBe(true);
  }, 60_000);

  test("the schema notices a fault", async () => {
    const sound = renderJunit((reports[0] as NamedReport).report);
    for (const broken of [sound.replaceAll(" name=", " nome="), sound.replace("</testsuites>", "")])
      expect((await check([{ fileName: "a.xml", contents: broken }])).valid).toBe(false);
  }, 60_000);

  test("counts are what is there", () => {
    for (const { report } of reports) {
      const xml = renderJunit(report);
      const counted = (pattern: RegExp): number => [...xml.matchAll(pattern)].length;
      const failing = xml.split("<testcase").filter((part) => part.includes("<failure")).length;
      expect(xml).toContain(`tests="${counted(/<testcase /g)}" failures="${failing}" errors="${counted(/<error /g)}"`);
    }
  });
});

test("GitLab: each issue has the documented fields, and a fingerprint of its own", () => {
  for (const report of [...reports.map(({ report }) => report), ...hostileReports()]) {
    const issues = JSON.parse(renderGitlab(report));
    for (const issue of issues) {
      expect(Object.keys(issue).sort()).toEqual(["check_name", "description", "fingerprint", "location", "severity"]);
      expect(["info", "minor", "major", "critical", "blocker"]).toContain(issue.severity);
      expect(issue.fingerprint).toMatch(/^[0-9a-f]{64}$/);
      expect(issue.location.path).not.toMatch(/^\.\//);
      expect(issue.location.lines.begin).toBeGreaterThan(0);
    }
    expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(issues.length);
  }
});

test("fingerprints stay where lines move", () => {
  const moved = (report: Report): Report =>
    JSON.parse(JSON.stringify(report), (key, value) => (key === "line" ? value + 7 : value));
  const names = (report: Report) =>
    JSON.parse(renderGitlab(report)).map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  for (const { report } of reports.filter(({ report }) => report.check === null).slice(0, 30))
    expect(names(moved(report))).toEqual(names(report));
});

test("annotations hold to GitHub's grammar, one a line", () => {
  const value = "(?:[^%\\r\\n:,]|%25|%0D|%0A|%3A|%2C)*";
  const grammar = new RegExp(
    `^::(?:error|warning|notice) (?:file=${value},line=\\d+,col=\\d+,)?title=${value}::(?:[^%\\r\\n]|%25|%0D|%0A)+$`,
  );
  let seen = 0;
  for (const report of [...reports.map(({ report }) => report), ...hostileReports()])
    for (const line of renderGithub(report).split("\n").slice(0, -1)) {
      expect(line).toMatch(grammar);
      seen += 1;
    }
  expect(seen).toBeGreaterThan(100);
});

describe("every format", () => {
  const names = Object.keys(FORMATS) as (keyof typeof FORMATS)[];

  test.each(names)("%s tells no secret", (name) => {
    for (const { name: which, report, snapshot } of [...reports, ...reports.map(atHome)])
      expect(FORMATS[name](report, snapshot), which).not.toContain("CANARY");
  });

  test.each(names)("%s: no name can drive a terminal or a CI log", (name) => {
    for (const report of hostileReports()) {
      const shown = FORMATS[name](report, (reports[0] as NamedReport).snapshot);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not come
      expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      if (name !== "github") expect(shown).not.toMatch(/^\s*::/m);
      if (name === "markdown" || name === "junit")
        expect(shown.replace(/```+[\s\S]*?```+/g, "")).not.toContain("<script>");
    }
  });

  test("Markdown: a name stays in its cell", () => {
    for (const report of hostileReports()) {
      const table = renderMarkdown(report)
        .split("\n")
        .filter((line) => line.startsWith("|"));
      for (const row of table) expect([...row.matchAll(/(?<!\\)\|/g)].length).toBe(7);
      expect(renderMarkdown(report).replace(/```+[\s\S]*?```+/g, "")).not.toMatch(/(?<!\\)\]\(http/);
    }
  });
});
