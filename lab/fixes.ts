/*
 * npm run lab -- fixes [COUNT] [SEED] [SDK,SDK…] [ID…] [--chains] [--scenarios=FILE] [--kept=FILE [--kept-only]]: draws faulty scenarios from
 * the recorded sets (or from FILE, of new ones: world/generate.py) and, for the rules that those do not show, from the rules'
 * own machines; makes the change that doctor prints on each, and sees whether the fault is gone and nothing else has moved. By
 * the chains, or, where SDKs are named, by the real ones in the lab's world (needs root and the SDKs; see world/README.md),
 * unless --chains. IDs: these scenarios alone, every finding of theirs that has a fix. --kept: what the real SDKs did is kept
 * there, so that another run asks them only for machines they have not seen, or for none.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { chains } from "../src/chains/index.ts";
import { machineRules, rules } from "../src/rules/index.ts";
import type { Finding } from "../src/model/finding.ts";
import type { Foreseen } from "../src/model/resolution.ts";
import type { SdkId } from "../src/model/sdk.ts";
import { assumeOffline } from "../src/resolve/assume-offline.ts";
import { drive } from "../src/resolve/drive.ts";
import { resolve } from "../src/resolve/resolve.ts";
import { fixturesOf, readFixture } from "../test/rules/fixture.ts";
import { findingsOn, friendly, wordsOf } from "../test/rules/friendly.ts";
import { predict } from "../test/truth/differences.ts";
import { type Golden, recordedOf, scenariosOf, setsOf } from "../test/truth/goldens.ts";
import { type Scenario, codeOf, machineOf, snapshotOf } from "../test/truth/scenario.ts";
import { pack, record } from "./world/oracles.ts";
import { withChange } from "./scenarios/parts/with-change.ts";

const SETS = ["open", "generated", "final"];
/** The bad machines of fixtures/rules; each is tried for the rule it is of. */
const MACHINES = "machines";
/** Trials of one rule. */
const SEEN_ENOUGH = 3;
/** Without records: seen before and after. */
const NEW = "new";
/** Judged in-process: all that have records to be held against. */
const RECORDED = chains.filter(({ readNotRun }) => readNotRun !== true).map(({ id }) => id);

/** One change to one faulty machine. */
interface Trial {
  readonly set: string;
  readonly scenario: Scenario;
  readonly changed: Scenario;
  readonly finding: Finding;
  /** The profile that the finding is of, where it is not the one chosen here: then asked for by name, before and after. */
  readonly subject: string | null;
}

/** What an SDK did. */
interface Seen {
  readonly outcome: string;
  readonly key: string | null;
  readonly region: string | null;
  readonly error: string | null;
  /** With the credentials found, what a client fails at. */
  readonly client: string | null;
}

type Verdict =
  | "gone"
  | "no fault seen"
  | "exchange failed"
  | "still"
  | "worse"
  | "otherwise"
  | "same"
  | "better"
  | "as-promised"
  | "told"
  | "moved";

const isByChains = process.argv.includes("--chains");
const fileNamed = (option: string): string | null =>
  process.argv.find((word) => word.startsWith(`--${option}=`))?.slice(option.length + 3) ?? null;
const [countText, seedText, named, ...only] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const goldensKept = new Map<string, ReadonlyMap<string, Golden>>();
const sdks = (named?.split(",") ?? RECORDED) as readonly SdkId[];
async function drawn(count: number, seed: number): Promise<readonly Trial[]> {
  const random = mulberry(seed);
  // The rules' own machines come last: they are for what the scenarios have not shown.
  const pool = [scenarios(), machines()].flatMap((some) =>
    some.map((one) => ({ ...one, order: random() })).sort((a, b) => a.order - b.order),
  );
  const found: Trial[] = [];
  const byRule = new Map<string, number>();
  for (const { set, scenario } of pool) {
    if (only.length > 0 ? !only.includes(scenario.id) : found.length >= count && set !== MACHINES) continue;
    const ofMachine = set === MACHINES ? scenario.id.replace(/\/.*/, "") : null;
    // A rule is seen on its own machines where the scenarios have hardly shown it.
    if (only.length === 0 && ofMachine !== null && (byRule.get(ofMachine) ?? 0) >= SEEN_ENOUGH) continue;
    const trials = (await trialsOn(set, scenario))
      .filter(({ finding }) => ofMachine === null || finding.rule === ofMachine)
      // The rarest rule first, so that each is tried.
      .sort((a, b) => (byRule.get(a.finding.rule) ?? 0) - (byRule.get(b.finding.rule) ?? 0));
    for (const trial of only.length > 0 ? trials : trials.slice(0, 1)) {
      byRule.set(trial.finding.rule, (byRule.get(trial.finding.rule) ?? 0) + 1);
      found.push({ ...trial, changed: { ...trial.changed, id: `${found.length} ${trial.changed.id}` } });
    }
  }
  return found;
}

/** The recorded sets, or a file of scenarios that no SDK has seen. */
function scenarios(): readonly { readonly set: string; readonly scenario: Scenario }[] {
  const file = fileNamed("scenarios");
  if (file === null) return SETS.flatMap((set) => scenariosOf(set).map((scenario) => ({ set, scenario })));
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => ({ set: NEW, scenario: JSON.parse(line) as Scenario }));
}

async function trialsOn(set: string, scenario: Scenario): Promise<readonly Trial[]> {
  const findings = await findingsOn(machineOf(scenario), scenario, friendly(scenario), sdks);
  return findings
    .filter(({ severity }) => severity !== "note")
    .flatMap((finding): readonly Trial[] => {
      const subject = subjectOf(finding, scenario);
      const asked = subject === null ? scenario : { ...scenario, session: { ...scenario.session, profile: subject } };
      const changed = finding.fix === null ? null : withChanges(asked, [finding, ...togetherWith(finding, findings)]);
      return changed === null ? [] : [{ set, scenario: asked, changed: renamed(changed, finding), finding, subject }];
    });
}

/** The fix says that it is one of several. */
const togetherWith = (finding: Finding, findings: readonly Finding[]): readonly Finding[] =>
  finding.fix?.promise.startsWith("together with ") !== true
    ? []
    : findings.filter(
        (other) => other !== finding && other.rule === finding.rule && sectionOf(other) === sectionOf(finding),
      );

const sectionOf = ({ provenance: [place] }: Finding): string =>
  place?.kind === "file" ? `${place.path} ${place.section}` : "";

const withChanges = (scenario: Scenario, findings: readonly Finding[]): Scenario | null =>
  findings.reduce<Scenario | null>(
    (now, { fix }) => (now === null || fix === null ? now : withChange(now, fix.change)),
    scenario,
  );

/** Those of the rules' machines that the lab's world can be: Linux, one user, files in the home folder. */
const machines = (): readonly { readonly set: string; readonly scenario: Scenario }[] =>
  rules.flatMap(({ id }) =>
    fixturesOf(id)
      .filter((name) => name.startsWith("bad-"))
      .map((name) => ({ name, fixture: readFixture(id, name) }))
      .filter(
        ({ fixture }) =>
          Object.keys(fixture).every((key) => LAB_HAS.includes(key)) &&
          Object.keys(fixture.files).every((path) => path.startsWith("~/")),
      )
      .map(({ name, fixture }) => ({ set: MACHINES, scenario: { ...fixture, id: `${id}/${name}` } })),
  );
const LAB_HAS = ["env", "files", "modes", "session", "explicit", "imds", "tags", "sdks"];

/** A profile that gets another name is called by it wherever it is named: so the fix says. */
function renamed(changed: Scenario, { fix }: Finding): Scenario {
  if (fix?.change.kind !== "rename-section") return changed;
  const [from, to] = [fix.change.from, fix.change.to].map((title) =>
    title.replace(/^profile\s+/, "").replace(/^"(.*)"$/, "$1"),
  );
  const { session, env } = changed;
  const named = session?.profile?.replace(/^"(.*)"$/, "$1");
  return {
    ...changed,
    ...(named === from && to !== undefined ? { session: { ...session, profile: to } } : {}),
    env: Object.fromEntries(
      Object.entries(env).map(([name, value]) => [name, name === "AWS_PROFILE" && value === from ? (to ?? "") : value]),
    ),
  };
}

/** Of a rule over the machine: it may speak of any profile. */
function subjectOf({ rule, provenance, fix }: Finding, { session, env }: Scenario): string | null {
  // What is promised to a program that names the profile is seen by naming it; all else as it is run here.
  const isRenamed = fix?.change.kind === "rename-section" && fix.change.from !== fix.change.to;
  if (fix?.after != null && !isRenamed) {
    const { binding, name } = fix.after.profile;
    return binding === "code" && name !== session?.profile ? name : null;
  }
  const place = provenance.find((one) => one.kind === "file" && one.section !== null);
  if (!machineRules.some(({ id }) => id === rule) || place?.kind !== "file") return null;
  // Nobody types the quotes that stand around a name there.
  const title = (place.section ?? "").replace(/^profile\s+/, "").replace(/^"(.*)"$/, "$1");
  const chosen = session?.profile ?? env["AWS_PROFILE"] ?? "default";
  return title === "" || title === chosen || /^(?:sso-session|services)\b/.test(title) ? null : title;
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function predicted(sdk: SdkId, scenario: Scenario): Seen {
  const chain = chains.find(({ id }) => id === sdk);
  if (chain === undefined) throw new Error(sdk);
  const { outcome, winner, region, sources, error, clientError } = predict(chain, scenario).resolution;
  const told = error ?? sources.find((row) => row.error !== null)?.error ?? null;
  return {
    outcome,
    key: winner?.credentials.accessKeyId ?? null,
    region: region.name || null,
    error: outcome === "error" ? (told?.message ?? "") : null,
    client: clientError?.message ?? null,
  };
}

function isTakenForGranted(sdk: SdkId, scenario: Scenario): boolean {
  const chain = chains.find(({ id }) => id === sdk);
  if (chain === undefined) return false;
  const { outcome, assumed } = drive(resolve(chain, snapshotOf(scenario), codeOf(scenario)), assumeOffline);
  return outcome === "credentials" && assumed.length > 0;
}

const seenOf = ({ outcome, accessKeyId, region, error, client_error }: Golden): Seen => ({
  outcome,
  key: accessKeyId || null,
  region: typeof region === "string" && region !== "" ? region : null,
  error: outcome === "error" ? (error?.message ?? "") : null,
  client: client_error?.message ?? null,
});

/** The real SDKs on every machine: as it was, where there is no record of just that, and changed. */
function reallySeen(all: readonly Trial[], ids: readonly SdkId[]): ReadonlyMap<string, Seen> {
  const asWere = all
    .filter(({ set, subject }) => set === MACHINES || set === NEW || subject !== null)
    .map((trial) => ({ ...trial.scenario, id: beforeId(trial) }));
  const runs = [...all.map(({ changed }) => changed), ...asWere];
  const keptIn = fileNamed("kept");
  const known = new Map<string, Seen>(
    keptIn !== null && existsSync(keptIn) ? Object.entries(JSON.parse(readFileSync(keptIn, "utf8")) as object) : [],
  );
  for (const sdk of ids) {
    const isNew = process.argv.includes("--kept-only") ? [] : runs.filter((one) => !known.has(keptName(sdk, one)));
    // One machine under several names is run once.
    const once = [...new Map(isNew.map((one) => [keptName(sdk, one), one])).values()];
    const made = once.length === 0 ? new Map<string, Seen>() : reallyRun(sdk, once);
    for (const one of once) {
      const seenNow = made.get(one.id);
      if (seenNow !== undefined) known.set(keptName(sdk, one), seenNow);
    }
    if (keptIn !== null && once.length > 0) writeFileSync(keptIn, JSON.stringify(Object.fromEntries(known)));
  }
  return new Map(
    ids.flatMap((sdk) =>
      runs.flatMap((one) => {
        const found = known.get(keptName(sdk, one));
        return found === undefined ? [] : [[`${sdk} ${one.id}`, found] as const];
      }),
    ),
  );
}

/** A machine by all that an SDK sees of it. */
function keptName(sdk: SdkId, { id: _, tags: __, ...machine }: Scenario): string {
  return `${sdk} ${createHash("sha256").update(JSON.stringify(machine)).digest("hex").slice(0, 24)}`;
}

function reallyRun(sdk: SdkId, runs: readonly Scenario[]): ReadonlyMap<string, Seen> {
  const folder = mkdtempSync(join(tmpdir(), "awswho-fixes-"));
  try {
    const machinesFile = join(folder, "scenarios.jsonl");
    writeFileSync(machinesFile, runs.map((one) => `${JSON.stringify(one)}\n`).join(""));
    record(sdk, machinesFile, join(folder, "raw"), availableParallelism());
    pack(join(folder, "raw"), join(folder, "packed"));
    const lines = readFileSync(join(folder, "packed"), "utf8").split("\n").filter(Boolean);
    return new Map(
      lines.map((line) => {
        const golden = JSON.parse(line) as Golden;
        return [golden.id, seenOf(golden)];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the SDK did before: the record, where it is judged by the real one. */
function before(sdk: SdkId, trial: Trial): Seen | null {
  const { set, scenario } = trial;
  if (seen === null) return predicted(sdk, scenario);
  const asItWas = seen.get(`${sdk} ${beforeId(trial)}`);
  if (asItWas !== undefined) return asItWas;
  const golden = goldens(sdk, set).get(scenario.id);
  return golden === undefined ? null : seenOf(golden);
}

const beforeId = ({ changed }: Trial): string => `before ${changed.id}`;

function goldens(sdk: SdkId, set: string): ReadonlyMap<string, Golden> {
  const key = `${sdk} ${set}`;
  const known =
    goldensKept.get(key) ??
    new Map(setsOf(sdk).includes(set) ? recordedOf(sdk, set).map(({ golden }) => [golden.id, golden] as const) : []);
  goldensKept.set(key, known);
  return known;
}

function judged({ finding }: Trial, sdk: SdkId, was: Seen, is: Seen): Verdict {
  const promised = finding.fix?.after ?? null;
  const touched = finding.sdks.length === 0 || finding.sdks.includes(sdk);
  if (promised !== null && promised.sdk.id === sdk) return kept(promised, is);
  if (!touched) {
    if (was.outcome === is.outcome && was.key === is.key && was.region === is.region && was.client === is.client)
      return "same";
    if (failure(was) !== null && (was.outcome !== "credentials" || was.key === is.key)) return "better";
    // It has a region now, and had none.
    if (was.key === is.key && was.region === null) return "better";
    if (promised !== null && keyOf(promised) !== null && keyOf(promised) === is.key) return "as-promised";
    return finding.fix?.moves?.includes(sdk) === true ? "told" : "moved";
  }
  if (was.outcome === "credentials" && is.outcome !== "credentials")
    return finding.fix?.moves?.includes(sdk) === true ? "told" : "worse";
  const fault = failure(was);
  if (fault !== null) return fault === failure(is) && finding.severity === "error" ? "still" : isSameError(was, is);
  return finding.severity === "error" && was.key === is.key && was.region === is.region ? "no fault seen" : "gone";
}

const isSameError = (was: Seen, is: Seen): Verdict => (was.error !== null && was.error === is.error ? "still" : "gone");

/** What it fails at; null: it has credentials, and makes a client. */
const failure = ({ outcome, error, client }: Seen): string | null =>
  outcome === "credentials" ? client : `${outcome} ${error ?? ""}`;

const keyOf = ({ winner }: Foreseen): string | null => winner?.credentials.accessKeyId || null;

/** As was foreseen offline; an exchange taken for granted there may really fail. */
function kept(promised: Foreseen, is: Seen): Verdict {
  if (promised.outcome !== is.outcome) return promised.assumed.length > 0 ? "exchange failed" : "otherwise";
  if (keyOf(promised) !== null && keyOf(promised) !== is.key) return "otherwise";
  // What the metadata service would say of a region is not asked to foresee.
  const region = promised.region.name || null;
  if (region !== null && is.region !== null && region !== is.region) return "otherwise";
  return promised.clientError === null && is.outcome === "credentials" && is.client !== null && region !== null
    ? "otherwise"
    : "gone";
}

/** What doctor says of the machine after the change. */
const leftOn = ({ changed }: Trial): Promise<readonly Finding[]> =>
  findingsOn(machineOf(changed), changed, friendly(changed), sdks);

/** The rule itself still finds its fault there, and has no other cure. */
const isSameFault = (trial: Trial, { rule, severity, message, fix }: Finding): boolean =>
  rule === trial.finding.rule &&
  message === trial.finding.message &&
  severity !== "note" &&
  JSON.stringify(fix?.change) === JSON.stringify(trial.finding.fix?.change);

async function report(): Promise<void> {
  const byRule = new Map<string, Map<string, number>>();
  const add = (rule: string, verdict: string): void => {
    const counts = byRule.get(rule) ?? new Map<string, number>();
    byRule.set(rule, counts.set(verdict, (counts.get(verdict) ?? 0) + 1));
  };
  const bySdk = new Map<string, { total: number; wrong: number }>(sdks.map((sdk) => [sdk, { total: 0, wrong: 0 }]));
  let bad = 0;
  for (const trial of trials) {
    const { finding, scenario, changed } = trial;
    const left = await leftOn(trial);
    const wrong: string[] = left.some((one) => isSameFault(trial, one)) ? ["found again"] : [];
    for (const sdk of sdks) {
      const was = before(sdk, trial);
      const is = seen === null ? predicted(sdk, changed) : (seen.get(`${sdk} ${changed.id}`) ?? null);
      // What crashed or hung is nothing to compare.
      if (was === null || is === null || !/^(?:credentials|none|error)$/.test(`${was.outcome}`)) continue;
      let verdict: string = judged(trial, sdk, was, is);
      // Foreseen without asking anybody: the source is the right one, its exchange fails for real.
      if (verdict === "worse" && isTakenForGranted(sdk, changed)) verdict = "exchange failed";
      // One fault is gone, another stands behind it, and doctor says so.
      if (
        verdict === "still" &&
        left.some((one) => (one.sdks.length === 0 || one.sdks.includes(sdk)) && one.severity !== "note")
      )
        verdict = "another fault";
      add(finding.rule, verdict);
      const isWrong = ["still", "worse", "otherwise", "moved"].includes(verdict);
      const counts = bySdk.get(sdk);
      if (counts !== undefined) bySdk.set(sdk, { total: counts.total + 1, wrong: counts.wrong + (isWrong ? 1 : 0) });
      if (isWrong) wrong.push(`${sdk} ${verdict}: ${JSON.stringify(was)} → ${JSON.stringify(is)}`);
    }
    add(finding.rule, wrong.length === 0 ? "TRUE" : "FALSE");
    if (wrong.length === 0) continue;
    bad += 1;
    console.log(
      `${scenario.id} ${wordsOf(finding)}\n  ${JSON.stringify(finding.fix?.change)}: ${finding.fix?.promise ?? ""}\n  ${wrong.join("\n  ")}`,
    );
  }
  for (const [rule, counts] of [...byRule].sort()) console.log(rule.padEnd(36), Object.fromEntries(counts));
  for (const [sdk, { total, wrong }] of bySdk) console.log(sdk.padEnd(36), `${total - wrong} of ${total}`);
  console.log(`${trials.length - bad} of ${trials.length} fixes are true, seen by ${sdks.join(", ")}`);
}

const trials = await drawn(Number(countText ?? 300), Number(seedText ?? 1));
const seen = named === undefined || isByChains ? null : reallySeen(trials, sdks);
await report();
