import { rules } from "../../src/rules/index.ts";
import { type Fixture, fixturesOf, readFixture } from "../../test/rules/fixture.ts";
import type { LabScenario, Portal } from "./lab-scenario.ts";

/** A machine of fixtures/rules as the world can be it, or why it cannot. */
export interface RuleMachine {
  readonly rule: string;
  readonly name: string;
  readonly scenario: LabScenario | null;
  readonly why: string | null;
}

/** The bad machines of every rule. */
export const ruleMachines = (): readonly RuleMachine[] =>
  rules.flatMap(({ id }) =>
    fixturesOf(id)
      .filter((name) => name.startsWith("bad-"))
      .map((name) => {
        const fixture = readFixture(id, name);
        const why = whyNot(fixture);
        const scenario = why === null ? labScenario(`${id}/${name}`, fixture) : null;
        return { rule: id, name, scenario, why };
      }),
  );

/** Linux, one user; files in the home folder, which is the working folder too. */
function whyNot(fixture: Fixture): string | null {
  if (fixture.platform === "windows") return "Windows";
  if (fixture.systemHome !== undefined || fixture.foreign !== undefined) return "two users";
  if (fixture.clockSkew !== undefined) return "a clock that is wrong";
  if (fixture.trust !== undefined) return "a trust policy";
  const elsewhere = [...Object.keys(fixture.files), ...(fixture.folders ?? [])].find(
    (path) => placeOf(path) === null && !isOfTheMachine(path),
  );
  if (elsewhere !== undefined) return `${elsewhere}: files lie in the home folder`;
  const failures = Object.keys(fixture.failures ?? {}).filter((asked) => asked !== "sso-role-credentials");
  return failures.length === 0 ? null : `that the question ${failures[0]} fails`;
}

/** What no SDK looks at: who made the machine. */
const isOfTheMachine = (path: string): boolean => path.startsWith("/sys/class/dmi/");

const placeOf = (path: string): string | null =>
  path.startsWith("./") ? `~/${path.slice(2)}` : path.startsWith("~/") ? path : null;

function labScenario(id: string, fixture: Fixture): LabScenario {
  const { env, session, explicit, tags, unset } = fixture;
  const here = <T>(paths: Readonly<Record<string, T>> | undefined): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(paths ?? {}).flatMap(([path, one]) => placed(path, one)));
  return {
    id,
    env,
    files: here(fixture.files),
    modes: here(fixture.modes),
    folders: Object.keys(here(Object.fromEntries((fixture.folders ?? []).map((path) => [path, null])))),
    imds: fixture.imds ?? (isOfEc2(fixture) ? { role: "ec2-role" } : null),
    ...(session === undefined ? {} : { session }),
    ...(explicit === undefined ? {} : { explicit }),
    ...(tags === undefined ? {} : { tags }),
    ...(unset === undefined ? {} : { unset }),
    ...(fixture.modes === undefined ? {} : { user: "ordinary" as const }),
    ...(fixture.failures === undefined ? {} : { portal: portalOf(fixture) }),
  };
}

function placed<T>(path: string, one: T): readonly (readonly [string, T])[] {
  const place = placeOf(path) ?? (isOfTheMachine(path) ? path : null);
  return place === null ? [] : [[place, one]];
}

const isOfEc2 = ({ files }: Fixture): boolean => files["/sys/class/dmi/id/sys_vendor"]?.includes("Amazon EC2") === true;

/** A portal that refuses the role of the profile and lends what the machine is told that it lends. */
function portalOf({ files, assignments }: Fixture): Portal {
  const account = /sso_account_id\s*=\s*(\d+)/.exec(Object.values(files).join("\n"))?.[1] ?? "";
  const told = assignments?.kind === "told" ? assignments : null;
  return {
    roles: {
      ...Object.fromEntries((told?.accounts ?? []).map(({ id }) => [id, ["Other"]])),
      ...(told === null || told.roles.length === 0 ? {} : { [account]: told.roles }),
    },
  };
}
