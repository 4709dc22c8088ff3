import type { Report } from "../../model/report.ts";
import { redactedText, sensitiveWords } from "../../report/redacted.ts";
import { harmless } from "../../report/screen.ts";
import { headlineOf } from "../../report/findings/headline.ts";
import type { ChildCode, ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import type { CommandEnd, World } from "../world.ts";

/** A signal's number above this is how a shell tells of it. */
const KILLED = 128;

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
  const end = await world.start(command);
  switch (end.kind) {
    case "ended":
      return end.code;
    case "killed":
      return KILLED + end.signal;
    case "not-started":
      return notStarted(end, command[0] ?? "", world);
  }
}

/** As a shell has it: 127 where there is no such program, 126 where there is one that cannot be started. */
function notStarted({ code }: Extract<CommandEnd, { kind: "not-started" }>, program: string, world: World): ChildCode {
  const isMissing = code === "ENOENT" || program === "";
  const why = isMissing ? "there is no such program" : `it cannot be started (${code})`;
  world.stderr.write(`awswho: ${program === "" ? "''" : harmless(program)}: ${why}\n`);
  return isMissing ? 127 : 126;
}
