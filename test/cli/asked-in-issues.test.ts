import { Volume } from "memfs";
import { expect, test } from "vitest";
import { HOME, type Scenario, fill, realPath } from "../truth/scenario.ts";
import { outsideOf } from "./transcript.ts";
import { runInProcess } from "./run-in-process.ts";

/* What people ask in issue threads, each on a machine in small: the first lines answer it, and say what to type. */

const ONE = "AKIARTX3GSDSQAISEM2E";
const OTHER = "AKIAWO645SY5AAISEM2E";
const SECRET = "CANARY-secret-CANARY-secret-CANARY-secre";
const pair = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n`;
const exported = (id: string): Readonly<Record<string, string>> => ({
  AWS_ACCESS_KEY_ID: id,
  AWS_SECRET_ACCESS_KEY: SECRET,
  AWS_DEFAULT_REGION: "eu-west-1",
});

type Made = Partial<Omit<Scenario, "id">> & { readonly cwd?: string };

/** As one text without line ends: a sentence may break anywhere. */
async function screen(argv: string | readonly string[], { cwd, ...made }: Made): Promise<string> {
  const machine = { id: "asked", env: {}, files: {}, ...made };
  const files = Object.entries(machine.files).map(([path, text]) => [realPath(path), fill(text)] as const);
  const { out, err } = await runInProcess(
    typeof argv === "string" ? argv.split(" ") : argv,
    {
      fs: Volume.fromJSON({ [`${HOME}/.profile`]: "", ...Object.fromEntries(files) }) as never,
      environment: { HOME, PATH: "/usr/bin", LANG: "C.UTF-8", ...machine.env },
      systemHome: HOME,
      cwd: `${HOME}${cwd === undefined ? "" : `/${cwd}`}`,
    },
    { outside: outsideOf(machine), columns: 100 },
  );
  expect(out + err).not.toContain("CANARY");
  return (out + err).replace(/\s+/g, " ");
}

test.each([
  ["ASIAY34FZKBOKMUTVV7A", {}, "no session token stands beside it", "Do export AWS_SESSION_TOKEN, too"],
  [ONE, { AWS_SESSION_TOKEN: "CANARY-old" }, "the session token of another key", "Do unset AWS_SESSION_TOKEN"],
  [
    ONE,
    { AWS_SECRET_ACCESS_KEY: `${SECRET} ` },
    "has blanks or line ends around it",
    "Do set AWS_SECRET_ACCESS_KEY anew",
  ],
])("keys that AWS will refuse are known before it is asked: %s %j", async (id, more, why, cure) => {
  const env = { ...exported(id), ...more };
  const refusal =
    "botocore.exceptions.ClientError: An error occurred (UnrecognizedClientException) when calling the DescribeTable operation: The security token included in the request is invalid.";
  for (const argv of [["--offline"], ["explain", refusal]]) {
    const said = await screen(argv, { env });
    expect(said).toContain("and they cannot work.");
    expect(said).toContain(why);
    expect(said).toContain(cure);
  }
  expect(await screen("doctor --offline --sdk boto3", { env })).toMatch(/^Found 1 (?:error|warning)\. /);
});

test("half a pair whose other half has the name of another tool: it is renamed, not thrown away", async () => {
  const env = { AWS_ACCESS_KEY_ID: ONE, AWS_SECRET_KEY: SECRET };
  const said = await screen("--offline", { env, files: { "~/.aws/credentials": `[default]\n${pair(OTHER)}` } });
  expect(said).toContain("AWS_SECRET_KEY is set, but boto3 reads AWS_SECRET_ACCESS_KEY.");
  expect(said).toContain('Do export AWS_SECRET_ACCESS_KEY="$AWS_SECRET_KEY"');
  expect(said).toContain("to act as the exported keys (111122223333)");
});

test("a container without anything: nobody is sent to a browser in it", async () => {
  const said = await screen("--offline --sdk js-v3", {
    env: { AWS_REGION: "eu-west-1" },
    files: { "/.dockerenv": "" },
  });
  expect(said).toContain(`Do give this container credentials: mount your folder .aws at`);
  expect(said).not.toContain("aws configure");
});

test("the CDK wants another account: explain names who has it, scan where it is written", async () => {
  const made = {
    env: { AWS_PROFILE: "dev" },
    cwd: "app",
    files: {
      "~/.aws/credentials": `[dev]\n${pair(ONE)}[prod]\n${pair(OTHER)}`,
      "~/app/cdk.context.json": '{"availability-zones:account=444455556666:region=eu-west-1":["eu-west-1a"]}',
      "~/app/bin/app.ts":
        'import * as cdk from "aws-cdk-lib";\nimport { AppStack } from "../lib/stack";\nconst app = new cdk.App();\nnew AppStack(app, "App", { env: { account: "444455556666", region: "eu-west-1" } });\n',
    },
  };
  const error = "Need to perform AWS calls for account 444455556666, but the current credentials are for 111122223333";
  const said = await screen(["explain", error], made);
  expect(said).toContain("cdk acts in account 111122223333 here; 444455556666 is wanted.");
  expect(said).toContain("Type: export AWS_PROFILE=prod (to act as profile prod (444455556666)).");
  expect(said).not.toContain("AWS refuses");
  expect(await screen("scan", made)).toContain(
    "The CDK app is for account 444455556666; here the CDK acts as profile dev (111122223333).",
  );
  const right = { ...made, env: { AWS_PROFILE: "prod" } };
  expect(await screen("scan", right)).not.toContain("The CDK app is for");
  expect(await screen(["explain", error], right)).toContain("which is the one that is wanted");
});

test("a job's OIDC step is refused: said in the words of its action", async () => {
  const issuer = "https://token.actions.githubusercontent.com";
  const words = `Could not assume role with OIDC: No OpenIDConnect provider found in your account for ${issuer}`;
  const said = await screen(["explain", `Error: ${words}`], { env: { GITHUB_ACTIONS: "true", CI: "true" } });
  expect(said).toMatch(
    /^configure-aws-credentials says this\. The account of the role .* has no IAM identity provider/,
  );
  expect(said).not.toContain("$1");
});

test("a text that names an SDK's own package is that SDK's, though another says the same words", async () => {
  const words = "The SSO session associated with this profile has expired or is otherwise invalid.";
  expect(await screen(["explain", `botocore.exceptions.UnauthorizedSSOTokenError: ${words}`], {})).toMatch(/^boto3, /);
});

test("an SDK by its everyday name; a profile without its option", async () => {
  expect(await screen("--sdk node", {})).toContain("did you mean js-v3 or js-v2?");
  expect(await screen("compare prod", {})).toContain("for a profile write: awswho compare --profile prod");
});
