import type { SdkId } from "../../src/model/sdk.ts";
import { rules } from "../../src/rules/index.ts";
import { examineFor, readFixture } from "../../test/rules/fixture.ts";
import { findingsIn } from "./doctor.ts";
import { changedBy } from "./trials.ts";
import { type RuleMachine, ruleMachines } from "./rule-machines.ts";

/** The rules that no trial was of, each with what keeps the lab from it on the rule's own machines. */
export async function unjudged(
  judged: ReadonlySet<string>,
  sdks: readonly SdkId[],
): Promise<readonly (readonly [string, string])[]> {
  const machines = ruleMachines();
  const found: [string, string][] = [];
  for (const { id } of rules) {
    if (judged.has(id)) continue;
    const reasons = new Set<string>();
    for (const machine of machines.filter(({ rule }) => rule === id)) reasons.add(await reasonOf(machine, sdks));
    found.push([id, [...reasons].join("; ")]);
  }
  return found;
}

async function reasonOf({ rule, name, scenario, why }: RuleMachine, sdks: readonly SdkId[]): Promise<string> {
  const { findings } = await examineFor(rule, readFixture(rule, name));
  const fixes = findings.filter((finding) => finding.rule === rule);
  const kinds = fixes.map(({ fix }) => fix?.change.kind ?? "none");
  if (kinds.every((kind) => kind === "by-hand" || kind === "none")) return "a person makes the change";
  const commands = fixes.flatMap(({ fix }) => (fix?.change.kind === "run" ? [fix.change.command] : []));
  if (commands.length === kinds.length && commands.every((command) => !command.startsWith("aws sso login")))
    return "a command of another tool makes the change";
  if (fixes.every(({ severity }) => severity === "note")) return "a note";
  if (scenario === null) return `the world has not ${why ?? ""}`;
  const here = (await findingsIn(scenario, sdks, rule)).filter((finding) => finding.rule === rule);
  const changes = here.flatMap(({ fix }) => (fix === null ? [] : [changedBy(scenario, fix.change)]));
  return changes.every((changed) => changed === null) ? "not a finding with such a change for these SDKs" : "not drawn";
}
