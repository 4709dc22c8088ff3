import type { SdkId } from "../../src/model/sdk.ts";
import { comparableMessage } from "../../test/truth/comparable-message.ts";
import { counts } from "../../test/truth/differences.ts";
import { type Golden, recordedOf, setsOf } from "../../test/truth/goldens.ts";
import type { Scenario } from "../../test/truth/scenario.ts";
import { recordedMethod } from "./recorded-method.ts";
import { recordedSource } from "./recorded-source.ts";
import { MESSAGE, type Told } from "./replay.ts";

type Part = keyof Told;

/** A scenario, what the chain says of it, and in which parts the real SDK said the same. */
export interface Cell {
  readonly scenario: Scenario;
  readonly right: Told;
  readonly agreed: readonly Part[];
}

export const ALL_PARTS: readonly Part[] = [
  "outcome",
  "key",
  "token",
  "region",
  "method",
  "source",
  "error",
  "message",
  "clientError",
  "clientMessage",
  "calls",
];

export const recordedCells =
  (sdk: SdkId) =>
  (tell: (scenario: Scenario) => Told): readonly Cell[] =>
    setsOf(sdk)
      .flatMap((set) => recordedOf(sdk, set))
      .filter((recorded) => counts(recorded) || recorded.golden.outcome === "crash")
      .map(({ scenario, golden }) => {
        const right = tell(scenario);
        return { scenario, right, agreed: agreedParts(scenario, golden, right) };
      });

export const isWrong = ({ right, agreed }: Cell, now: Told): boolean =>
  agreed.some((part) => now[part] !== right[part]);

/** What an oracle that asks the client for its region has of the client's fault. */
const clientMessageOf = ({ client_error, regionError }: Golden): string | undefined =>
  client_error?.message ?? regionError;

function agreedParts(scenario: Scenario, golden: Golden, told: Told): readonly Part[] {
  // A process that ends of it leaves no more (JS v3, `AWS_DEFAULTS_MODE`).
  const parts: Part[] = [];
  const check = (part: Part, real: Told[Part]): void => {
    if (told[part] === real) parts.push(part);
  };
  if (golden.outcome === "crash") {
    if (golden.client_error !== undefined) check("clientError", golden.client_error.type);
    return parts;
  }
  if (golden.outcome !== told.outcome) return [];
  parts.push("outcome");
  const found = golden.outcome === "credentials";
  if (found) {
    check("key", golden.accessKeyId || null);
    check("token", golden.hasSessionToken);
    check("source", recordedSource(scenario, golden));
  }
  if (golden.outcome !== "error" && golden.region_missing !== true)
    check("region", typeof golden.region === "string" && golden.region !== "" ? golden.region : null);
  check("method", recordedMethod(golden));
  check("error", golden.error?.type ?? null);
  check("message", comparableMessage(golden.error?.message, MESSAGE));
  check("clientError", golden.client_error?.type ?? null);
  check("clientMessage", comparableMessage(clientMessageOf(golden), MESSAGE));
  check("calls", JSON.stringify(golden.calls));
  return parts;
}
