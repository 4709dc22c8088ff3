import { expect, test } from "vitest";
import { type Scenario, machineOf } from "../truth/scenario.ts";
import { outsideOf } from "./transcript.ts";
import { runInProcess } from "./run-in-process.ts";

/** Two or three faults at once, as they happen: what the screen says first, what it says to type, and what it must not say. */

const ONE = "AKIAY34FZKBOKMUTVV7A";
const OTHER = "AKIAWPC5F7WDPGC4PCFM";
const pair = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = CANARY-secret\n`;
const WEB_IDENTITY = {
  AWS_ROLE_ARN: "arn:aws:iam::444455556666:role/Pod",
  AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
};

type Made = Partial<Omit<Scenario, "id">> & { readonly identities?: Readonly<Record<string, string>> };

/** The screen as one text without line ends: a sentence may break anywhere. */
async function screen(command: string, made: Made): Promise<string> {
  const machine = { id: command, env: {}, files: {}, ...made };
  const argv = command.split(" ").filter((word) => word !== "");
  const { out } = await runInProcess(argv, machineOf(machine), { outside: outsideOf(machine), columns: 100 });
  expect(out).not.toContain("CANARY");
  return out.replace(/\s+/g, " ");
}

test("a web identity that stands in the chosen profile is that profile's", async () => {
  const made = {
    env: { AWS_PROFILE: "w" },
    files: {
      "~/.aws/config":
        "[profile w]\nrole_arn = arn:aws:iam::444455556666:role/W\nweb_identity_token_file = {{HOME}}/token\nregion = eu-west-1\n",
      "~/token": "CANARY.a.b",
    },
  };
  const said = await screen("--offline", made);
  expect(said).not.toContain("not as profile w");
  expect(said).not.toContain("it gives no keys here");
});

test("a web identity of the environment before a profile with keys: said why, and what to type", async () => {
  const made = {
    env: { AWS_PROFILE: "dev", ...WEB_IDENTITY },
    files: { "~/.aws/credentials": `[dev]\n${pair(ONE)}`, "~/token": "CANARY.a.b" },
  };
  const said = await screen("--offline", made);
  expect(said).toContain("not as profile dev");
  expect(said).toContain("Why The role of AWS_WEB_IDENTITY_TOKEN_FILE comes before a profile named by AWS_PROFILE");
  expect(said).toContain("Do unset AWS_WEB_IDENTITY_TOKEN_FILE to act as profile dev");
});

test("AWS_PROFILE that boto3 does not look at is told of", async () => {
  const made = {
    env: { AWS_PROFILE: "b", AWS_DEFAULT_PROFILE: "a" },
    files: { "~/.aws/credentials": `[a]\n${pair(ONE)}[b]\n${pair(OTHER)}` },
  };
  const said = await screen("--offline", made);
  expect(said).toContain("AWS_PROFILE names profile b, but boto3 takes AWS_DEFAULT_PROFILE first, and so profile a.");
  expect(said).toContain("Do unset AWS_DEFAULT_PROFILE to act as profile b");
});

test("one finding of two SDKs names both", async () => {
  const said = await screen("doctor --offline --sdk boto3,aws-cli-v2", { env: { AWS_PROFILE: "dev" } });
  expect(said).toContain("profile dev, which is in no file that boto3 and aws-cli-v2 read.");
});

test("a name with blanks stands in quotes", async () => {
  const made = { env: { AWS_PROFILE: "dev " }, files: { "~/.aws/credentials": `[dev]\n${pair(ONE)}` } };
  expect(await screen("--offline", made)).toContain('names profile "dev ", which');
});

test("keys in quotes are not called fine where a region stops the client", async () => {
  const made = {
    env: { AWS_PROFILE: "dev" },
    files: {
      "~/.aws/credentials": `[dev]\naws_access_key_id = "${ONE}"\naws_secret_access_key = CANARY-secret\n`,
      "~/.aws/config": "[profile dev]\nregion = 'eu-west-1'\n",
    },
  };
  expect(await screen("--offline", made)).not.toContain("credentials are fine");
});
