/*
 * agreement.ts [SDK] [SET] [--show N] [--calls] [--errors]: how far each chain agrees with the records of its real SDK, in-process, and
 * the first cells where it does not.
 */
import { chains } from "../src/chains/index.ts";
import { counts, differencesOf, predict } from "../test/truth/differences.ts";
import { recordedOf, setsOf } from "../test/truth/goldens.ts";
import { sameCalls } from "../test/truth/same-calls.ts";

const argv = process.argv.slice(2);
const shown = argv.includes("--show") ? Number(argv[argv.indexOf("--show") + 1]) : 0;
const [sdk, only] = argv.filter((word, index) => !word.startsWith("--") && argv[index - 1] !== "--show");

for (const chain of chains) {
  if ((sdk !== undefined && sdk !== chain.id) || chain.readNotRun === true) continue;
  for (const set of setsOf(chain.id)) {
    if (only !== undefined && only !== set) continue;
    const count = { n: 0, right: 0, outcome: 0, key: 0, token: 0, region: 0, calls: 0, errorType: 0 };
    let left = shown;
    for (const recorded of recordedOf(chain.id, set)) {
      if (!counts(recorded)) continue;
      const { scenario, golden } = recorded;
      const prediction = predict(chain, scenario);
      const parts = differencesOf(golden, prediction);
      const { resolution } = prediction;
      count.n += 1;
      if (parts.length === 0) count.right += 1;
      for (const part of parts) count[part] += 1;
      const calls = sameCalls(chain.id, golden.calls, prediction.calls);
      const errorType = golden.outcome !== "error" || golden.error?.type === resolution.error?.type;
      if (!calls) count.calls += 1;
      if (!errorType) count.errorType += 1;
      const worth =
        parts.length > 0 || (argv.includes("--calls") && !calls) || (argv.includes("--errors") && !errorType);
      if (!worth || left <= 0) continue;
      left -= 1;
      console.log(
        `  ${scenario.id} [${parts.join(" ")}] real: ${golden.outcome} ${golden.accessKeyId ?? ""} ${golden.method ?? ""} region=${golden.region ?? null} ${golden.error?.type ?? ""} ${(golden.error?.message ?? "").slice(0, 140)} ${JSON.stringify(golden.calls)}\n` +
          `      ours: ${resolution.outcome} ${resolution.winner?.credentials.accessKeyId ?? ""} ${resolution.winner?.method ?? ""} region=${resolution.region.name} ${resolution.error?.type ?? ""} ${(resolution.error?.message ?? "").slice(0, 140)} ${JSON.stringify(prediction.calls)}`,
      );
    }
    console.log(`${chain.id} ${set}: ${count.right} of ${count.n} ${JSON.stringify(count)}`);
  }
}
