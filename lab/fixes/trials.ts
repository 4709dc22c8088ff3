import { readFileSync } from "node:fs";
import type { Change, Finding } from "../../src/model/finding.ts";
import type { SdkId } from "../../src/model/sdk.ts";
import { machineRules } from "../../src/rules/index.ts";
import { scenariosOf } from "../../test/truth/goldens.ts";
import { shortName, withChange } from "../scenarios/parts/with-change.ts";
import { findingsIn } from "./doctor.ts";
import type { LabScenario } from "./lab-scenario.ts";
import { ruleMachines } from "./rule-machines.ts";

/** One change to one faulty machine. */
export interface Trial {
  /** Of the recorded ones; null: the SDKs have not been seen there. */
  readonly set: string | null;
  /** The rule whose own machine it is; null: it is any machine. */
  readonly machineOf: string | null;
  readonly scenario: LabScenario;
  readonly changed: LabScenario;
  readonly finding: Finding;
}

/** The same for a program that names the finding's profile, or else the default one, and gives no keys: what comes first hides the fault. */
export function named(trial: Trial): Trial {
  const { finding, scenario, changed } = trial;
  const profile = profileOf(finding, scenario) ?? "default";
  const asNamed = ({ explicit: _, ...bare }: LabScenario, name: string): LabScenario => ({
    ...bare,
    session: { ...bare.session, profile: name },
  });
  const after = asNamed(changed, newProfileOf(finding) ?? profile);
  return { ...trial, set: null, scenario: asNamed(scenario, profile), changed: renamed(after, finding) };
}

/** "then use profile NAME with them": the change adds it. */
function newProfileOf({ fix }: Finding): string | null {
  const lines = fix?.change.kind === "insert-lines" ? fix.change.lines : [];
  return lines.map((line) => /^\[profile ([^\]]+)\]/.exec(line)?.[1]).find((name) => name !== undefined) ?? null;
}

export interface Draw {
  readonly count: number;
  readonly seed: number;
  readonly sdks: readonly SdkId[];
  /** These scenarios alone, every finding of theirs that has a fix; none: any. */
  readonly only: readonly string[];
  /** A file of scenarios that no SDK has seen, in place of the recorded sets. */
  readonly file: string | null;
  /** Not the rules' own machines. */
  readonly scenariosOnly: boolean;
}

interface Faulty {
  readonly set: string | null;
  readonly machineOf: string | null;
  readonly scenario: LabScenario;
}

const SETS = ["open", "generated", "final"];
/** Trials of one rule. */
const SEEN_ENOUGH = 3;

export async function drawn({ count, seed, sdks, only, file, scenariosOnly }: Draw): Promise<readonly Trial[]> {
  const random = mulberry(seed);
  // The rules' own machines come last: they are for what the scenarios have not shown.
  const pool = [scenarios(file), scenariosOnly ? [] : machines()].flatMap((some) =>
    some.map((one) => ({ ...one, order: random() })).sort((a, b) => a.order - b.order),
  );
  const found: Trial[] = [];
  const byRule = new Map<string, number>();
  for (const { set, machineOf, scenario } of pool) {
    if (only.length > 0 ? !only.includes(scenario.id) : found.length >= count && machineOf === null) continue;
    // A rule is seen on its own machines where the scenarios have hardly shown it.
    if (only.length === 0 && machineOf !== null && (byRule.get(machineOf) ?? 0) >= SEEN_ENOUGH) continue;
    const trials = (await trialsOn({ set, machineOf, scenario }, sdks))
      .filter(({ finding }) => machineOf === null || finding.rule === machineOf)
      // The rarest rule first, so that each is tried.
      .sort((a, b) => (byRule.get(a.finding.rule) ?? 0) - (byRule.get(b.finding.rule) ?? 0));
    for (const trial of only.length > 0 ? trials : trials.slice(0, 1)) {
      byRule.set(trial.finding.rule, (byRule.get(trial.finding.rule) ?? 0) + 1);
      found.push({ ...trial, changed: { ...trial.changed, id: `${found.length} ${trial.changed.id}` } });
    }
  }
  return found;
}

function scenarios(file: string | null): readonly Faulty[] {
  if (file === null)
    return SETS.flatMap((set) => scenariosOf(set).map((scenario) => ({ set, machineOf: null, scenario })));
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => ({ set: null, machineOf: null, scenario: asking(JSON.parse(line) as LabScenario) }));
}

const machines = (): readonly Faulty[] =>
  ruleMachines().flatMap(({ rule, scenario }) =>
    scenario === null ? [] : [{ set: null, machineOf: rule, scenario: asking(scenario) }],
  );

/** Nobody has seen it: so its program can ask STS who it is, before and after. */
const asking = (scenario: LabScenario): LabScenario => ({ ...scenario, asks: "sts" });

async function trialsOn({ set, machineOf, scenario }: Faulty, sdks: readonly SdkId[]): Promise<readonly Trial[]> {
  const findings = await findingsIn(scenario, sdks, machineOf);
  return findings
    .filter(({ severity }) => severity !== "note")
    .flatMap((finding): readonly Trial[] => {
      const asked = inWorldOf(finding, asSubject(finding, scenario));
      const changed = finding.fix === null ? null : withChanges(asked, [finding, ...togetherWith(finding, findings)]);
      if (changed === null) return [];
      return [
        {
          set: asked === scenario ? set : null,
          machineOf,
          scenario: asked,
          changed: renamed(changed, finding),
          finding,
        },
      ];
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

const withChanges = (scenario: LabScenario, findings: readonly Finding[]): LabScenario | null =>
  findings.reduce<LabScenario | null>(
    (now, { fix }) => (now === null || fix === null ? now : changedBy(now, fix.change)),
    scenario,
  );

/** What the AWS CLI is to do is typed, a sign-in with a browser that says yes; null: nobody in the lab can. */
export function changedBy(scenario: LabScenario, change: Change): LabScenario | null {
  // Its made-up keys say who takes them, and not whose they are; a code cannot be typed here.
  if (change.kind === "export-credentials") return null;
  if (change.kind !== "run") return withChange(scenario, change);
  return /^aws sso login\b/.test(change.command)
    ? { ...scenario, typed: [...(scenario.typed ?? []), change.command] }
    : null;
}

/** The world in which what the finding says of whatever the SDK is not asked about is so, where the usual one does not know of it. */
function inWorldOf({ rule, provenance: [place] }: Finding, scenario: LabScenario): LabScenario {
  switch (rule) {
    case "sso-region-other":
      return { ...scenario, portal: { ...scenario.portal, regional: true } };
    case "key-shape":
      return { ...scenario, asks: "strict-sts" };
    case "credentials-open-to-others":
      return { ...scenario, user: "ordinary" };
    case "folder-sets-other":
      return place?.kind === "file" ? { ...scenario, loads: shortName(place.path) } : scenario;
    default:
      return scenario;
  }
}

/** A profile that gets another name is called by it wherever it is named: so the fix says. */
function renamed(changed: LabScenario, { fix }: Finding): LabScenario {
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

/** With the profile that the finding is of asked for by name, where it is not the one chosen here. */
function asSubject(finding: Finding, scenario: LabScenario): LabScenario {
  const subject = subjectOf(finding, scenario);
  return subject === null ? scenario : { ...scenario, session: { ...scenario.session, profile: subject } };
}

/** Of a rule over the machine: it may speak of any profile. */
function subjectOf({ rule, provenance, fix }: Finding, { session, env, files }: LabScenario): string | null {
  // What is promised to a program that names the profile is seen by naming it; all else as it is run here.
  const isRenamed = fix?.change.kind === "rename-section" && fix.change.from !== fix.change.to;
  if (fix?.after != null && !isRenamed) {
    const { binding, name } = fix.after.profile;
    return binding === "code" && name !== session?.profile ? name : null;
  }
  const title = machineRules.some(({ id }) => id === rule) ? profileOf({ provenance }, { files }) : null;
  return title === (session?.profile ?? env["AWS_PROFILE"] ?? "default") ? null : title;
}

/** The profile in whose section the fault lies, or that signs in by the session in which it lies. */
function profileOf({ provenance }: Pick<Finding, "provenance">, { files }: Pick<LabScenario, "files">): string | null {
  const place = provenance.find((one) => one.kind === "file" && one.section !== null);
  // Nobody types the quotes that stand around a name there.
  const title = unquoted((place?.kind === "file" && place.section) || "");
  const session = /^sso-session\s+(.*)$/.exec(title)?.[1];
  const name = session === undefined ? title : (signingInBy(unquoted(session), Object.values(files)) ?? "");
  return name === "" || /^services\b/.test(name) ? null : name;
}

const unquoted = (title: string): string => title.replace(/^profile\s+/, "").replace(/^"(.*)"$/, "$1");

function signingInBy(session: string, texts: readonly string[]): string | null {
  const sections = texts.flatMap((text) => text.split(/^(?=\[)/m));
  const section = sections.find((one) => /^sso_session\s*=\s*(.*?)\s*$/m.exec(one)?.[1] === session);
  const title = /^\[(.*)\]/.exec(section ?? "")?.[1];
  return title === undefined ? null : unquoted(title.trim());
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
