import type { Report } from "../../model/report.ts";
import { redactedText, sensitiveWords } from "../../report/redacted.ts";
import { harmless } from "../../report/screen.ts";
import { headlineOf } from "../../report/findings/headline.ts";
import { placeWords } from "../../report/text/words.ts";
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
    const why = harmless([headlineOf(report), ...projectWords(report, world)].join(" "));
    const words = report.examination.diagnoses.flatMap(sensitiveWords);
    world.stderr.write(`awswho: refused: ${redact ? redactedText(why, words) : why}\n`);
    return code;
  }
  return startCommand(child ?? [], world);
}

export const startCommand = async (command: readonly string[], world: World): Promise<ExitCode | ChildCode> =>
  commandExitCode(await world.start(command), command[0] ?? "", world);

/** A profile that nobody typed: the command has it from a file of the project. */
function projectWords({ check }: Report, { machine }: World): readonly string[] {
  const [profile] = check?.judged.map(({ resolution }) => resolution.profile) ?? [];
  return profile?.provenance.kind === "file"
    ? [`Profile ${profile.name} is named by ${placeWords(profile.provenance, machine.environment["HOME"] ?? "")}.`]
    : [];
}
