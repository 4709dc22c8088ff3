import { shellOf } from "../advice/shell.ts";
import type { Report } from "../model/report.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { reportDocumentOf } from "../report/findings/json.ts";
import { renderCheck } from "../report/findings/check-text.ts";
import { renderExamination } from "../report/findings/text.ts";
import { renderJson } from "../report/json.ts";
import { redactedText, sensitiveWords } from "../report/redacted.ts";
import type { TextOptions } from "../report/text/text.ts";
import type { Options } from "./options.ts";
import { type ReportFormat, formatOf } from "./report-format.ts";
import { terminalFor } from "./terminal.ts";
import type { World } from "./world.ts";

/** What doctor and check have found, in the format that was asked for, on stdout. */
export async function writeReport(report: Report, snapshot: Snapshot, options: Options, world: World): Promise<void> {
  const format = formatOf(options);
  const text = await rendered(format, report, snapshot, options, world);
  world.stdout.write(masked(text, report, options));
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
  }
}

async function renderedText(report: Report, snapshot: Snapshot, options: Options, world: World): Promise<string> {
  const { environment, platform } = world.machine;
  const textOptions: TextOptions = {
    terminal: await terminalFor(world.stdout, environment, platform, options.color),
    verbosity: options.verbosity,
    shell: shellOf(snapshot),
  };
  return report.check === null
    ? renderExamination(report.examination, textOptions)
    : renderCheck(report, report.check, textOptions);
}
