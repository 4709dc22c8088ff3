import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { identityOf } from "../../src/answer/identity-of.ts";
import { openNetwork } from "../../src/answer/network.ts";
import type { Outside } from "../../src/model/outside.ts";
import type { Answer, Question } from "../../src/model/question.ts";
import { Secret, unseal } from "../../src/vault/secret.ts";
import { capture } from "../../src/capture/capture.ts";
import { runInProcess } from "../cli/run-in-process.ts";
import { type Scenario, machineOf } from "../truth/scenario.ts";
import { type Heard, type Loopback, type Reply, loopback } from "./loopback.ts";
import { GIVEN, credentialsOf, identityReply } from "./sts-replies.ts";

/*
 * `compare --exchange all` over 200 machines, every exchange made with a server on loopback that always answers. What
 * the walks ask is counted on the one side, what reaches the server on the other: an equal question is put once, whoever
 * asks. Programs are not run and tokens not refreshed; both are told as assumed.
 */

const SCENARIOS = 200;

let aws: Loopback;
beforeAll(async () => {
  aws = await loopback(reply);
});
afterAll(() => aws.close());

it(`puts no equal question twice over ${SCENARIOS} scenarios`, async () => {
  const totals = { asked: 0, questions: 0, requests: 0 };
  for (const scenario of evenly(allScenarios(), SCENARIOS)) {
    const before = aws.heard.length;
    const { outside, asked, callers } = counted(scenario);
    const { code, err } = await runInProcess(["compare", "--exchange", "all", "--json"], machineOn(scenario), {
      outside,
    });
    expect([0, 1, 4, 5], `${scenario.id}: ${err}`).toContain(code);
    const requests = aws.heard.length - before;
    const sent = new Map(
      asked.flatMap(({ question, answer }) => (isOfNames(question) ? [] : [[plainly(question), answer] as const])),
    );
    const questions = new Map(asked.map(({ question, answer }) => [plainly(question), answer]));
    // Two texts for one question would put it twice, two questions of one text would take one's answer for the other.
    expect(new Set(asked.map(({ question }) => identityOf(question))).size, scenario.id).toBe(questions.size);
    expect(requests, scenario.id).toBe([...sent.values()].filter(wasSent).length + callers.size);
    totals.asked += asked.length;
    totals.questions += questions.size;
    totals.requests += requests;
  }
  console.log(
    `${SCENARIOS} scenarios: the walks asked ${totals.asked} times, ${totals.questions} questions, ${totals.requests} requests`,
  );
  // The SDKs do share questions; how many hangs on how often each asks what refuses.
  expect(totals.asked).toBeGreaterThan(totals.questions * 1.5);
  expect(totals.requests).toBeGreaterThan(SCENARIOS);
}, 120_000);

function allScenarios(): readonly Scenario[] {
  const folder = new URL("../../fixtures/truth/scenarios/", import.meta.url);
  return (
    readdirSync(folder)
      .sort()
      .flatMap((file) => readFileSync(new URL(file, folder), "utf8").split("\n"))
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as Scenario)
      // Through a proxy and past it are two ways, which the server here does not tell apart.
      .filter(({ id, tags }) => tags?.includes("proxy") !== true && !id.includes("-proxy-"))
  );
}

/** From all parts of the sets. */
const evenly = <T>(all: readonly T[], count: number): readonly T[] =>
  Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] as T);

function machineOn(scenario: Scenario): ReturnType<typeof machineOf> {
  const machine = machineOf(scenario);
  return { ...machine, environment: { ...machine.environment, AWSWHO_ENDPOINT_URL: aws.url } };
}

/** The network of one run, with everything that it is asked. Services of the machine are led to loopback too. */
function counted(scenario: Scenario) {
  const machine = machineOn(scenario);
  const network = openNetwork({
    snapshot: capture(machine),
    allowRefresh: false,
    terminal: false,
    timeoutSeconds: 60,
    runProcesses: false,
    environment: machine.environment,
  });
  const asked: { readonly question: Question; readonly answer: Answer }[] = [];
  const callers = new Set<string>();
  const outside: Outside = {
    async answer(question) {
      const answer = await network.answer(ledHere(question));
      asked.push({ question, answer });
      return answer;
    },
    async whoIs(credentials, connection) {
      const identity = await network.whoIs(credentials, connection);
      if (identity.kind === "known")
        callers.add(plainly([credentials, connection.endpoint, connection.caBundle?.path]));
      return identity;
    },
  };
  return { outside, asked, callers };
}

/** Another address for each, so that what was told apart stays so. */
function ledHere(question: Question): Question {
  const here = (url: string): string => `${aws.url}/${encodeURIComponent(url)}`;
  if (question.kind === "metadata") return { ...question, baseUrl: here(question.baseUrl) };
  return question.kind === "container" ? { ...question, url: here(question.url) } : question;
}

/** The system tells a name's addresses. */
const isOfNames = ({ kind }: Question): boolean => kind === "addresses";

/** The server refuses nothing: what failed, or was assumed, was never sent. */
const wasSent = ({ kind }: Answer): boolean => kind !== "failure" && kind !== "assumed";

/** A question as a text in which the order of its fields counts for nothing: `identityOf` has ideas of its own. */
function plainly(value: unknown): string {
  if (value instanceof Secret) return `secret ${createHash("sha256").update(unseal(value)).digest("hex")}`;
  if (Array.isArray(value)) return `[${value.map(plainly).join()}]`;
  if (typeof value !== "object" || value === null) return `${typeof value} ${String(value)}`;
  const fields = Object.entries(value).filter(([, held]) => held !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, held]) => `${name}: ${plainly(held)}`)
    .join()}}`;
}

/** STS, the SSO portal, the metadata service and the container's, told apart by what they are asked. */
function reply({ path, body, method }: Heard): Reply {
  const action = new URLSearchParams(body).get("Action");
  if (action === "GetCallerIdentity") return identityReply("arn:aws:iam::111122223333:user/loopback");
  if (action !== null) {
    const given = credentialsOf(action);
    return { ...given, body: given.body?.replace(GIVEN.accessKeyId, keyFor(body)) ?? "" };
  }
  if (path.startsWith("/federation/credentials")) {
    const roleCredentials = { accessKeyId: keyFor(path), secretAccessKey: "s", sessionToken: "t", expiration: LATER };
    return { body: JSON.stringify({ roleCredentials }) };
  }
  if (method === "PUT") return { body: "metadata-token" };
  if (path.endsWith("/placement/region")) return { body: "us-west-2" };
  if (path.endsWith("/placement/availability-zone")) return { body: "us-west-2a" };
  if (path.endsWith("/instance-identity/document")) return { body: JSON.stringify({ region: "us-west-2" }) };
  if (path.endsWith("/iam/security-credentials/")) return { body: "loopback-role" };
  return {
    body: JSON.stringify({
      Code: "Success",
      AccessKeyId: keyFor(path),
      SecretAccessKey: "s",
      Token: "t",
      Expiration: new Date(LATER).toISOString(),
    }),
  };
}

const LATER = Date.UTC(2100, 0, 1);

/** Another key for each role, so that what is asked with it is another question. */
const keyFor = (text: string): string =>
  `ASIA${createHash("sha256")
    .update(text.replace(/&?RoleSessionName=[^&]*/, ""))
    .digest("hex")
    .slice(0, 16)
    .toUpperCase()
    .replace(/[0189]/g, "7")}`;
