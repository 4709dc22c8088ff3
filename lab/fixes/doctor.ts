import { capture } from "../../src/capture/capture.ts";
import { chains } from "../../src/chains/index.ts";
import { examine } from "../../src/diagnose/examine.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { SdkId } from "../../src/model/sdk.ts";
import { machineRules } from "../../src/rules/index.ts";
import { codeOf } from "../../test/truth/scenario.ts";
import { labAws } from "./lab-aws.ts";
import { type LabScenario, labMachine } from "./lab-scenario.ts";

/** What doctor says there of these SDKs; with one rule named, without those of the machine that know better than it. */
export async function findingsIn(
  scenario: LabScenario,
  sdks: readonly SdkId[],
  rule: string | null,
): Promise<readonly Finding[]> {
  const { findings } = await examine(capture(labMachine(scenario)), {
    chains,
    code: codeOf(scenario),
    outside: labAws(scenario),
    sdks,
    disabled: rule === null ? [] : machineRules.map(({ id }) => id).filter((id) => id !== rule),
  });
  return findings;
}
