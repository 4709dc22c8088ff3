import { expect, test } from "vitest";
import { terraform } from "../../src/chains/terraform.ts";
import { hideKey } from "../../src/walk/chain.ts";
import { comparableMessage } from "./comparable-message.ts";
import { predict } from "./differences.ts";
import { recordedOf } from "./goldens.ts";

/*
 * What only a provider block can show, beside outcome, key, token and region (sdks.test.ts): what is said of an account
 * that may not be used, the words of errors, and where each part of the answer stands in the block.
 */

const recorded = recordedOf("terraform", "hand-terraform-block").map((one) => ({
  ...one,
  predicted: predict(terraform, one.scenario),
}));

test("there are as many machines as it takes", () => {
  expect(recorded.length).toBeGreaterThan(60);
});

test("an account that the block rules out is told in the provider's words", () => {
  const said = recorded.filter(({ golden }) => golden.client_error !== undefined);
  expect(said.length).toBeGreaterThan(5);
  for (const { golden, predicted } of recorded)
    expect([golden.id, predicted.resolution.clientError?.message]).toEqual([golden.id, golden.client_error?.message]);
});

/** What a socket says, a request's number and the code of a refusal are not modelled; the slash behind a host is not either. */
const comparable = (message: string | undefined): string =>
  (comparableMessage(message, 2000) ?? "")
    .replace(/StatusCode: 40\d, RequestID: r?/, "StatusCode: 4xx, RequestID: ")
    .replace(/lookup (\S+?)(?: on [\d.:]+)?:/, "lookup $1:")
    .replace(/(Post "[^"]*?)\/?":/, '$1":')
    .replace(/dial tcp [\d.:]+ connect/, "dial tcp: connect")
    .replace(/dial tcp [\d.:]+: connect/, "dial tcp: connect")
    .replace(/(ec2imds: GetRegion, ).*/s, "$1…")
    .trim();

test("its errors are worded as the provider words them", () => {
  const failed = recorded.filter(({ golden }) => golden.outcome === "error");
  expect(failed.length).toBeGreaterThan(30);
  for (const { golden, predicted } of failed)
    expect([golden.id, comparable(predicted.resolution.error?.message)]).toEqual([
      golden.id,
      comparable(golden.error?.message),
    ]);
});

test("what the block gives stands on a line of the block", () => {
  const winners = recorded.flatMap(({ predicted: { resolution }, scenario }) =>
    resolution.winner !== null &&
    scenario.block?.["assume_role"] !== undefined &&
    resolution.winner.source === "assume-role"
      ? [resolution.winner.holding]
      : [],
  );
  const inBlock = winners.filter(
    ({ plan }) => plan.at(-1)?.kind === "assume-role" && plan.at(-1)?.provenance.kind === "code",
  );
  expect(inBlock.length).toBeGreaterThan(30);
  for (const { triggers } of inBlock)
    expect(triggers.map(hideKey).every((key) => key.startsWith("code:main.tf:"))).toBe(true);
});

test("behind the block's role lies what it is assumed with", () => {
  const one = recorded.find(({ golden }) => golden.id === "tf-block-role-around-exported");
  const rows = one?.predicted.resolution.sources.map(({ id, verdict }) => `${id} ${verdict}`);
  expect(rows?.slice(0, 4)).toEqual([
    "assume-role winner",
    "explicit absent",
    "web-identity absent",
    "environment shadowed",
  ]);
});

test("no secret of the block is in an answer", () => {
  for (const { predicted } of recorded) {
    const { sources, ...answer } = predicted.resolution;
    expect(JSON.stringify([answer, sources])).not.toMatch(/sec-block|tok-block|token-in-block/);
  }
});
