/*
 * advice-variants.ts OUT FILE…: from each scenario (fixtures/truth/…) the machines that awswho's advice would leave, and
 * those from which the winner is taken away, each with what awswho says the SDK does there. The lab then runs the real
 * SDK on OUT/variants.jsonl, and advice-score.mjs compares.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { boto3 } from "../src/chains/boto3.ts";
import { diagnose } from "../src/diagnose/diagnose.ts";
import type { Provenance } from "../src/model/provenance.ts";
import type { Foreseen, Resolution } from "../src/model/resolution.ts";
import { drive } from "../src/resolve/drive.ts";
import { resolve } from "../src/resolve/resolve.ts";
import { labWorld } from "../test/truth/emulator-table.ts";
import { type Scenario, codeOf, snapshotOf } from "../test/truth/scenario.ts";
import { shortName, withChange } from "./scenarios/parts/with-change.ts";

interface Variant {
  readonly scenario: Scenario;
  readonly kind: "advice" | "take-away";
  readonly expected: {
    readonly outcome: string;
    readonly method: string | null;
    readonly accessKeyId: string | null;
    readonly assumed: boolean;
  };
}

/** The machine without the values that make a source speak, their continuation lines included. */
function takenAway(scenario: Scenario, triggers: readonly Provenance[]): Scenario | null {
  let left: Scenario | null = scenario;
  const byFile = new Map<string, number[]>();
  for (const trigger of triggers) {
    if (left === null) return null;
    if (trigger.kind === "variable") left = withChange(left, { kind: "unset-variables", names: [trigger.name] });
    else if (trigger.kind === "argument") {
      const { explicit: _, ...rest } = left;
      left = rest;
    } else if (trigger.kind === "metadata") left = { ...left, imds: null };
    else if (trigger.kind === "file") byFile.set(trigger.path, [...(byFile.get(trigger.path) ?? []), trigger.line]);
  }
  for (const [path, lines] of byFile) {
    const text = left?.files[shortName(path)];
    if (left === null || text === undefined) return null;
    left = withChange(left, {
      kind: "delete-lines",
      path,
      lines: lines.flatMap((line) => [line, ...continuations(text, line)]),
    });
  }
  return left;
}

function continuations(text: string, line: number): readonly number[] {
  const lines = text.split(/\r\n|\n|\r/);
  const indent = (at: number): number => /^\s*/.exec(lines[at - 1] ?? "")?.[0].length ?? 0;
  const found: number[] = [];
  for (
    let next = line + 1;
    next <= lines.length && lines[next - 1]?.trim() !== "" && indent(next) > indent(line);
    next += 1
  )
    found.push(next);
  return found;
}

const expectedOf = (after: Foreseen, real: Resolution) => ({
  outcome: after.outcome,
  method: after.winner?.method ?? null,
  accessKeyId: real.winner?.credentials.accessKeyId ?? null,
  assumed: after.assumed.length > 0,
});

const inLab = (scenario: Scenario): Resolution =>
  drive(resolve(boto3, snapshotOf(scenario), codeOf(scenario)), labWorld(scenario).answer);

async function variantsOf(scenario: Scenario): Promise<readonly Variant[]> {
  const world = labWorld(scenario);
  const outside = {
    answer: async (question: Parameters<typeof world.answer>[0]) => world.answer(question),
    whoIs: async () => ({ kind: "unavailable", why: "not asked", failure: null }) as const,
  };
  const { resolution, findings } = await diagnose(snapshotOf(scenario), {
    chain: boto3,
    code: codeOf(scenario),
    outside,
  });
  const variants: Variant[] = [];
  const fix = findings.find((finding) => finding.fix?.after != null)?.fix;
  const changed = fix == null ? null : withChange(scenario, fix.change);
  if (fix?.after != null && changed !== null)
    variants.push({
      scenario: { ...changed, id: `${scenario.id}+advice` },
      kind: "advice",
      expected: expectedOf(fix.after, inLab(changed)),
    });
  const { winner } = resolution;
  const without = winner === null ? null : takenAway(scenario, winner.holding.triggers);
  const rows = [...resolution.sources].sort((a, b) => a.order - b.order);
  const again = rows.find(({ verdict, behind }) => verdict === "winner" && behind.length > 0);
  const earlier =
    again === undefined ? undefined : rows.find(({ verdict, order }) => verdict === "shadowed" && order < again.order);
  const shadow =
    again !== undefined && earlier === undefined
      ? { ...again, verdict: "shadowed" as const, holding: again.behind[0] ?? null }
      : rows.find(({ verdict, error }) => verdict === "shadowed" || (error !== null && verdict !== "winner"));
  const asksMetadata = resolution.sources.some(
    ({ id, verdict }) => id === "instance-metadata" && verdict === "not-reached",
  );
  if (without !== null)
    variants.push({
      scenario: { ...without, id: `${scenario.id}+without` },
      kind: "take-away",
      expected:
        shadow === undefined
          ? {
              outcome: asksMetadata && without.imds ? "credentials" : "none",
              method: asksMetadata && without.imds ? "iam-role" : null,
              accessKeyId: null,
              assumed: true,
            }
          : {
              outcome: shadow.verdict === "shadowed" ? "credentials" : "error",
              method: shadow.verdict === "shadowed" ? shadow.method : null,
              accessKeyId: shadow.holding?.accessKeyId ?? null,
              assumed: shadow.holding?.accessKeyId == null,
            },
    });
  return variants;
}

const [out = ".", ...files] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const scenarios: Scenario[] = files.flatMap((file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line).scenario ?? JSON.parse(line)),
);
const variants = (await Promise.all(scenarios.map(variantsOf))).flat();
writeFileSync(`${out}/variants.jsonl`, variants.map(({ scenario }) => `${JSON.stringify(scenario)}\n`).join(""));
writeFileSync(
  `${out}/expected.jsonl`,
  variants
    .map(({ scenario, kind, expected }) => `${JSON.stringify({ id: scenario.id, kind, ...expected })}\n`)
    .join(""),
);
console.log(
  `${variants.filter(({ kind }) => kind === "advice").length} by advice, ${variants.filter(({ kind }) => kind === "take-away").length} without the winner`,
);
