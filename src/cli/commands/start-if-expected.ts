import type { Report } from "../../model/report.ts";
import { redactedText, sensitiveWords } from "../../report/redacted.ts";
import { harmless } from "../../report/screen.ts";
import { headlineOf } from "../../report/findings/headline.ts";
import { commandExitCode } from "../command-exit-code.ts";
import type { ChildCode, ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import type { World } from "../world.ts";

/** Starts the command if all is as expected; else one line on stderr. Nothing of ours is on stdout. */
export async function startIfExpected(
  { child, redact }: Options,
  report: Report,
  code: ExitCode,
  world: World,
): Promise<ExitCode | ChildCode> {
  if (code !== 0) {
    const why = harmless(headlineOf(report));
    const words = report.examination.diagnoses.flatMap(sensitiveWords);
    world.stderr.write(`awswho: refused: ${redact ? redactedText(why, words) : why}\n`);
    return code;
  }
  const command = child ?? [];
  return commandExitCode(await world.start(command), command[0] ?? "", world);
}
