import { capture } from "../../src/capture/capture.ts";
import type { Machine } from "../../src/capture/capture.ts";
import { chains } from "../../src/chains/index.ts";
import { examine } from "../../src/diagnose/examine.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Outside } from "../../src/model/outside.ts";
import type { SdkId } from "../../src/model/sdk.ts";
import { outsideOf } from "../cli/transcript.ts";
import { type Scenario, codeOf } from "../truth/scenario.ts";

/** AWS as it is where all is well: it knows whoever asks. */
export function friendly(scenario: Scenario): Outside {
  const arn = "arn:aws:iam::111122223333:user/ana";
  const asked = { url: "https://sts.eu-west-1.amazonaws.com", latency: 84, clockSkew: 0 };
  const principal = { type: "user", partition: "aws", name: "ana" } as const;
  return {
    answer: outsideOf(scenario).answer,
    whoIs: async () => ({ kind: "known", account: "111122223333", arn, userId: "AIDAEXAMPLE", principal, asked }),
  };
}

/** What doctor says there of these SDKs; all, if none is named. */
export async function findingsOn(
  machine: Machine,
  scenario: Scenario,
  outside: Outside | null,
  sdks?: readonly SdkId[],
): Promise<readonly Finding[]> {
  const { findings } = await examine(capture(machine), {
    chains,
    code: codeOf(scenario),
    outside,
    sdks: sdks ?? chains.map(({ id }) => id),
    disabled: [],
  });
  return findings;
}

export const wordsOf = ({ rule, severity, message, sdks }: Finding): string =>
  `${severity} ${rule} (${sdks.join(", ")}): ${message}`;
