import { holdsSessionToken } from "../../src/advice/holds-session-token.ts";
import type { Resolution } from "../../src/model/resolution.ts";
import { drive } from "../../src/resolve/drive.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { labWorld } from "./emulator-table.ts";
import type { Golden, Recorded } from "./goldens.ts";
import { type Scenario, codeOf, snapshotOf } from "./scenario.ts";

export interface Prediction {
  readonly resolution: Resolution;
  readonly calls: readonly string[];
}

export function predict(chain: AnyChain, scenario: Scenario): Prediction {
  const world = labWorld(scenario);
  return {
    resolution: drive(resolve(chain, snapshotOf(scenario), codeOf(scenario)), world.answer),
    calls: world.calls,
  };
}

/** What counts in a comparison of one cell, as the lab's score has it: outcome, key, token, region. */
export type Part = "outcome" | "key" | "token" | "region";

export function differencesOf(golden: Golden, { resolution }: Prediction): readonly Part[] {
  if (golden.outcome !== resolution.outcome) return ["outcome"];
  const parts: Part[] = [];
  const { winner } = resolution;
  if (golden.outcome === "credentials") {
    // What a process prints as a number stays one in Python and JavaScript.
    if ((String(golden.accessKeyId ?? "") || null) !== (winner?.credentials.accessKeyId || null)) parts.push("key");
    else if (golden.hasSessionToken !== (winner !== null && holdsSessionToken(winner))) parts.push("token");
  }
  const region = typeof golden.region === "string" && golden.region !== "" ? golden.region : null;
  if (golden.outcome !== "error" && golden.region_missing !== true && region !== (resolution.region.name || null))
    parts.push("region");
  return parts;
}

/** Crashes and time-outs of the real SDK are not counted. */
export const counts = ({ golden }: Recorded): boolean => ["credentials", "none", "error"].includes(golden.outcome);
