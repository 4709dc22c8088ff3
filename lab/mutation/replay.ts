/*
 * Bundled together with one chain and its mutants: a scenario answered as test/truth answers it, in the parts of a record
 * that a chain can get wrong.
 */
import { holdsSessionToken } from "../../src/advice/holds-session-token.ts";
import { drive } from "../../src/resolve/drive.ts";
import { WHOLE_CHAIN, walkChain } from "../../src/resolve/walk-chain.ts";
import type { Answer, Question } from "../../src/model/question.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { untilRaised } from "../../src/walk/walk.ts";
import { comparableMessage } from "../../test/truth/comparable-message.ts";
import { labWorld } from "../../test/truth/emulator-table.ts";
import { type Scenario, codeOf, snapshotOf } from "../../test/truth/scenario.ts";

/** What is held against a record, part by part. */
export interface Told {
  readonly outcome: string;
  readonly key: string | null;
  readonly token: boolean;
  readonly region: string | null;
  readonly method: string | null;
  readonly source: string | null;
  readonly error: string | null;
  readonly message: string | null;
  readonly clientError: string | null;
  readonly clientMessage: string | null;
  readonly calls: string;
}

/** As much of a message as every oracle keeps. */
export const MESSAGE = 300;

/** More questions than any chain asks. */
const MOST_QUESTIONS = 300;

/** The walk itself, without the rows for what lies in its winner's shadow: no record tells of those. */
export function told(chain: AnyChain, scenario: Scenario): Told {
  const world = labWorld(scenario);
  let left = MOST_QUESTIONS;
  const answer = (question: Question): Answer => {
    left -= 1;
    if (left < 0) throw new Error("asks without end");
    return world.answer(question);
  };
  const passage = drive(walkChain(chain, snapshotOf(scenario), codeOf(scenario), WHOLE_CHAIN), answer);
  const { session, end, steps } = passage;
  const loaded = end.kind !== "not-loaded" || end.at === "prepare";
  const won = end.kind === "won" ? end : null;
  const step = won === null ? null : (steps[won.index] ?? null);
  const region = drive(untilRaised(chain.region(session, step?.source ?? null)), answer);
  if (loaded && chain.clientAsks !== undefined) drive(untilRaised(chain.clientAsks(session)), answer);
  // After the region: what the metadata service said of it is known by now.
  const clientError = loaded ? chain.client(session, won?.found.holding ?? null) : null;
  return {
    outcome: won !== null ? "credentials" : end.kind === "none" ? "none" : "error",
    key: won?.credentials.accessKeyId || null,
    token: won !== null && holdsSessionToken({ holding: won.found.holding, credentials: won.credentials } as never),
    region: (region.kind === "returned" && loaded && region.value.name) || null,
    method: step?.method ?? null,
    source: step?.source ?? null,
    error: "error" in end ? end.error.type : null,
    message: "error" in end ? comparableMessage(end.error.message, MESSAGE) : null,
    clientError: clientError?.type ?? null,
    clientMessage: comparableMessage(clientError?.message, MESSAGE),
    calls: JSON.stringify(world.calls),
  };
}
