import { describe, expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { explainedErrors } from "./explain-score.ts";
import { type Golden, recordedOf, setsOf } from "./goldens.ts";

/*
 * What real SDKs printed, given to `explain` together with the machine it was printed on: does it name the SDK, and point
 * at the place where that SDK's model fails? All sets: npm run lab -- explain-score. Here those that were written by hand,
 * every fourth record of them (AWSWHO_ERRORS=all takes all): an error costs some fifty walks. That each text is known for
 * its SDK's is held for all of them in test/explain/recognise.test.ts.
 */
const STRIDE = process.env["AWSWHO_ERRORS"] === "all" ? 1 : 4;
/** These pass over what an instance lends and they cannot use, in the very words of one that is not there: no text tells the place. */
const SILENT_ABOUT_LENT: ReadonlySet<string> = new Set(["java-v2", "kotlin", "js-v3"]);
const byHand = (chain: AnyChain) =>
  setsOf(chain.id).filter(
    (set) =>
      !/^(?:generated|open|hand-mutation.*)$/.test(set) && !(set === "hand-lent" && SILENT_ABOUT_LENT.has(chain.id)),
  );

type LeastShares = Readonly<Record<string, readonly [sdk: number, place: number]>>;

/** The least share of right answers, where it is not all: named as one that may have said it; pointed at the right place. */
const HELD_BY_ALL: LeastShares = {
  "aws-cli-v1": [0.99, 0.99],
  "aws-cli-v2": [0.99, 0.99],
  boto3: [0.99, 0.99],
  "go-v1": [0.99, 0.99],
  "go-v2": [0.99, 0.99],
  // What the chain is known to foresee otherwise (known-differences.json).
  dotnet: [1, 0.99],
  // A metadata service that refuses a token is told in the very words of one that is not there.
  "java-v2": [1, 0.99],
  kotlin: [1, 0.99],
  ruby: [1, 0.99],
  // Its providers are those of JavaScript v3: either may have said it.
  "js-v3": [1, 0.99],
  cdk: [0.99, 0.98],
  // Its words are Serverless 3's, whose provider it calls otherwise: the same profile, another source.
  osls: [1, 0.52],
  // A region that is asked of metadata, and nobody answers, is not a world that explain supposes.
  terraform: [1, 0.99],
  // The same, and what a profile of the block that holds nothing leads to.
  "terraform-backend": [0.99, 0.95],
};

/** Of every fourth record, where the wrong ones are more of fewer. */
const FEWER = STRIDE === 1 ? 0 : 0.02;
const heldOf = (id: string): readonly [sdk: number, place: number] => {
  const held = HELD_BY_ALL[id];
  return held === undefined ? [1, 1] : [held[0] - FEWER, held[1] - FEWER];
};

/** The C++ SDK raises nothing; a process that dies says nothing to explain, and a folder for a file is too little for a share. */
const raises = ({ id }: AnyChain): boolean =>
  setsOf(id).some((set) => recordedOf(id, set).filter(({ golden }) => isSaid(golden.error)).length > 2);

const isSaid = (error: Golden["error"]): boolean =>
  error !== null && error !== undefined && error.type !== "ProcessDied";

describe.each(
  chains.filter((chain) => chain.readNotRun !== true && raises(chain)).map((chain) => [chain.id, chain] as const),
)("%s", (id, chain) => {
  test("its errors are explained on the machine they were printed on", () => {
    const errors = explainedErrors(chain, byHand(chain), "options", STRIDE);
    const foreseen = errors.filter(({ expected }) => expected !== null);
    // Of a command that is no SDK there are few records.
    expect(foreseen.length).toBeGreaterThan(chain.whereAtHand === true ? 1 : 20);
    const [sdk, place] = heldOf(id);
    expect(errors.filter(({ rightSdk }) => rightSdk).length / errors.length).toBeGreaterThanOrEqual(sdk);
    expect(foreseen.filter(({ rightPlace }) => rightPlace).length / foreseen.length).toBeGreaterThanOrEqual(place);
  }, 300_000);
});
