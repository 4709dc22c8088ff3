import { chains } from "../../src/chains/index.ts";
import { failingPlace, placeKey } from "../../src/explain/failing-place.ts";
import { type LikelyFailure, explainedHere } from "../../src/explain/likely-failure.ts";
import { SDK_IDS } from "../../src/model/sdk.ts";
import { drive } from "../../src/resolve/drive.ts";
import { WHOLE_CHAIN, walkChain } from "../../src/resolve/walk-chain.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { counts } from "./differences.ts";
import { labWorld } from "./emulator-table.ts";
import { recordedOf, setsOf } from "./goldens.ts";
import { type Scenario, codeOf, fill, snapshotOf } from "./scenario.ts";

/** One error that a real SDK printed, and what `explain` makes of it on that machine. */
export interface ExplainedError {
  readonly sdk: string;
  readonly scenario: string;
  readonly text: string;
  /** Where the model of that SDK, given what AWS answered then, fails; null: it does not (a known difference). */
  readonly expected: string | null;
  readonly found: LikelyFailure | null;
  readonly place: string | null;
  readonly rightSdk: boolean;
  readonly rightPlace: boolean;
}

const NOTHING: Scenario = { id: "nothing", env: {}, files: {} };
const inOrder = [...chains].sort((a, b) => SDK_IDS.indexOf(a.id) - SDK_IDS.indexOf(b.id));

/** The CLIs and Go print a message alone; elsewhere the exception's name stands before it. */
const printed = (sdk: string, { type, message }: { readonly type: string; readonly message: string }): string =>
  fill(message === "" ? type : /^(?:aws-cli|go-|terraform)/.test(sdk) ? message : `${type}: ${message}`);

/** What the person tells beside the text: the options that the program was given, or nothing. */
export type Told = "options" | "nothing";

/** @param stride of each set, every so many records. */
export function explainedErrors(
  chain: AnyChain,
  sets: readonly string[] = setsOf(chain.id),
  told: Told = "options",
  stride = 1,
): readonly ExplainedError[] {
  return sets.flatMap((set) =>
    recordedOf(chain.id, set)
      .filter(counts)
      .filter((_, index) => index % stride === 0)
      .flatMap(({ scenario, golden }) => {
        const error = golden.error ?? golden.client_error;
        // Of a program that died there is only what the lab noted.
        return error === undefined || error.type === "ProcessDied"
          ? []
          : [explained(chain, `${set}/${scenario.id}`, scenario, error, told)];
      }),
  );
}

function explained(
  chain: AnyChain,
  name: string,
  scenario: Scenario,
  error: { readonly type: string; readonly message: string },
  told: Told,
): ExplainedError {
  const text = printed(chain.id, error);
  const [snapshot, code] = [snapshotOf(scenario), codeOf(scenario)];
  const { failure: found, recognised } = explainedHere(text, inOrder, {
    snapshot,
    code: told === "options" ? code : codeOf(NOTHING),
  });
  const speakers = recognised[0]?.known.sdks ?? [];
  const there = failingPlace(chain, drive(walkChain(chain, snapshot, code, WHOLE_CHAIN), labWorld(scenario).answer));
  const expected = there === null ? null : placeKey(there);
  const place = found === null ? null : placeKey(found.place);
  return {
    sdk: chain.id,
    scenario: name,
    text,
    expected,
    found,
    place,
    rightSdk: speakers.includes(chain.id),
    rightPlace: place === expected,
  };
}
