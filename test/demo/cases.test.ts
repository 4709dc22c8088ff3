import { describe, expect, it } from "vitest";
import type { Document } from "../../src/report/json.ts";
import { CASES as ALL_CASES } from "../../src/demo/cases/index.ts";
import { runDemo } from "./demo-world.ts";

/** Those that show one SDK; the comparison has a test of its own below. */
const CASES = ALL_CASES.filter(({ command }) => command === undefined);

interface Expected {
  readonly outcome: Document["outcome"];
  /** Who wins; null: nobody. */
  readonly source: string | null;
  readonly account: string | null;
  /** The first finding; null: none. */
  readonly finding: string | null;
  /** What the first sentence must say. */
  readonly headline: readonly RegExp[];
}

const SANDBOX = "111122223333";
const PROD = "444455556666";
const DEV = "777788889999";

const well = (source: string, account: string, ...headline: readonly RegExp[]): Expected => ({
  outcome: "credentials",
  source,
  account,
  finding: null,
  headline: [/acts as/, new RegExp(account), ...headline],
});

const stops = (finding: string, ...headline: readonly RegExp[]): Expected => ({
  outcome: "error",
  source: null,
  account: null,
  finding,
  headline,
});

const EXPECTED: Readonly<Record<string, Expected>> = {
  "wrong-profile": {
    outcome: "credentials",
    source: "environment",
    account: SANDBOX,
    finding: "exported-keys-shadow-profile",
    headline: [/acts as 111122223333/, /not as profile prod/],
  },
  "expired-sso": stops("sign-in-needed", /sign-in/, /expired/),
  "expired-keys": {
    outcome: "credentials",
    source: "environment",
    account: DEV,
    finding: "refused-by-aws",
    headline: [/AWS refuses/, /exported/],
  },
  "refused-key": {
    outcome: "credentials",
    source: "shared-credentials",
    account: PROD,
    finding: "refused-by-aws",
    headline: [/AWS refuses/, /default/],
  },
  "denied-role": stops("source-failed", /Role billing/, /does not let/),
  "missing-profile": stops("profile-missing", /stagin\b/, /staging/),
  "duplicate-section": stops("file-refused", /\[profile test\] twice/, /lines 4 and 8/),
  "half-a-pair": stops("half-a-pair", /AWS_SECRET_KEY is set/, /reads AWS_SECRET_ACCESS_KEY/),
  "role-loop": stops("role-source", /andy/),
  "nothing-found": {
    outcome: "none",
    source: null,
    account: null,
    finding: "nothing-found",
    headline: [/no credentials/],
  },
  "all-well": well("sso", DEV, /DeveloperAccess, ana@example\.com/),
  "role-chain": well("assume-role", PROD, /role deploy/),
  "aws-vault": well("environment", PROD, /aws-vault/),
  wsl: well("shared-credentials", DEV, /WSL/),
  "dev-container": well("sso", DEV, /dev container/),
  "github-actions-oidc": well("environment", PROD, /GitHub Actions/),
  codebuild: well("container", DEV, /CodeBuild/),
  cloudshell: well("container", DEV, /CloudShell/, /console/),
  lambda: well("environment", PROD, /Lambda/),
  "ecs-task": well("container", PROD, /ECS task/),
  "eks-irsa": well("web-identity", PROD, /Kubernetes pod/, /IRSA/),
  "eks-pod-identity": well("container", DEV, /Kubernetes pod/, /Pod Identity/),
  "eks-both": { ...well("web-identity", PROD, /Kubernetes pod/, /IRSA/), finding: "pod-identity-passed-over" },
  "instance-role": well("instance-metadata", PROD, /EC2 instance/, /web-server/),
};

describe("every case of the demo", () => {
  it("has an expectation here, and a name of its own", () => {
    expect(CASES.map(({ name }) => name).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(CASES.map(({ name }) => name))("%s: the winner, who it is, the finding", async (name) => {
    const expected = EXPECTED[name] as Expected;
    const { code, stdout, stderr } = await runDemo([name, "--json"]);
    const document = JSON.parse(stdout) as Document;
    expect({
      code,
      stderr,
      outcome: document.outcome,
      source: document.credentials?.source ?? null,
      account: document.credentials?.account?.id ?? null,
      finding: document.findings[0]?.rule ?? null,
    }).toEqual({
      code: 0,
      stderr: "",
      outcome: expected.outcome,
      source: expected.source,
      account: expected.account,
      finding: expected.finding,
    });
  });

  it.each(CASES.map(({ name }) => name))("%s: the first sentence", async (name) => {
    const { stdout } = await runDemo([name, "-q"]);
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    for (const words of (EXPECTED[name] as Expected).headline) expect(stdout).toMatch(words);
  });

  it.each(CASES.map(({ name }) => name))("%s: the same decision offline, with nobody asked", async (name) => {
    const [online, offline] = await Promise.all([runDemo([name, "--json"]), runDemo([name, "--json", "--offline"])]);
    const document = JSON.parse(offline.stdout) as Document;
    expect(document.identity).toBeNull();
    const sameAs = (JSON.parse(online.stdout) as Document).credentials?.source ?? null;
    // Without a network a metadata service counts as absent, and a role's refusal cannot be known.
    const expected = name === "instance-role" ? null : name === "denied-role" ? "assume-role" : sameAs;
    expect(document.credentials?.source ?? null).toBe(expected);
  });
});

describe("the split", () => {
  it("shows the same machine to every SDK, and says in its first sentence whether they agree", async () => {
    const { stdout, code } = await runDemo(["split"]);
    expect(code).toBe(0);
    const screen = stdout.slice(stdout.indexOf("$ awswho compare"));
    expect(screen).toMatch(/^\$ awswho compare\n(?:The SDKs do not agree here|All \d+ SDKs agree here|boto3 acts as)/);
    expect(screen).toContain("111122223333");
  });
});
