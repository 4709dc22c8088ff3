/*
 * npm run lab -- mutation [SDK…] [--show]: every condition of a chain inverted, every step, operand and list entry taken
 * away, every name changed, one at a time: at least one record of the real SDK must then be missed.
 */
import { chains } from "../src/chains/index.ts";
import { scoreOf } from "./mutation/score.ts";

const argv = process.argv.slice(2);
const named = argv.filter((word) => !word.startsWith("--"));
const all = chains.filter(({ readNotRun }) => readNotRun !== true).map(({ id }) => id);

for (const sdk of all.filter((id) => named.length === 0 || named.includes(id))) {
  const started = process.cpuUsage().user;
  const { mutants, killed, killedByShared, survivors } = await scoreOf(sdk, all);
  const ratio = ((100 * (killed + killedByShared)) / mutants).toFixed(1);
  const seconds = Math.round((process.cpuUsage().user - started) / 1e6);
  console.log(
    `${sdk}: ${mutants} mutants, ${killed} killed, ${killedByShared} by records of a chain with the same files, ${survivors.length} survived, ${ratio} % (${seconds} s)`,
  );
  if (!argv.includes("--show")) continue;
  for (const { mutant, reached } of survivors)
    console.log(`  ${mutant.file}:${mutant.line} ${mutant.within}: ${mutant.change}: ${mutant.text} [${reached}]`);
}
