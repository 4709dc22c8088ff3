import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Volume } from "memfs";
import { type Machine, capture } from "../../src/capture/capture.ts";
import { chains } from "../../src/chains/index.ts";
import { examine } from "../../src/diagnose/examine.ts";
import type { Assignments } from "../../src/model/assignments.ts";
import type { Examination } from "../../src/model/examination.ts";
import type { Iam, Outside } from "../../src/model/outside.ts";
import type { Failure, Question } from "../../src/model/question.ts";
import type { SdkId } from "../../src/model/sdk.ts";
import { trustStatements } from "../../src/parse/trust-policy.ts";
import { boto3 } from "../../src/chains/boto3.ts";
import { trustReader } from "../../src/diagnose/trust-reader.ts";
import { machineRules } from "../../src/rules/index.ts";
import { outsideOf } from "../cli/transcript.ts";
import { HOME, NOW, type Scenario, codeOf, fill, realPath } from "../truth/scenario.ts";

/** A machine in small, on which a rule finds its fault (`bad-…`) or does not (`good-…`): a scenario, and a little more. */
export interface Fixture extends Omit<Scenario, "id"> {
  /** The SDKs to tell of; left out: all. */
  readonly sdks?: readonly SdkId[];
  readonly platform?: Machine["platform"];
  /** The account's home folder by the system's own word; left out: that of HOME. */
  readonly systemHome?: string;
  /** Files that belong to somebody else. */
  readonly foreign?: readonly string[];
  /** Folders without files. */
  readonly folders?: readonly string[];
  /** Who STS says a key is, by key id; given, so that AWS is asked. */
  readonly identities?: Readonly<Record<string, string>>;
  /** Questions that fail so, by kind (`metadata`), or by kind and what is asked (`metadata token`); given, so that AWS is asked. */
  readonly failures?: Readonly<Record<string, Failure>>;
  /** What the SSO portal lends where it refuses a role. */
  readonly assignments?: Assignments;
  /** The trust policy of the web identity role, read with the keys of a profile; null: it may not read it. */
  readonly trust?: { readonly profile: string; readonly policy: object | null };
  /** Seconds by which this machine's clock is ahead of AWS's. */
  readonly clockSkew?: number;
}

/** The working folder; `./` in a fixture's files. */
export const FOLDER = "/srv/app";
/** memfs lets in whoever runs the test, by number. */
const USER = process.getuid?.() ?? 0;
const FIXTURES = pathToFileURL(`${process.cwd()}/fixtures/rules/`);

export const fixturesOf = (rule: string): readonly string[] =>
  readdirSync(new URL(`${rule}/`, FIXTURES))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/, ""));

export const readFixture = (rule: string, name: string): Fixture =>
  JSON.parse(readFileSync(new URL(`${rule}/${name}.json`, FIXTURES), "utf8")) as Fixture;

const placeOf = (path: string): string =>
  posixPath(path.startsWith("./") ? `${FOLDER}/${path.slice(2)}` : realPath(path));

/** `C:\\Users\\ana` and `C:/Users/ana` are one place, which memfs keeps as `/C:/Users/ana`. */
const posixPath = (path: string): string => (/^[A-Za-z]:/.test(path) ? `/${path.replaceAll("\\", "/")}` : path);

/** As Windows takes paths: with either slash. */
const takingEitherSlash = (fs: Machine["fs"]): Machine["fs"] => ({
  statSync: (path) => fs.statSync(posixPath(path)),
  readFileSync: (path) => fs.readFileSync(posixPath(path)),
  readdirSync: (path) => fs.readdirSync(posixPath(path)),
});

export function machineOfFixture(fixture: Fixture): Machine {
  const volume = new Volume();
  volume.mkdirSync(HOME, { recursive: true });
  volume.mkdirSync(FOLDER, { recursive: true });
  for (const path of fixture.folders ?? []) volume.mkdirSync(placeOf(path), { recursive: true });
  for (const [path, text] of Object.entries(fixture.files)) {
    const place = placeOf(path);
    volume.mkdirSync(place.slice(0, place.lastIndexOf("/")) || "/", { recursive: true });
    volume.writeFileSync(place, fill(text), { mode: 0o600 });
    volume.chownSync(place, USER, USER);
  }
  for (const [path, mode] of Object.entries(fixture.modes ?? {}))
    volume.chmodSync(placeOf(path), Number.parseInt(mode, 8));
  for (const path of fixture.foreign ?? []) volume.chownSync(placeOf(path), USER + 1, USER + 1);
  const files = volume as unknown as Machine["fs"];
  const environment = Object.fromEntries(Object.entries(fixture.env).map(([name, value]) => [name, fill(value)]));
  return {
    // Windows sets no HOME.
    environment: {
      ...(fixture.platform === "windows" ? {} : { HOME }),
      PATH: "/usr/local/bin:/usr/bin:/bin",
      LANG: "C.UTF-8",
      ...environment,
    },
    fs: fixture.platform === "windows" ? takingEitherSlash(files) : files,
    platform: fixture.platform ?? "posix",
    systemHome: fixture.systemHome ?? HOME,
    cwd: FOLDER,
    user: USER,
    now: NOW,
  };
}

/** With one rule to look at: what the machine's rules know better would hide those of an answer. */
export const examineFor = (rule: string, fixture: Fixture): Promise<Examination> =>
  examineFixture(
    fixture,
    machineRules.map(({ id }) => id).filter((id) => id !== rule),
  );

export function examineFixture(fixture: Fixture, disabled: readonly string[] = []): Promise<Examination> {
  const snapshot = capture(machineOfFixture(fixture));
  const code = codeOf({ id: "", ...fixture });
  const outside = outsideOfFixture(fixture);
  const profile = fixture.trust?.profile;
  return examine(snapshot, {
    chains,
    code,
    outside,
    trust:
      outside === null || profile === undefined
        ? undefined
        : trustReader(snapshot, { chain: boto3, code, outside, profile }),
    sdks: fixture.sdks ?? chains.map(({ id }) => id),
    disabled,
  });
}

/** AWS as the machine has it; null: it does not say. */
export function outsideOfFixture(fixture: Fixture): Outside | null {
  const { identities, clockSkew, failures, assignments } = fixture;
  if (identities === undefined && clockSkew === undefined && failures === undefined) return null;
  const outside = outsideOf({ id: "", ...fixture }, clockSkew);
  return {
    ...outside,
    ...(fixture.trust === undefined ? {} : { iam: iamOf(fixture.trust.policy) }),
    ...(assignments === undefined ? {} : { assignments: async () => assignments }),
    answer: async (question) => {
      const failure = failures?.[nameOf(question)] ?? failures?.[question.kind];
      return failure === undefined ? outside.answer(question) : { kind: "failure", failure };
    },
    whoIs: async (credentials, connection) => {
      const failure = failures?.["caller-identity"];
      return failure === undefined
        ? outside.whoIs(credentials, connection)
        : { kind: "unavailable", why: failure.message, failure };
    },
  };
}

const iamOf = (policy: object | null): Iam => ({
  may: () => Promise.reject(new Error("nobody simulates here")),
  keyUse: async () => null,
  trust: async () =>
    policy === null
      ? { kind: "failure", failure: { kind: "denied", code: "AccessDenied", message: "not authorized: iam:GetRole" } }
      : { kind: "statements", statements: trustStatements(encodeURIComponent(JSON.stringify(policy))) ?? [] },
});

const nameOf = (question: Question): string =>
  question.kind === "metadata" ? `metadata ${question.ask}` : question.kind;
