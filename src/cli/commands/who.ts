import { type Machine, capture } from "../../capture/capture.ts";
import { chainOf } from "../../diagnose/chain-of.ts";
import { diagnose } from "../../diagnose/diagnose.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { documentOf, renderJson } from "../../report/json.ts";
import { redactedText, sensitiveWords } from "../../report/redacted.ts";
import { renderText } from "../../report/text/text.ts";
import { askingAws } from "../asking-aws.ts";
import { codeArguments } from "../code-arguments.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import type { Options } from "../options.ts";
import { textOptionsFor } from "../text-options.ts";
import { trustReaderFor } from "../trust-reader-for.ts";
import type { World } from "../world.ts";

/** `awswho`: which credentials win here, why, what is shadowed, who they are. */
export async function who(options: Options, world: World): Promise<ExitCode> {
  const { diagnosis, snapshot } = await diagnoseMachine(options, world, world.machine);
  world.stdout.write(await rendered(diagnosis, snapshot, options, world));
  return exitCodeOf(diagnosis);
}

/** One machine, online unless told otherwise, with a sign of life on stderr. */
export async function diagnoseMachine(
  options: Options,
  world: World,
  machine: Machine,
): Promise<{ readonly diagnosis: Diagnosis; readonly snapshot: Snapshot }> {
  const chain = await chainOf(options.sdk);
  const snapshot = capture(machine);
  const code = codeArguments(options, world);
  const asking = { snapshot, chain, code, options, world, machine };
  const diagnosis = await askingAws(asking, async (outside) => {
    const trust = await trustReaderFor(options, snapshot, code, outside);
    return diagnose(snapshot, { chain, code, outside, trust });
  });
  return { diagnosis, snapshot };
}

export async function rendered(
  diagnosis: Diagnosis,
  snapshot: Snapshot,
  options: Options,
  world: World,
): Promise<string> {
  const text = options.json
    ? `${renderJson(documentOf(diagnosis))}\n`
    : renderText(diagnosis, await textOptionsFor(world, options, snapshot));
  return options.redact ? redactedText(text, sensitiveWords(diagnosis)) : text;
}
