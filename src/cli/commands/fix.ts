import { isEmpty, provenPlan, repairPlan, repaired } from "../../advice/repair-plan.ts";
import type { Examination } from "../../model/examination.ts";
import type { Severity } from "../../model/finding.ts";
import type { RepairPlan, Repaired } from "../../model/repair.ts";
import { repairMode, repairText } from "../../repair/repair-file.ts";
import { examinationDocumentOf } from "../../report/findings/json.ts";
import { renderExamination } from "../../report/findings/text.ts";
import { renderJson } from "../../report/json.ts";
import { redactedText, sensitiveWords } from "../../report/redacted.ts";
import { repairDocumentOf } from "../../report/repair/json.ts";
import { renderRepairPlan, renderRepaired } from "../../report/repair/text.ts";
import type { TextOptions } from "../../report/text/text.ts";
import { isAtLeast } from "../../rules/graver.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import { textOptionsFor } from "../text-options.ts";
import type { World } from "../world.ts";
import { examineMachine } from "./doctor.ts";

/** `awswho doctor --fix`: shows what would be changed in files, and changes it once told yes. */
export async function fix(options: Options, world: World, least: Severity): Promise<ExitCode> {
  const { examination, snapshot, again, onCopy } = await examineMachine(options, world, world.machine);
  const due = examination.findings.filter(({ severity }) => isAtLeast(severity, least));
  const first = repairPlan(due, snapshot);
  const plan = isEmpty(first) ? first : provenPlan(first, (await onCopy(repaired(snapshot, first))).findings, snapshot);
  const text = textFor(options, world, examination, await textOptionsFor(world, options, snapshot));
  if (due.length === 0) text.write((shown) => renderExamination(examination, shown));
  else text.write((shown) => renderRepairPlan(plan, examination.home, shown));
  const outcomes = isEmpty(plan) || !(await isWanted(options, world)) ? null : applied(plan, world);
  const left = outcomes === null ? examination : (await again()).examination;
  if (options.json) text.writeJson({ ...examinationDocumentOf(left), repair: repairDocumentOf(plan, outcomes) });
  else if (outcomes !== null) {
    text.write((shown) => `\n${renderRepaired(outcomes, examination.home, shown)}\n`);
    text.write((shown) => renderExamination(left, shown));
  } else if (!isEmpty(plan)) {
    const how = world.stdinIsTerminal ? "" : " To change it: awswho doctor --fix --yes";
    text.write(() => `\nNothing was changed.${how}\n`);
  }
  return left.findings.some(({ severity }) => isAtLeast(severity, least)) ? 1 : 0;
}

async function isWanted(options: Options, world: World): Promise<boolean> {
  if (options.given.yes === true) return true;
  if (options.json || !world.stdinIsTerminal) return false;
  return /^y(?:es)?$/i.test((await world.ask("\nChange it? [y/N] ")).trim());
}

const applied = (plan: RepairPlan, { disk, machine }: World): readonly Repaired[] => [
  ...plan.files.map((repair) => repairText(disk, repair, machine.now)),
  ...plan.modes.map((repair) => repairMode(disk, repair)),
];

/** Text goes out as it comes; with `--json` only the document does. */
function textFor(options: Options, world: World, { diagnoses }: Examination, shown: TextOptions) {
  const put = (text: string): void =>
    world.stdout.write(options.redact ? redactedText(text, diagnoses.flatMap(sensitiveWords)) : text);
  return {
    write(render: (shown: TextOptions) => string): void {
      if (!options.json) put(render(shown));
    },
    writeJson(document: object): void {
      put(`${renderJson(document)}\n`);
    },
  };
}
