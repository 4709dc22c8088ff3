/*
 * npm run lab -- fixes [COUNT] [SEED] [SDK,SDK…] [ID…] [--chains] [--scenarios=FILE] [--scenarios-only] [--kept=FILE [--kept-only]] [--show=VERDICT]:
 * draws faulty scenarios from the recorded sets (or from FILE, of new ones: world/generate.py) and, for the rules that those do
 * not show, from the rules' own machines; makes the change that doctor prints on each, and sees whether the fault is gone and
 * nothing else has moved. By the chains, or, where SDKs are named, by the real ones in the lab's world (needs root and the
 * SDKs; see world/README.md), unless --chains. IDs: these scenarios alone, every finding of theirs that has a fix. --kept:
 * what the real SDKs did is kept there, so that another run asks them only for machines they have not seen, or for none.
 * --scenarios-only: without the rules' own. --show: every trial with that verdict too.
 */
import { chains } from "../src/chains/index.ts";
import type { Finding } from "../src/model/finding.ts";
import type { FileProvenance, Provenance } from "../src/model/provenance.ts";
import type { SdkId } from "../src/model/sdk.ts";
import { wordsOf } from "../test/rules/friendly.ts";
import { findingsIn } from "./fixes/doctor.ts";
import type { LabScenario } from "./fixes/lab-scenario.ts";
import { type RealRuns, type Runs, openRealRuns } from "./fixes/real-runs.ts";
import { type Seen, isTakenForGranted, predicted, readBy, walkedIn } from "./fixes/seen.ts";
import { type Trial, drawn, named } from "./fixes/trials.ts";
import { unjudged } from "./fixes/unjudged.ts";
import { WRONG, type Verdict, haveOtherCalls, isPassedOver, isThere, isUnchanged, judged } from "./fixes/verdict.ts";

/** Judged in-process: all that have records to be held against. */
const RECORDED = chains.filter(({ readNotRun }) => readNotRun !== true).map(({ id }) => id);

const fileNamed = (option: string): string | null =>
  process.argv.find((word) => word.startsWith(`--${option}=`))?.slice(option.length + 3) ?? null;
const [countText, seedText, sdksText, ...only] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const sdks = (sdksText?.split(",") ?? RECORDED) as readonly SdkId[];

const FORESEEN: Runs = {
  before: (sdk, { scenario }) => predicted(sdk, scenario),
  // What a tool of others leaves there is not foreseen.
  after: (sdk, { changed }) => (changed.typed === undefined ? predicted(sdk, changed) : null),
};

/** The rule itself still finds its fault there, and has no other cure. */
const isSameFault = (trial: Trial, { rule, severity, message, fix }: Finding): boolean =>
  rule === trial.finding.rule &&
  message === trial.finding.message &&
  severity !== "note" &&
  JSON.stringify(fix?.change) === JSON.stringify(trial.finding.fix?.change);

interface Judged {
  readonly sdk: SdkId;
  readonly verdict: Verdict;
  readonly words: string;
}

/** Why an SDK that the finding names ends the same. */
function unchangedBecause(runs: Runs, trial: Trial, sdk: SdkId, verdict: Verdict): Verdict {
  const [was, is] = [runs.before(sdk, trial), runs.after(sdk, trial)];
  if (was === null || is === null) return verdict;
  if (isThere(trial, was)) return "there already";
  if (haveOtherCalls(was, is)) return "other calls";
  if (isPassedOver(walkedIn(sdk, trial.scenario), walkedIn(sdk, changedMachine(runs, trial)))) return "passed over";
  const byName = named(trial);
  const [before, after] = [runs.before(sdk, byName), runs.after(sdk, byName)];
  const isSeen = (then: Seen, now: Seen): boolean =>
    then.region !== now.region || isUnlike(judged(byName, sdk, then, now));
  if (before !== null && after !== null && isSeen(before, after)) return "hidden here";
  return trial.finding.provenance.some((place) => isWholeFile(place) && readBy(sdk, trial.scenario).has(place.path))
    ? "reads it"
    : verdict;
}

const isWholeFile = (place: Provenance): place is FileProvenance => place.kind === "file" && place.section === null;

const isUnlike = (verdict: Verdict): boolean => !isUnchanged(verdict) && !WRONG.includes(verdict);

/** The machine after the change, with what a sign-in has left there. */
function changedMachine(runs: Runs, trial: Trial): LabScenario {
  const written = sdks.map((sdk) => runs.after(sdk, trial)?.written).find((one) => one !== undefined);
  return { ...trial.changed, files: { ...trial.changed.files, ...written } };
}

async function judgedBy(runs: Runs, trial: Trial): Promise<readonly Judged[]> {
  const left = await findingsIn(changedMachine(runs, trial), sdks, null);
  return sdks.flatMap((sdk) => {
    const was = runs.before(sdk, trial);
    const is = runs.after(sdk, trial);
    // What crashed or hung is nothing to compare.
    if (was === null || is === null || !/^(?:credentials|none|error)$/.test(was.outcome)) return [];
    let verdict = judged(trial, sdk, was, is);
    // Foreseen without asking anybody: the source is the right one, its exchange fails for real.
    if (verdict === "worse" && isTakenForGranted(sdk, changedMachine(runs, trial))) verdict = "exchange failed";
    // One fault is gone, another stands behind it, and doctor says so.
    const isToldOf = ({ sdks: touched, severity }: Finding): boolean =>
      (touched.length === 0 || touched.includes(sdk)) && severity !== "note";
    if (verdict === "still" && left.some(isToldOf)) verdict = "another fault";
    if (isUnchanged(verdict)) verdict = unchangedBecause(runs, trial, sdk, verdict);
    return [{ sdk, verdict, words: `${sdk} ${verdict}: ${JSON.stringify(was)} → ${JSON.stringify(is)}` }];
  });
}

const isToldOfTool = async (scenario: LabScenario): Promise<boolean> =>
  (await findingsIn(scenario, ["aws-cli-v2"], null)).some(
    ({ rule, severity }) => severity === "error" && !rule.startsWith("sign-in"),
  );

async function report(trials: readonly Trial[], runs: Runs): Promise<void> {
  const byRule = new Map<string, Map<string, number>>();
  const add = (rule: string, verdict: string): void => {
    const counts = byRule.get(rule) ?? new Map<string, number>();
    byRule.set(rule, counts.set(verdict, (counts.get(verdict) ?? 0) + 1));
  };
  const bySdk = new Map<string, { total: number; wrong: number }>(sdks.map((sdk) => [sdk, { total: 0, wrong: 0 }]));
  let bad = 0;
  for (const trial of trials) {
    const { finding, scenario } = trial;
    const verdicts = await judgedBy(runs, trial);
    for (const { sdk, verdict } of verdicts) {
      add(finding.rule, verdict);
      const counts = bySdk.get(sdk);
      const isWrong = WRONG.includes(verdict);
      if (counts !== undefined) bySdk.set(sdk, { total: counts.total + 1, wrong: counts.wrong + (isWrong ? 1 : 0) });
    }
    const again = await findingsIn(changedMachine(runs, trial), sdks, trial.machineOf);
    // A tool that fails for a reason of its own mends nothing: doctor has to tell of that, asked of the tool.
    const isBroken =
      sdks.some((sdk) => runs.after(sdk, trial)?.typingFailed === true) && (await isToldOfTool(scenario));
    const wrong = [
      ...(again.some((one) => isSameFault(trial, one)) && !isBroken ? ["found again"] : []),
      ...verdicts.filter(({ verdict }) => WRONG.includes(verdict)).map(({ words }) => words),
    ];
    add(finding.rule, wrong.length === 0 ? "TRUE" : "FALSE");
    if (wrong.length > 0) bad += 1;
    const shown = verdicts.filter(({ verdict }) => verdict === fileNamed("show")).map(({ words }) => words);
    if (wrong.length > 0 || shown.length > 0)
      console.log(
        `${scenario.id} ${wordsOf(finding)}\n  ${JSON.stringify(finding.fix?.change)}: ${finding.fix?.promise ?? ""}\n  ${[...wrong, ...shown].join("\n  ")}`,
      );
  }
  for (const [rule, counts] of [...byRule].sort()) console.log(rule.padEnd(36), Object.fromEntries(counts));
  for (const [rule, why] of await unjudged(new Set(byRule.keys()), sdks))
    console.log(`not judged: ${rule.padEnd(24)} ${why}`);
  for (const [sdk, { total, wrong }] of bySdk) console.log(sdk.padEnd(36), `${total - wrong} of ${total}`);
  console.log(`${trials.length - bad} of ${trials.length} fixes are true, seen by ${sdks.join(", ")}`);
}

const isByChains = sdksText === undefined || process.argv.includes("--chains");
const trials = await drawn({
  count: Number(countText ?? 300),
  seed: Number(seedText ?? 1),
  sdks,
  only,
  file: fileNamed("scenarios"),
  scenariosOnly: process.argv.includes("--scenarios-only"),
});
await report(
  trials,
  isByChains
    ? FORESEEN
    : seenByAll(openRealRuns({ file: fileNamed("kept"), only: process.argv.includes("--kept-only") })),
);

/** Once all have been there: again with the profile named, where nothing was seen of a change. */
function seenByAll(runs: RealRuns): Runs {
  runs.send(sdks, trials);
  for (const sdk of sdks)
    runs.send(
      [sdk],
      trials.flatMap((trial) => {
        const [was, is] = [runs.before(sdk, trial), runs.after(sdk, trial)];
        return was === null || is === null || !isUnchanged(judged(trial, sdk, was, is)) ? [] : [named(trial)];
      }),
    );
  return runs;
}
