import { expect, test } from "vitest";
import { withoutCanaries } from "../../src/answer/without-canaries.ts";
import { type Scenario, machineOf } from "../truth/scenario.ts";
import { outsideOf } from "./transcript.ts";
import { runInProcess } from "./run-in-process.ts";

/* Machines of a newcomer's first days: a sign-in half set up, a guide's sample, keys of yesterday. */

const PORTAL = "sso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n";

async function screen(command: string, made: Pick<Scenario, "env" | "files">): Promise<string> {
  const machine = { id: command, ...made };
  const argv = command.split(" ");
  const { out } = await runInProcess(argv, machineOf(machine), { outside: outsideOf(machine), columns: 100 });
  expect(out).not.toContain("CANARY");
  return out.replace(/\s+/g, " ");
}

test("aws configure sso broken off after the session: there is a session, and no profile", async () => {
  const said = await screen("--offline", { env: {}, files: { "~/.aws/config": `[sso-session acme]\n${PORTAL}` } });
  expect(said).toMatch(/^boto3 finds no credentials here\. There is no profile, only \[sso-session acme\]/);
  expect(said).toContain("Do aws configure sso");
});

test("aws configure sso broken off before the account: what is missing is named", async () => {
  const files = {
    "~/.aws/config": `[sso-session acme]\n${PORTAL}\n[profile dev]\nsso_session = acme\nregion = eu-west-1\n`,
  };
  const said = await screen("--offline", { env: { AWS_PROFILE: "dev" }, files });
  expect(said).toContain("Profile dev has sso_session, but no account and no role: sso_account_id and sso_role_name");
  expect(said).toContain("Do aws configure sso --profile dev");
});

test("a guide's start URL: no sign-in is advised", async () => {
  const files = {
    "~/.aws/config":
      "[profile dev]\nsso_start_url = https://d-xxxxxxxxxx.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = AdministratorAccess\n",
  };
  for (const command of ["--offline", "doctor --offline --sdk boto3"]) {
    const said = await screen(command, { env: { AWS_PROFILE: "dev" }, files });
    expect(said).toContain("https://d-xxxxxxxxxx.awsapps.com/start is the sample of a guide, not a portal");
    expect(said).not.toContain("aws sso login");
  }
});

test("keys of yesterday in a file: what to do is told, and once", async () => {
  const files = {
    "~/.aws/credentials":
      "[saml]\naws_access_key_id = ASIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY-x\naws_session_token = CANARY-t\nx_security_token_expires = {{NOW-90000}}\n",
  };
  const made = { env: { AWS_PROFILE: "saml" }, files };
  const said = await screen("--offline", made);
  expect(said).toContain(
    "The keys of profile saml expired 25 h ago, by the expiry written beside them: AWS refuses them.",
  );
  expect(said).toContain("Do fetch new keys for profile saml with the tool that wrote them");
  expect(said.match(/ago/g)).toHaveLength(1);
  expect((await screen("doctor --offline --sdk boto3", made)).match(/expired 25 h/g)).toHaveLength(1);
});

test("a container that was given AWS_PROFILE and no files: mount them", async () => {
  const made = { env: { AWS_PROFILE: "dev", AWS_REGION: "eu-west-1" }, files: { "/.dockerenv": "" } };
  const said = await screen("--offline", made);
  expect(said).toContain("This container has no settings files at all.");
  expect(said).toContain("Do mount the folder .aws of the machine that has profile dev at");
  expect(said).not.toContain("Do unset");
});

test("compare gives a reason that holds, or none", async () => {
  const said = await screen("compare --offline", {
    env: {
      AWS_ROLE_ARN: "arn:aws:iam::444455556666:role/Pod",
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
      AWS_REGION: "eu-west-1",
    },
    files: { "~/token": "CANARY.a.b" },
  });
  expect(said).toContain("js-v2 acts as the container's role: container, $AWS_CONTAINER_CREDENTIALS_FULL_URI");
  // It asks the container first, with a region or without.
  expect(said).not.toContain("because no region");
});

test("keys that a test exported and left hide the real ones", async () => {
  const made = {
    env: { AWS_ACCESS_KEY_ID: "testing", AWS_SECRET_ACCESS_KEY: "CANARY-x", AWS_DEFAULT_REGION: "eu-west-1" },
    files: {
      "~/.aws/credentials":
        "[default]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY-secret\n",
    },
  };
  const command = "doctor --offline --sdk boto3";
  const said = await screen(command, made);
  expect(said).toContain('The exported key id "testing" is one of tests: boto3 signs with it');
  expect(said).toContain("do unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY to act as profile default (609629065308)");
  const local = { ...made, env: { ...made.env, AWS_ENDPOINT_URL: "http://localhost:4566" } };
  expect(await screen(command, local)).not.toContain("is one of tests");
  // Nothing else is there: so it was meant.
  expect(await screen(command, { ...made, files: {} })).toContain("note: The exported key id");
});

test("compare's rows fit a narrow terminal", async () => {
  const machine = {
    id: "narrow",
    env: { AWS_PROFILE: "p" },
    files: { "~/.aws/config": "[profile p]\ncredential_process = /opt/creds\nregion = ap-southeast-2\n" },
  };
  const { out } = await runInProcess(["compare", "--offline"], machineOf(machine), { columns: 60 });
  for (const line of out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(60);
});

test("a key of a canary account: doctor says that nobody was asked with it", async () => {
  const files = {
    "~/.aws/credentials":
      "[default]\naws_access_key_id = AKIAQYLPMN5HHHFPZAM2\naws_secret_access_key = CANARY-x\nregion = eu-west-1\n",
  };
  const machine = { id: "canary", env: {}, files };
  const { out } = await runInProcess(["doctor", "--sdk", "boto3"], machineOf(machine), {
    outside: withoutCanaries(outsideOf(machine)),
    columns: 100,
  });
  expect(out).toContain("AWS was not asked: the key is of an account known for canary tokens");
});

test("a credential process that prints keys of yesterday: one fault, whoever refuses them", async () => {
  const printed = `{"Version": 1, "AccessKeyId": "ASIAY34FZKBOKMUTVV7A", "SecretAccessKey": "CANARY-x", "SessionToken": "CANARY-t", "Expiration": "2020-01-01T00:00:00Z"}`;
  const files = {
    "~/keys.json": printed,
    "~/.aws/config": "[default]\nregion = eu-west-1\ncredential_process = cat {{HOME}}/keys.json\n",
  };
  const said = await screen("doctor --sdk boto3,js-v3,go-v2", { env: {}, files });
  expect(said.match(/The keys that the credential process prints expired/g)).toHaveLength(1);
  expect(said).toContain("who boto3, js-v3, go-v2 do let the command of credential_process fetch new keys");
});
