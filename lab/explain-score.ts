/*
 * npm run lab -- explain-score [SDK] [SET…] [--show N] [--nothing-told]: of every error that a real SDK printed, whether `explain`, given the text
 * and the machine, names that SDK among those that may have said it, and points at the
 * place where it fails; with the options that the program was given, or with none told.
 */
import { chains } from "../src/chains/index.ts";
import { explainedErrors } from "../test/truth/explain-score.ts";
import { setsOf } from "../test/truth/goldens.ts";

const argv = process.argv.slice(2);
const shown = argv.includes("--show") ? Number(argv[argv.indexOf("--show") + 1]) : 0;
const named = argv.filter((word, index) => !word.startsWith("--") && argv[index - 1] !== "--show");
const only = named.find((word) => chains.some(({ id }) => id === word));
const sets = named.filter((word) => word !== only);

const total = { errors: 0, sdk: 0, place: 0, foreseen: 0 };
for (const chain of chains) {
  if ((only !== undefined && only !== chain.id) || chain.readNotRun === true) continue;
  const recorded = setsOf(chain.id).filter((set) => sets.length === 0 || sets.includes(set));
  const errors = explainedErrors(chain, recorded, argv.includes("--nothing-told") ? "nothing" : "options");
  const foreseen = errors.filter(({ expected }) => expected !== null);
  const count = {
    errors: errors.length,
    sdk: errors.filter(({ rightSdk }) => rightSdk).length,
    foreseen: foreseen.length,
    place: foreseen.filter(({ rightPlace }) => rightPlace).length,
  };
  for (const key of ["errors", "sdk", "place", "foreseen"] as const) total[key] += count[key];
  console.log(chain.id, JSON.stringify(count), share(count.place, count.foreseen));
  for (const miss of foreseen.filter(({ rightSdk, rightPlace }) => !rightSdk || !rightPlace).slice(0, shown))
    console.log(
      `  ${miss.scenario} ${miss.rightSdk ? "" : "SDK "}expected ${miss.expected}, got ${miss.place} (${miss.found?.sdk} ${miss.found?.likeness.toFixed(2)})\n` +
        `      ${miss.text.slice(0, 200).replaceAll("\n", "\\n")}\n      ${miss.found?.place.error?.message.slice(0, 160) ?? "nothing found"}`,
    );
}
console.log("all", JSON.stringify(total), share(total.place, total.foreseen));

function share(part: number, whole: number): string {
  return whole === 0 ? "none" : `${((100 * part) / whole).toFixed(1)} %`;
}
