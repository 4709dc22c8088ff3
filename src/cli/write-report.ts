import type { Report } from "../model/report.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { reportDocumentOf } from "../report/findings/json.ts";
import { renderCheck } from "../report/findings/check-text.ts";
import { renderExamination } from "../report/findings/text.ts";
import { renderJson } from "../report/json.ts";
import { redactedText, sensitiveWords } from "../report/redacted.ts";
import type { Options } from "./options.ts";
import type { ReportFormat } from "./report-format.ts";
import { textOptionsFor } from "./text-options.ts";
import type { World } from "./world.ts";

/** What doctor and check have found, on stdout. */
export async function writeReport(
  report: Report,
  snapshot: Snapshot,
  format: ReportFormat,
  options: Options,
  world: World,
): Promise<void> {
  const text = await rendered(format, report, snapshot, options, world);
  world.stdout.write(masked(text, report, options));
  if (format === "github") await writeSummary(report, options, world);
}

const masked = (text: string, { examination }: Report, { redact }: Options): string =>
  redact ? redactedText(text, examination.diagnoses.flatMap(sensitiveWords)) : text;

async function rendered(
  format: ReportFormat,
  report: Report,
  snapshot: Snapshot,
  options: Options,
  world: World,
): Promise<string> {
  switch (format) {
    case "text":
      return renderedText(report, snapshot, options, world);
    case "json":
      return `${renderJson(reportDocumentOf(report))}\n`;
    case "github": {
      const { renderGithub } = await import("../report/findings/github.ts");
      return (await renderedText(report, snapshot, options, world)) + renderGithub(report);
    }
    case "sarif": {
      const { renderSarif } = await import("../report/findings/sarif.ts");
      // With masked names in it a fix would be none.
      return renderSarif(report, options.redact ? null : snapshot);
    }
    case "junit": {
      const { renderJunit } = await import("../report/findings/junit.ts");
      return renderJunit(report);
    }
    case "gitlab": {
      const { renderGitlab } = await import("../report/findings/gitlab.ts");
      return renderGitlab(report);
    }
    case "markdown": {
      const { renderMarkdown } = await import("../report/findings/markdown.ts");
      return renderMarkdown(report);
    }
  }
}

async function renderedText(report: Report, snapshot: Snapshot, options: Options, world: World): Promise<string> {
  const textOptions = await textOptionsFor(world, options, snapshot);
  return report.check === null
    ? renderExamination(report.examination, textOptions)
    : renderCheck(report, report.check, textOptions);
}

/** GitHub shows what is appended to this file on the run's page. */
async function writeSummary(report: Report, options: Options, world: World): Promise<void> {
  const path = world.machine.environment["GITHUB_STEP_SUMMARY"];
  if (path === undefined || path === "") return;
  const { renderMarkdown } = await import("../report/findings/markdown.ts");
  try {
    world.writing.append(path, masked(renderMarkdown(report), report, options));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    world.stderr.write(`awswho: the summary could not be written: ${code}\n`);
  }
}
