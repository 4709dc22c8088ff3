/* npm run lab -- false-alarms [SET…]: errors that doctor tells of SDKs which really ended with the keys asked for. */
import { falseAlarmsIn, recordsOf, scenariosWithOwnKeys } from "../test/rules/false-alarms.ts";
import { wordsOf } from "../test/rules/friendly.ts";

const [...named] = process.argv.slice(2);
let total = 0;
for (const set of named.length > 0 ? named : ["open"]) {
  const records = recordsOf(set);
  const scenarios = scenariosWithOwnKeys(set, records);
  const byRule = new Map<string, number>();
  for (const scenario of scenarios)
    for (const { sdk, finding } of await falseAlarmsIn(scenario, records)) {
      byRule.set(finding.rule, (byRule.get(finding.rule) ?? 0) + 1);
      total += 1;
      console.log(`${scenario.id} ${sdk}: ${wordsOf(finding)}`);
    }
  console.log(`${set}: ${scenarios.length} scenarios`, Object.fromEntries(byRule));
}
process.exitCode = total === 0 ? 0 : 1;
