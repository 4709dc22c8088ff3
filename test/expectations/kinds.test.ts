import { describe, expect, test } from "vitest";
import { EXPECTATION_KINDS } from "../../src/expectations/index.ts";
import { judge } from "../../src/expectations/judge.ts";
import { matches } from "../../src/expectations/expectation-kind.ts";
import type { Diagnosis } from "../../src/model/diagnosis.ts";
import { EXPECTATION_KEYS, type ExpectationKey, type ExpectationVerdict } from "../../src/model/expectation.ts";
import type { Identity } from "../../src/model/identity.ts";
import { argument, variable } from "../../src/model/provenance.ts";
import type { Holding, PlanNode, Resolution, Winner } from "../../src/model/resolution.ts";
import type { SdkId, SourceId } from "../../src/model/sdk.ts";
import { principalOf } from "../../src/verify/principal-of.ts";
import { seal } from "../../src/vault/secret.ts";

const NOW = Date.UTC(2026, 10, 22, 12);
const PLACE = variable("AWS_ACCESS_KEY_ID");

interface Made {
  readonly sdk?: SdkId;
  readonly arn?: string;
  readonly source?: SourceId;
  readonly keyId?: string | null;
  readonly token?: boolean;
  readonly expiration?: string;
  readonly account?: string;
  readonly plan?: readonly PlanNode[];
  readonly region?: string;
  readonly profile?: string;
  readonly outcome?: Resolution["outcome"];
}

const assumed = (roleArn: string): PlanNode => ({
  kind: "assume-role",
  profile: "p",
  roleArn,
  mfaSerial: null,
  durationSeconds: null,
  provenance: PLACE,
});

/** One SDK's answer, of which only what a kind looks at is filled in. */
function made(facts: Made): Diagnosis {
  const { keyId = "AKIAQYLPMN5HHHFPZAMZ", token = false, outcome = "credentials", plan = [] } = facts;
  const holding: Holding = {
    accessKeyId: keyId,
    hasSessionToken: token,
    account: facts.account === undefined ? null : { id: facts.account, known: "key-id" },
    plan,
    provenance: { accessKeyId: PLACE, secretAccessKey: PLACE, sessionToken: null },
    triggers: [],
    expiration: facts.expiration ?? null,
  };
  const winner: Winner = {
    source: facts.source ?? "environment",
    method: "env",
    holding,
    credentials: {
      accessKeyId: keyId,
      secretAccessKey: keyId === null ? null : seal("CANARY"),
      sessionToken: token ? seal("CANARY") : null,
      expiration: facts.expiration ?? null,
      accountId: null,
    },
  };
  const account = facts.arn?.split(":")[4] ?? "";
  const identity: Identity | null =
    facts.arn === undefined
      ? null
      : {
          kind: "known",
          account,
          arn: facts.arn,
          userId: "A",
          principal: principalOf(facts.arn),
          asked: { url: "", latency: 1, clockSkew: 0 },
        };
  const resolution = {
    sdk: { id: facts.sdk ?? "boto3", modelledOn: "1", evidence: "run" },
    outcome,
    profile: {
      name: facts.profile ?? "default",
      exists: true,
      binding: "default",
      provenance: PLACE,
      sections: [],
      nearest: [],
    },
    winner: outcome === "credentials" ? winner : null,
    error: null,
    clientError: null,
    region: { name: facts.region ?? null, provenance: facts.region === undefined ? null : variable("AWS_REGION") },
    sources: [],
    asked: [],
    assumed: [],
    sts: { endpoint: null, caBundle: null },
  } satisfies Resolution;
  return {
    resolution,
    identity,
    origins: [],
    findings: [],
    place: "machine",
    wrapper: null,
    installed: null,
    offline: identity === null,
    now: NOW,
    home: "/home/ana",
  };
}

function verdictOf(key: ExpectationKey, wanted: string, ...facts: readonly Made[]): ExpectationVerdict | undefined {
  const [first, ...others] = facts.map(made);
  if (first === undefined) return undefined;
  const results = judge(
    [{ key, wanted, provenance: argument(`--${key}`) }],
    [first.resolution.sdk.id],
    [first, ...others],
  );
  return results.find((result) => result.key === key)?.verdict;
}

const ROLE = "arn:aws:sts::444455556666:assumed-role/Deploy/ci";
const SSO = "arn:aws:sts::444455556666:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ana";
const USER = "arn:aws:iam::111122223333:user/ana";

test.each<[ExpectationKey, string, Made, ExpectationVerdict]>([
  ["account", "444455556666", { arn: ROLE }, "met"],
  ["account", "111122223333, 444455556666", { arn: ROLE }, "met"],
  ["account", "444455556666", { arn: USER }, "not-met"],
  // What AWS says stands above what a key id tells.
  ["account", "444455556666", { arn: ROLE, account: "111122223333" }, "met"],
  ["account", "111122223333", { account: "111122223333" }, "met"],
  ["account", "111122223333", {}, "unknown"],
  ["account", "111122223333", { outcome: "none" }, "not-met"],
  ["account", "111122223333", { outcome: "unknown" }, "unknown"],
  ["role", "Deploy", { arn: ROLE }, "met"],
  ["role", "Dep*", { arn: ROLE }, "met"],
  ["role", "Deploy", { arn: ROLE.replace("Deploy", "Deployer") }, "not-met"],
  ["role", "Admin", { arn: SSO }, "met"],
  ["role", "AWSReservedSSO_Admin_*", { arn: SSO }, "met"],
  ["role", "Deploy", { arn: USER }, "not-met"],
  ["role", "Deploy", { keyId: null, plan: [assumed("arn:aws:iam::444455556666:role/path/Deploy")] }, "met"],
  ["role", "Deploy", { keyId: null, plan: [assumed("arn:aws:iam::444455556666:role/Other")] }, "not-met"],
  ["role", "Deploy", {}, "not-met"],
  ["role", "Deploy", { keyId: "ASIAQYLPMN5HHHFPZAMZ", token: true }, "unknown"],
  ["arn", "arn:aws:sts::444455556666:assumed-role/Deploy/*", { arn: ROLE }, "met"],
  ["arn", "arn:aws:iam::444455556666:role/Deploy", { arn: ROLE }, "met"],
  ["arn", "arn:aws:iam::444455556666:role/Deploy", { arn: USER }, "not-met"],
  [
    "arn",
    "arn:aws:iam::444455556666:role/*",
    { keyId: null, plan: [assumed("arn:aws:iam::444455556666:role/x/Deploy")] },
    "met",
  ],
  ["arn", "arn:aws:iam::1:user/x", {}, "unknown"],
  ["profile", "prod", { source: "shared-config", profile: "prod" }, "met"],
  ["profile", "prod", { source: "environment", profile: "prod" }, "not-met"],
  ["profile", "prod*", { source: "sso", profile: "prod-eu" }, "met"],
  ["source", "sso, environment", { source: "environment" }, "met"],
  ["source", "sso", { source: "environment" }, "not-met"],
  ["region", "eu-*", { region: "eu-west-1" }, "met"],
  ["region", "us-east-1, eu-west-1", { region: "eu-west-1" }, "met"],
  ["region", "us-east-1", { region: "eu-west-1" }, "not-met"],
  ["region", "us-east-1", {}, "not-met"],
  ["partition", "aws", { arn: ROLE }, "met"],
  ["partition", "aws-cn", { arn: ROLE }, "not-met"],
  ["partition", "aws", { region: "eu-west-1" }, "unknown"],
  ["partition", "aws-cn", { keyId: null, plan: [assumed("arn:aws-cn:iam::444455556666:role/x")] }, "met"],
  ["min-lifetime", "15m", { token: true, keyId: "ASIA1", expiration: "2026-11-22T12:15:00Z" }, "met"],
  ["min-lifetime", "15m", { token: true, keyId: "ASIA1", expiration: "2026-11-22T12:14:59Z" }, "not-met"],
  ["min-lifetime", "1h30m", { token: true, keyId: "ASIA1", expiration: "2026-11-22T13:30:00Z" }, "met"],
  ["min-lifetime", "15m", { token: true, keyId: "ASIA1" }, "unknown"],
  ["min-lifetime", "15m", {}, "met"],
  ["no-long-lived-keys", "true", {}, "not-met"],
  ["no-long-lived-keys", "true", { keyId: "ASIA1", token: true }, "met"],
  ["no-long-lived-keys", "true", { keyId: null, plan: [assumed("arn:aws:iam::444455556666:role/x")] }, "met"],
  [
    "no-long-lived-keys",
    "true",
    { keyId: null, plan: [{ kind: "process", program: "p", provenance: PLACE }] },
    "unknown",
  ],
])("%s = %s where %j: %s", (key, wanted, facts, verdict) => {
  expect(verdictOf(key, wanted, facts)).toBe(verdict);
});

describe("agree", () => {
  test.each<[Made, Made, ExpectationVerdict]>([
    [{}, { sdk: "js-v3" }, "met"],
    [{}, { sdk: "js-v3", keyId: "AKIAOTHER" }, "not-met"],
    [{ arn: ROLE, keyId: "ASIA1" }, { sdk: "js-v3", arn: ROLE.replace("/ci", "/other"), keyId: "ASIA2" }, "met"],
    [{}, { sdk: "js-v3", outcome: "none" }, "not-met"],
    [{}, { sdk: "js-v3", outcome: "unknown" }, "unknown"],
    // One that was not named has no say.
    [{}, { sdk: "rust", keyId: "AKIAOTHER" }, "met"],
  ])("%j, %j: %s", (first, second, verdict) => {
    expect(verdictOf("agree", "boto3, js-v3", first, second)).toBe(verdict);
  });
});

test.each<[ExpectationKey, readonly string[]]>([
  ["account", ["", "1", "11112222333a", "111122223333 444455556666"]],
  ["role", ["", "a b", "a;b"]],
  ["arn", ["", "Deploy", "arn:a b"]],
  ["profile", [""]],
  ["source", ["", "file", "sso,enviroment"]],
  ["region", ["", "EU West"]],
  ["partition", ["", "gov"]],
  ["agree", ["", "boto4"]],
  ["min-lifetime", ["", "15", "m", "15 minutes", "-5m"]],
  ["no-long-lived-keys", ["", "yes"]],
])("%s cannot be %j, and says what it has to be", (key, texts) => {
  for (const text of texts) expect(EXPECTATION_KINDS[key].meant(text), text).toBeTypeOf("string");
});

test("every kind says what it is and why", () => {
  for (const key of EXPECTATION_KEYS) {
    const { title, why } = EXPECTATION_KINDS[key];
    expect(title).toMatch(/^[A-Z]/);
    expect(why).toMatch(/\.$/);
  }
});

test.each([
  ["Deploy*", "Deploy", true],
  ["*", "", true],
  ["a.c", "abc", false],
  ["a?c", "abc", true],
  ["a", "ab", false],
  ["[a]", "a", false],
  ["a+(b)", "a+(b)", true],
])("%s matches %s: %s", (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected);
});
