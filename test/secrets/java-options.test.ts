import { expect, test } from "vitest";
import type { Outside } from "../../src/model/outside.ts";
import { runInProcess } from "../cli/run-in-process.ts";
import { labWorld } from "../truth/emulator-table.ts";
import { scenariosOf } from "../truth/goldens.ts";
import { type Scenario, machineOf } from "../truth/scenario.ts";
import { memoryFiles } from "../capture/memory-files.ts";

/* Secrets among a JVM's options come out nowhere, nor does an option that no SDK of AWS's looks up. */

const OTHERS = "-Djavax.net.ssl.keyStorePassword=CANARY '-Daws.unknown=CANARY' -Xrun=CANARY ";
const SECRET = /(-Daws\.(?:secretAccessKey|secretKey|sessionToken|containerAuthorizationToken)=)(?=.)/g;

const planted = (scenario: Scenario): Scenario => ({
  ...scenario,
  env: Object.fromEntries(
    Object.entries(scenario.env).map(([name, value]) =>
      name.endsWith("_OPTIONS") ? [name, OTHERS + value.replace(SECRET, "$1CANARY")] : [name, value],
    ),
  ),
  files: Object.fromEntries(
    Object.entries(scenario.files).map(([path, text]) =>
      path.endsWith(".options") ? [path, `${OTHERS}\n${text.replace(SECRET, "$1CANARY")}`] : [path, text],
    ),
  ),
});

const outside = (scenario: Scenario): Outside => {
  const world = labWorld(scenario);
  return {
    answer: async (question) => world.answer(question),
    whoIs: async () => ({ kind: "unavailable", why: "not asked in this test", failure: null }),
  };
};

const SDKS = ["java-v1", "java-v2", "kotlin"];
const RUNS = [
  ...SDKS.flatMap((sdk) => [
    ["--sdk", sdk, "-v"],
    ["--sdk", sdk, "--json"],
  ]),
  ["doctor", "-v", "--all-sdks"],
  ["compare", "-v"],
  ["explain", "JAVA_TOOL_OPTIONS"],
  ["explain", "_JAVA_OPTIONS"],
  ["snapshot"],
  ["snapshot", "--redact"],
  ["report"],
];

const machinesNamed = (...names: string[]): readonly Scenario[] =>
  [...scenariosOf("hand-java-options"), ...scenariosOf("hand-jvm-options")]
    .filter(({ id }) => names.includes(id.replace(/^(?:java|jvm)-options-/, "")))
    .map(planted);

test("no run lets a secret of a JVM's options out", async () => {
  for (const scenario of machinesNamed("keys-java-1", "keys-three", "container", "argfile-quotes"))
    for (const run of RUNS) {
      const { out, err, code } = await runInProcess(run, machineOf(scenario), { outside: outside(scenario) });
      expect(code, scenario.id + err).not.toBe(3);
      expect(out + err, `${scenario.id} ${run.join(" ")}`).not.toContain("CANARY");
    }
}, 120_000);

test("a replay of the snapshot, redacted or not, goes the same way", async () => {
  for (const scenario of machinesNamed(
    "keys-three",
    "files-elsewhere",
    "web-identity",
    "argfile-quotes",
    "home-relative",
  )) {
    const machine = machineOf(scenario);
    for (const sdk of SDKS) {
      const real = await answer([], machine, sdk);
      for (const words of [[], ["--redact"]]) {
        const { out } = await runInProcess(["snapshot", "--offline", ...words], machine);
        const replayed = { ...machine, fs: memoryFiles({ "/s.json": out }), environment: {} };
        const replay = await answer(["--from", "/s.json"], replayed, sdk);
        expect(replay, `${scenario.id} ${sdk} ${words}`).toEqual(real);
      }
    }
  }
}, 120_000);

async function answer(words: readonly string[], machine: Parameters<typeof runInProcess>[1], sdk: string) {
  const { out } = await runInProcess([...words, "--offline", "--json", "--sdk", sdk], machine);
  const { outcome, region, winner } = JSON.parse(out);
  // A redacted region, key and folder have pseudonyms; their places do not.
  return [
    outcome,
    region?.provenance?.kind,
    region?.provenance?.name,
    winner?.source,
    winner?.provenance?.accessKeyId?.kind,
  ];
}
