import { expect, test } from "vitest";
import { provenPlan, repairPlan, repaired } from "../../src/advice/repair-plan.ts";
import { capture } from "../../src/capture/capture.ts";
import { chains } from "../../src/chains/index.ts";
import { examine } from "../../src/diagnose/examine.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { type TextChange, changedText, isTextChange, touchedLines } from "../../src/parse/changed-text.ts";
import { assumeOffline } from "../../src/resolve/assume-offline.ts";
import { drive } from "../../src/resolve/drive.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { maskedPatch } from "../../src/parse/masked-patch.ts";
import { seal, unseal } from "../../src/vault/secret.ts";
import { machineOfFixture } from "../rules/fixture.ts";
import { codeOf } from "../truth/scenario.ts";
import { FAULT_NAMES, faultyFiles } from "./faulty-files.ts";

/** Settings files with a fault planted, mended by what doctor would write. */

const CODE = codeOf({ id: "", env: {}, files: {} });
const COUNT = 1000;
/** AWSWHO_REPLAY=all takes them all (minutes). */
const ALL = process.env["AWSWHO_REPLAY"] === "all";
/** Examined twice each, by every rule. */
const EXAMINED = ALL ? COUNT : 120;
/** Every SDK is walked on one in so many. */
const STRIDE = ALL ? 1 : 15;

const look = (snapshot: Snapshot) =>
  examine(snapshot, { chains, code: CODE, outside: null, sdks: ["boto3", "go-v2"], disabled: [] });

async function mended(seed: number) {
  const { fault, files, others } = faultyFiles(seed);
  const snapshot = capture(machineOfFixture({ env: {}, files }));
  const { findings } = await look(snapshot);
  const due = findings.filter(({ severity }) => severity !== "note");
  const first = repairPlan(due, snapshot);
  const left = (await look(repaired(snapshot, first))).findings;
  const plan = provenPlan(first, left, snapshot);
  return { fault, others, snapshot, due, plan, left };
}

test(
  `${EXAMINED} faulty files: the named lines change, and the fault is not found again`,
  async () => {
    const found = new Map<string, number>();
    let compared = 0;
    for (let seed = 0; seed < EXAMINED; seed += 1) {
      const { fault, others, snapshot, due, plan, left } = await mended(seed);
      if (fault === "no-fault")
        expect(
          due.map(({ rule }) => rule),
          `seed ${seed}`,
        ).toEqual([]);
      for (const { before, after, findings } of plan.files) {
        found.set(fault, (found.get(fault) ?? 0) + 1);
        const changes = findings.flatMap(({ fix }) => (fix !== null && isTextChange(fix.change) ? [fix.change] : []));
        expect(keptLines(unseal(after.text)), `seed ${seed}`).toEqual(
          expect.arrayContaining([...untouched(unseal(before.text), changes.flatMap(touchedLines))]),
        );
        for (const { rule, message } of findings)
          expect(
            left.some((one) => one.rule === rule && one.message === message),
            `seed ${seed}: ${message}`,
          ).toBe(false);
      }
      if (seed % STRIDE !== 0) continue;
      const copy = repaired(snapshot, plan);
      for (const profile of others) compared += expectNobodyMoved(snapshot, copy, profile, seed);
    }
    // What was done, for the page that tells of it.
    if (ALL)
      console.log(
        `${EXAMINED} files, ${[...found.values()].reduce((a, b) => a + b)} changed, ${compared} walks compared`,
      );
    // Every fault that is planted is one that doctor mends.
    expect([...found.keys()].sort()).toEqual(FAULT_NAMES.filter((name) => name !== "no-fault").sort());
  },
  ALL ? 3_600_000 : 240_000,
);

test(`${COUNT} files, changed anyhow: all but the named lines stays byte for byte, and no patch shows a secret`, () => {
  for (let seed = 0; seed < COUNT; seed += 1) {
    const { files } = faultyFiles(seed);
    const [path = "", text = ""] = Object.entries(files)[seed % 2] ?? [];
    const view = { state: "text", path, text: seal(text), bytes: text.length } as const;
    const changes = changesTo(path, keptLines(text).length, seed);
    const after = unseal(changedText(view, ...changes).text);
    const touched = changes.flatMap(touchedLines);
    const added = changes.flatMap((change) => (change.kind === "insert-lines" ? change.lines : []));
    // Without what was put in, and without what was named, both are one text.
    const left = keptLines(after).filter((line) => !added.includes(line.trim()));
    expect(left.map(bare), `seed ${seed}`).toEqual(untouched(text, touched).map(bare));
    expect(JSON.stringify(maskedPatch(view, changes))).not.toContain("CANARY");
  }
});

/** One line goes, and in most files one is put in below another. */
function changesTo(path: string, count: number, seed: number): readonly TextChange[] {
  const line = (nth: number): number => 1 + ((seed * 7 + nth) % count);
  return [
    { kind: "delete-lines", path, lines: [line(0)] },
    ...(count > 3 && seed % 3 > 0
      ? [{ kind: "insert-lines", path, below: line(2), lines: ["region = eu-west-1x"] } as const]
      : []),
  ];
}

const bare = (line: string): string => line.replace(/[\r\n]+$/, "");

const keptLines = (text: string): readonly string[] => text.split(/(?<=\n)/);

/** The lines that no change names, as they are; the last may be given an end. */
const untouched = (text: string, touched: readonly number[]): readonly string[] =>
  keptLines(text).filter((_, index) => !touched.includes(index + 1));

/** Each SDK ends as it did for another profile, or as well as it could not before for the file that it refused. */
function expectNobodyMoved(before: Snapshot, after: Snapshot, profile: string, seed: number): number {
  let compared = 0;
  for (const chain of chains) {
    const end = (snapshot: Snapshot) => drive(resolve(chain, snapshot, { ...CODE, profile }), assumeOffline);
    const [was, is] = [end(before), end(after)];
    if (was.outcome !== "credentials") continue;
    compared += 1;
    expect(
      [is.outcome, is.winner?.credentials.accessKeyId, is.region.name],
      `seed ${seed}: ${chain.id} as ${profile}`,
    ).toEqual([was.outcome, was.winner?.credentials.accessKeyId, was.region.name]);
  }
  return compared;
}
