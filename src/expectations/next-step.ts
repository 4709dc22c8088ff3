import { PROFILE_VARIABLES } from "../model/profile-variables.ts";
import { REGION_VARIABLES } from "../model/region-variables.ts";
import { byHand } from "../advice/by-hand.ts";
import { EXPORTED_KEYS } from "../model/exported-keys.ts";
import { actorOf } from "../advice/actor-of.ts";
import { runsNothing } from "../advice/temporary-keys.ts";
import { closedSettings } from "../advice/closed-settings.ts";
import { changedSnapshot } from "../advice/changed-snapshot.ts";
import { commandFor, quoteWord, shellOf } from "../advice/shell.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Expectation, ExpectationResult } from "../model/expectation.ts";
import type { Change, Finding, Fix } from "../model/finding.ts";
import type { Place } from "../model/place.ts";
import type { Resolution, Winner } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { resolve } from "../resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { UNKNOWN_CREDENTIALS } from "../walk/unknown-credentials.ts";
import { judge } from "./judge.ts";

export interface NextStepRequest {
  readonly snapshot: Snapshot;
  /** Those whose expectations are judged. */
  readonly chains: readonly AnyChain[];
  readonly code: CodeArguments;
  readonly diagnoses: readonly Diagnosis[];
  readonly expectations: readonly Expectation[];
  readonly findings: readonly Finding[];
  readonly environment: string | null;
}

/**
 * The first thing to do on the way to what is expected, one command: changes are tried on a copy of the machine, one and
 * then two together, and the one after which the fewest expectations are left is told. Null: nothing is to do, or nobody
 * here can know what.
 */
export function nextStep(request: NextStepRequest, results: readonly ExpectationResult[]): Fix | null {
  if (results.every(({ verdict }) => verdict !== "not-met")) return null;
  const now = unmetIn(request, request.snapshot, request.code);
  const signIn = errorFix(request);
  // All is as expected but for the credentials themselves: a sign-in, most often.
  if (now.count === 0) return signIn;
  // Somebody who is as little expected as nobody is no step on the way.
  const best = bestOf(request, Math.min(now.count, request.expectations.length));
  if (best !== null) return best;
  return addProfile(request) ?? signIn;
}

const errorFix = ({ findings }: NextStepRequest): Fix | null =>
  findings.find(({ severity, fix }) => severity === "error" && fix !== null)?.fix ?? null;

interface Unmet {
  readonly count: number;
  /** How many more only AWS can tell: the account of a process, for instance. */
  readonly open: number;
  /** Null: nobody. */
  readonly actor: string | null;
}

/** How many expectations a machine would leave unmet (offline), who would act there. */
function unmetIn({ chains, diagnoses, expectations }: NextStepRequest, snapshot: Snapshot, code: CodeArguments): Unmet {
  const [pattern] = diagnoses;
  if (pattern === undefined) return NOBODY;
  const after = chains.map((chain) => asSignedIn(drive(resolve(chain, snapshot, code), assumeOffline)));
  const judged = judge(
    expectations,
    after.map(({ sdk }) => sdk.id),
    after.map((resolution) => ({ ...pattern, resolution, identity: null })),
  );
  const [first] = after;
  // Where one finds no credentials, nothing else that is met is worth anything.
  if (first === undefined || after.some(({ winner }) => winner === null || runsNothing(snapshot, winner)))
    return NOBODY;
  const having = (wanted: ExpectationResult["verdict"]): number =>
    judged.filter(({ verdict, key }) => verdict === wanted && key !== "credentials").length;
  return { count: having("not-met"), open: having("unknown"), actor: actorOf(first) };
}

const NOBODY: Unmet = { count: Number.POSITIVE_INFINITY, open: 0, actor: null };

/** A resolution that only a sign-in or the code of an MFA device stops, as it would be after it. */
function asSignedIn(resolution: Resolution): Resolution {
  const { error, winner } = resolution;
  if (winner !== null || error === null || !(error.kind.startsWith("token-") || error.kind === "mfa"))
    return resolution;
  const row = resolution.sources.find(({ verdict }) => verdict === "stops");
  if (row?.holding == null) return resolution;
  const { id: source, method, holding } = row;
  return { ...resolution, winner: { source, method, holding, credentials: UNKNOWN_CREDENTIALS } satisfies Winner };
}

function bestOf(request: NextStepRequest, now: number): Fix | null {
  const { snapshot, code } = request;
  if (code.profile !== null) return otherProfileInCode(request, now);
  const singles = candidates(request);
  const single = leastUnmet(
    request,
    singles.map((change) => [change]),
  );
  if (single !== null && single.unmet.count === 0) return fixOf(single, snapshot);
  const clear = singles.filter(({ kind }) => kind === "unset-variables");
  const pairs = clear.flatMap((first) => singles.filter((second) => second !== first).map((second) => [first, second]));
  const pair = leastUnmet(request, pairs);
  const best = pair !== null && pair.unmet.count < (single?.unmet.count ?? now) ? pair : single;
  return best !== null && best.unmet.count < now ? fixOf(best, snapshot) : null;
}

interface Trial {
  readonly changes: readonly Change[];
  readonly unmet: Unmet;
}

/** Once nothing is known to be unmet, so many more are tried to find one of which all is known. */
const MOST_BEYOND = 50;

function leastUnmet(request: NextStepRequest, trials: readonly (readonly Change[])[]): Trial | null {
  let best: Trial | null = null;
  let beyond = 0;
  for (const changes of trials) {
    let snapshot: Snapshot | null = request.snapshot;
    for (const change of changes) snapshot = snapshot === null ? null : changedSnapshot(snapshot, change);
    if (snapshot === null) continue;
    const unmet = unmetIn(request, snapshot, request.code);
    if (best === null || isLess(unmet, best.unmet)) best = { changes, unmet };
    if (best.unmet.count > 0) continue;
    beyond += 1;
    if (best.unmet.open === 0 || beyond > MOST_BEYOND) return best;
  }
  return best;
}

const isLess = (a: Unmet, b: Unmet): boolean => a.count < b.count || (a.count === b.count && a.open < b.open);

/** The first of the changes as a command; check asks for the next one when it is run again. */
function fixOf({ changes: [change, then], unmet }: Trial, snapshot: Snapshot): Fix | null {
  if (change === undefined) return null;
  const who = purposeOf(then ?? change, unmet);
  const promise = then === undefined ? who : `then ${commandFor(then, shellOf(snapshot))}, ${who}`;
  return { change, promise, after: null };
}

function purposeOf(last: Change, { actor }: Unmet): string {
  if (last.kind === "set-variable" && REGION_VARIABLES.includes(last.name))
    return `to work in ${last.value}${actor === null ? "" : `, as ${actor}`}`;
  return actor === null ? "" : `to act as ${actor}`;
}

/** Keys away, a profile chosen or none, the region set: in the order in which one would try. */
function candidates({ snapshot, chains, code, expectations }: NextStepRequest): readonly Change[] {
  const unset = (names: readonly string[]): readonly Change[] => {
    const there = names.filter((name) => snapshot.variables.has(name));
    return there.length === 0 ? [] : [{ kind: "unset-variables", names: there }];
  };
  const regions = expectations.flatMap(({ key, wanted }) =>
    key === "region" && /^[\w-]+$/.test(wanted) ? [wanted] : [],
  );
  return [
    ...unset(EXPORTED_KEYS),
    ...profilesOf(snapshot, chains, code).map(
      (value): Change => ({ kind: "set-variable", name: variableOf(snapshot), value }),
    ),
    ...unset(PROFILE_VARIABLES),
    ...regions.flatMap((value): readonly Change[] =>
      REGION_VARIABLES.map((name) => ({ kind: "set-variable", name, value })),
    ),
  ];
}

/** Where both are set, most SDKs look at the one and some at the other: the one that is there is changed. */
const variableOf = (snapshot: Snapshot): string =>
  !snapshot.variables.has("AWS_PROFILE") && snapshot.variables.has("AWS_DEFAULT_PROFILE")
    ? "AWS_DEFAULT_PROFILE"
    : "AWS_PROFILE";

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

function profilesOf(snapshot: Snapshot, chains: readonly AnyChain[], code: CodeArguments): readonly string[] {
  const [first] = chains;
  return first === undefined ? [] : first.profileNames(first.open(snapshot, code, NOTHING_HIDDEN));
}

/** A profile that is named in code or by a flag is not changed by any variable. */
function otherProfileInCode(request: NextStepRequest, now: number): Fix | null {
  const { snapshot, chains, code } = request;
  for (const profile of profilesOf(snapshot, chains, { ...code, profile: null })) {
    const unmet = unmetIn(request, snapshot, { ...code, profile });
    if (unmet.count < now && unmet.count === 0)
      return {
        change: { kind: "by-hand", text: `name profile ${profile} instead of ${code.profile}` },
        promise: unmet.actor === null ? "" : `to act as ${unmet.actor}`,
        after: null,
      };
  }
  return null;
}

const UNATTENDED: ReadonlySet<Place> = new Set(["lambda", "codebuild", "github-actions", "ecs", "eks", "ci"]);

/** Nothing here leads there: a profile has to be made. Only what is known is written. */
function addProfile({ snapshot, expectations, environment, diagnoses }: NextStepRequest): Fix | null {
  const wanted = (key: Expectation["key"]): string | null =>
    expectations.find((one) => one.key === key)?.wanted ?? null;
  const named = wanted("profile") ?? environment;
  if (wanted("account") === null && wanted("role") === null && wanted("profile") === null) return null;
  const option = named === null || /[*?]/.test(named) ? "" : ` --profile ${quoteWord(named)}`;
  const source = wanted("source") ?? "sso";
  const choose = [
    wanted("account") === null ? "" : `account ${wanted("account")}`,
    wanted("role") === null ? "" : `role ${wanted("role")}`,
  ].filter((words) => words !== "");
  // No person sits there who could sign in.
  if (diagnoses.some(({ place }) => UNATTENDED.has(place))) {
    const text = `give this job the credentials of ${choose.join(", ") || `profile ${named}`}`;
    return byHand(text);
  }
  const first = closedSettings(snapshot);
  if (first !== null) return first;
  const promise = `no profile here gives what is expected${choose.length === 0 ? "" : `: choose ${choose.join(" and ")}`}`;
  const run = (command: string): Fix => ({ change: { kind: "run", command: command + option }, promise, after: null });
  if (source.includes("sso")) return run("aws configure sso");
  if (source.includes("login")) return run("aws login");
  if (source.includes("shared-")) return run("aws configure");
  const text = `nothing here gives what is expected: its credentials are to come from ${source}`;
  return byHand(text);
}
