import { describe, expect, test } from "vitest";
import { commands } from "../../src/parse/commands/index.ts";
import {
  commandGoldens,
  commandScenarios,
  knownDifferences,
  predictedSigner,
  recordedCommands,
  signerOf,
  signerOfSdk,
  signersDiffer,
} from "./command-prediction.ts";

/*
 * The commands of src/parse/commands against records of the real ones (world/run.py NAME): whose keys, and for which region,
 * the first request of its own is signed with. What is said otherwise stands with its cause in known-differences.json.
 */
describe.each(recordedCommands())("%s", (name) => {
  const real = new Map(commandGoldens(name).map((golden) => [golden.id, signerOf(golden)] as const));
  const scenarios = commandScenarios(name);

  test("is whom the real one is", () => {
    const differing = scenarios.filter(
      (one) => signersDiffer(real.get(one.id) ?? null, predictedSigner(one)).length > 0,
    );
    expect([...real.keys()]).toEqual(scenarios.map(({ id }) => id));
    expect(differing.map(({ id }) => id)).toEqual(Object.keys(knownDifferences(name)));
  });

  test("has machines that tell it from its SDK alone, if it is told from that at all", () => {
    const known = commands.find(({ names }) => names.includes(name));
    const telling = scenarios.filter((one) => signersDiffer(real.get(one.id) ?? null, signerOfSdk(one)).length > 0);
    expect(telling.length > 0).toBe(known?.chooses !== undefined);
  });
});

test("evidence that names records names those that are here, and their version", () => {
  const named = commands.flatMap(({ evidence }) => {
    const [, name = "", version = ""] = /^fixtures\/commands\/([\w-]+): \S+ ([\d.]+)/.exec(evidence) ?? [];
    return name === "" ? [] : [[name, version] as const];
  });
  expect(named.map(([name]) => name).sort()).toEqual(recordedCommands());
  for (const [name, version] of named)
    expect([...new Set(commandGoldens(name).map((golden) => golden.version))]).toEqual([version]);
});
