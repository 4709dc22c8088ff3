import { describe, expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import { chainDiff } from "../../src/explain/chain-diff.ts";
import { type SdkPage, sdkPage } from "../../src/explain/pages.ts";
import type { SdkId, SourceId } from "../../src/model/sdk.ts";
import { renderChainDiff } from "../../src/report/text/chain-diff.ts";
import { columnsOf, unpainted } from "../../src/report/screen.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { DOCUMENTATION_TOPICS } from "../../src/walk/chain-documentation.ts";
import { codeOf, snapshotOf } from "../truth/scenario.ts";

const EMPTY = { id: "made-here", env: {}, files: {} };

const pageOf = (chain: AnyChain): SdkPage => sdkPage(chain, chain.open(snapshotOf(EMPTY), codeOf(EMPTY), new Set()));
const pages = chains.map(pageOf);
const pairs = pages.flatMap((a) => pages.map((b) => [a.sdk, b.sdk, chainDiff(a, b)] as const));

const made = (sdk: SdkId, ...sources: readonly SourceId[]): SdkPage => ({
  kind: "sdk",
  sdk,
  modelledOn: "1",
  readNotRun: false,
  endOfSupport: false,
  documentation: (chains[0] as AnyChain).documentation,
  steps: sources.map((source, index) => ({
    order: index + 1,
    source,
    method: source,
    description: "",
    special: false,
    evidence: [],
  })),
});

const orderOf = (a: SdkPage, b: SdkPage): readonly string[] =>
  chainDiff(a, b).order.map(
    ({ kind, source, ...row }) => `${kind} ${source} ${row.a?.order ?? "-"} ${row.b?.order ?? "-"}`,
  );

describe("two chains side by side", () => {
  test("what both have in the same turn is the same, though others stand between", () => {
    const a = made("boto3", "explicit", "environment", "sso", "container");
    const b = made("rust", "explicit", "process", "environment", "container");
    expect(orderOf(a, b)).toEqual([
      "same explicit 1 1",
      "only-b process - 2",
      "same environment 2 3",
      "only-a sso 3 -",
      "same container 4 4",
    ]);
  });

  test("what both have in another turn has moved", () => {
    const a = made("boto3", "environment", "web-identity", "shared-config", "container");
    const b = made("rust", "environment", "shared-config", "web-identity", "container");
    expect(orderOf(a, b).filter((row) => row.startsWith("moved"))).toHaveLength(1);
    expect(orderOf(a, b)).toHaveLength(4);
  });

  test("a source that comes twice is paired once", () => {
    const a = made("js-v2", "environment", "environment", "sso");
    const b = made("boto3", "environment", "sso");
    expect(orderOf(a, b)).toEqual(["same environment 1 1", "only-a environment 2 -", "same sso 3 2"]);
  });

  test.each(pairs)("%s and %s: every step stands in one row, every topic once", (_a, _b, diff) => {
    const ordersOf = (side: "a" | "b") => diff.order.flatMap((row) => row[side]?.order ?? []).sort((x, y) => x - y);
    for (const [side, page] of [
      ["a", pages.find(({ sdk }) => sdk === diff.a.sdk)],
      ["b", pages.find(({ sdk }) => sdk === diff.b.sdk)],
    ] as const)
      expect(ordersOf(side)).toEqual(page?.steps.map(({ order }) => order));
    expect(diff.topics.map(({ topic }) => topic)).toEqual(DOCUMENTATION_TOPICS);
    if (diff.a.sdk === diff.b.sdk)
      expect([...diff.order, ...diff.topics].every(({ kind }) => kind === "same")).toBe(true);
  });

  test.each([40, 80, 99, 100, 120, 140, 200])("no line is over %i columns", (width) => {
    for (const [, , diff] of pairs)
      for (const line of renderChainDiff(diff, { width, unicode: true, paint: unpainted }).split("\n"))
        expect(columnsOf(line), line).toBeLessThanOrEqual(width);
  });

  test("no line ends in blanks", () => {
    for (const [, , diff] of pairs)
      expect(renderChainDiff(diff, { width: 110, unicode: true, paint: unpainted })).not.toMatch(/ $/m);
  });

  test("two columns from 100 on, one under the other below", () => {
    const [a, b] = ["boto3", "rust"].map((id) => pages.find(({ sdk }) => sdk === id)) as [SdkPage, SdkPage];
    const at = (width: number) => renderChainDiff(chainDiff(a, b), { width, unicode: true, paint: unpainted });
    expect(at(100)).toMatch(/^ +boto3 +rust$/m);
    expect(at(99)).not.toMatch(/^ +boto3 +rust$/m);
    expect(at(99)).toMatch(/^ {2}boto3$/m);
  });
});
