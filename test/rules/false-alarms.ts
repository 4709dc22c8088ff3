import type { Finding } from "../../src/model/finding.ts";
import { chains } from "../../src/chains/index.ts";
import type { SdkId } from "../../src/model/sdk.ts";
import { predict } from "../truth/differences.ts";
import { type Golden, recordedOf, scenariosOf, setsOf } from "../truth/goldens.ts";
import { type Scenario, machineOf } from "../truth/scenario.ts";
import { findingsOn, friendly } from "./friendly.ts";

/** An error told of an SDK that, for real, ended with just the keys that were asked for. */
export interface FalseAlarm {
  readonly scenario: string;
  readonly sdk: SdkId;
  readonly finding: Finding;
}

/** Each SDK's record of each scenario of a set. */
export type Records = ReadonlyMap<string, ReadonlyMap<SdkId, Golden>>;

export function recordsOf(set: string): Records {
  const records = new Map<string, Map<SdkId, Golden>>();
  for (const { id, readNotRun } of chains) {
    if (readNotRun === true || !setsOf(id).includes(set)) continue;
    for (const { scenario, golden } of recordedOf(id, set)) {
      const known = records.get(scenario.id) ?? new Map<SdkId, Golden>();
      records.set(scenario.id, known.set(id, golden));
    }
  }
  return records;
}

/** Their oracles make no client: what one stops at stands in no record (the real CLI stops there on `truth-4-00077`). */
const WITHOUT_CLIENT: ReadonlySet<SdkId> = new Set(["aws-cli-v1", "aws-cli-v2"]);

/**
 * Told of what stops every call, and with keys from a file no record makes one (`unseen`, 20261128-00065: the real boto3,
 * AWS CLI 1 and 2, and Ruby have their keys there, and STS is not reached).
 */
const OF_CALLS: ReadonlySet<string> = new Set(["ca-bundle"]);

const isClientUnseen = (sdk: SdkId, scenario: Scenario): boolean =>
  WITHOUT_CLIENT.has(sdk) &&
  chains.some((chain) => chain.id === sdk && predict(chain, scenario).resolution.clientError !== null);

export async function falseAlarmsIn(scenario: Scenario, records: Records): Promise<readonly FalseAlarm[]> {
  const own = keysOfNamedProfile(scenario);
  const fine = [...(records.get(scenario.id) ?? [])].flatMap(([sdk, { outcome, accessKeyId, client_error }]) =>
    outcome === "credentials" &&
    client_error === undefined &&
    own.has(accessKeyId ?? "") &&
    !isClientUnseen(sdk, scenario)
      ? [sdk]
      : [],
  );
  if (fine.length === 0) return [];
  const findings = await findingsOn(machineOf(scenario), scenario, friendly(scenario), fine);
  return findings
    .filter(({ severity, rule }) => severity === "error" && !OF_CALLS.has(rule))
    .flatMap((finding) => finding.sdks.map((sdk) => ({ scenario: scenario.id, sdk, finding })));
}

/** Scenarios in which somebody ended with the keys of the profile that was named. */
export const scenariosWithOwnKeys = (set: string, records: Records): readonly Scenario[] =>
  scenariosOf(set).filter((scenario) => {
    const own = keysOfNamedProfile(scenario);
    return [...(records.get(scenario.id)?.values() ?? [])].some(({ accessKeyId }) => own.has(accessKeyId ?? ""));
  });

/** The key ids in sections of the profile that a flag or AWS_PROFILE names. */
function keysOfNamedProfile({ session, env, files }: Scenario): ReadonlySet<string> {
  const name = session?.profile ?? env["AWS_PROFILE"];
  const found = new Set<string>();
  if (name === undefined || name === "") return found;
  for (const text of Object.values(files)) {
    let inside = false;
    for (const line of text.split(/\r\n|\n|\r/)) {
      const header = /^\s*\[\s*(?:profile\s+)?(["']?)(.*?)\1\s*\]/.exec(line);
      if (header !== null) inside = header[2] === name;
      const id = /^\s*aws_access_key_id\s*=\s*(\S+)/i.exec(line)?.[1];
      if (inside && id !== undefined) found.add(id);
    }
  }
  return found;
}
