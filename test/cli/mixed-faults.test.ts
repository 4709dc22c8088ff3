import { expect, test } from "vitest";
import { type Scenario, machineOf } from "../truth/scenario.ts";
import { machineOfFixture } from "../rules/fixture.ts";
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

test("a header glued to a value, and the key below it that then stands twice: the header is mended, no key deleted", async () => {
  const made = {
    env: { AWS_PROFILE: "new" },
    files: { "~/.aws/credentials": `[default]\n${pair(ONE).trimEnd()}[new]\n${pair(OTHER)}` },
  };
  for (const command of ["--offline", "doctor --offline --sdk boto3"]) {
    const said = await screen(command, made);
    expect(said).toMatch(/on line 3 of ~\/\.aws\/credentials begin a new line at column \d+ to act as profile new/i);
    expect(said).not.toContain("delete line");
  }
});

test("AWS_CONFIG_FILE names a folder: the variable changes, the folder stays", async () => {
  const made = {
    env: { AWS_PROFILE: "dev", AWS_CONFIG_FILE: "{{HOME}}/.aws" },
    files: { "~/.aws/config": "[profile dev]\nregion = eu-west-1\n", "~/.aws/credentials": `[dev]\n${pair(ONE)}` },
  };
  for (const command of ["--offline", "doctor --offline --sdk boto3"]) {
    const said = await screen(command, made);
    expect(said).toContain("export AWS_CONFIG_FILE=~/.aws/config");
    expect(said).not.toContain("move ~/.aws");
  }
});

test("a role over aws login without a session: the sign-in is named, not a line", async () => {
  const said = await screen("--offline", {
    env: { AWS_PROFILE: "dev" },
    files: {
      "~/.aws/config":
        "[profile hub]\nlogin_session = arn:aws:iam::111122223333:user/ana\n\n[profile dev]\nrole_arn = arn:aws:iam::444455556666:role/Dev\nsource_profile = hub\n",
    },
  });
  expect(said).toContain("boto3 stops here. The aws login session of profile hub is missing");
  expect(said).toContain("Do aws login --profile hub");
});

test("credentials_source: the name is put right, and nothing is said of a role that was not asked for", async () => {
  const made = {
    env: { AWS_PROFILE: "r" },
    files: {
      "~/.aws/config":
        "[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\ncredentials_source = Ec2InstanceMetadata\nregion = eu-west-1\n",
    },
  };
  for (const command of ["--offline", "doctor --offline --sdk boto3"]) {
    const said = await screen(command, made);
    expect(said).toContain("on line 3 of ~/.aws/config write credential_source instead of credentials_source");
    expect(said).toContain("then it is for the instance's role");
    expect(said).not.toContain("add source_profile");
  }
});

test("a role that is asked for with the exported keys: they are not to be unset", async () => {
  const said = await screen("--offline", {
    env: { AWS_PROFILE: "r", AWS_ACCESS_KEY_ID: ONE, AWS_SECRET_ACCESS_KEY: "CANARY-secret" },
    files: {
      "~/.aws/config":
        "[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\ncredential_source = Environment\nregion = eu-west-1\n",
    },
  });
  expect(said).toContain("Do name the profile in code, or by --profile r to act as profile r");
  expect(said).not.toContain("unset");
});

test("a temporary key without its token is not called unknown", async () => {
  const said = await screen("", {
    env: { AWS_PROFILE: "t" },
    files: { "~/.aws/credentials": `[t]\n${pair(ONE.replace("AKIA", "ASIA"))}` },
  });
  expect(said).toContain("no session token stands beside it");
  expect(said).not.toContain("deleted, inactive");
});

test("keys that aws-vault exported and that are over: its own command fetches new ones", async () => {
  const said = await screen("--offline", {
    env: {
      AWS_VAULT: "prod",
      AWS_ACCESS_KEY_ID: ONE.replace("AKIA", "ASIA"),
      AWS_SECRET_ACCESS_KEY: "CANARY-secret",
      AWS_SESSION_TOKEN: "CANARY-token",
      AWS_CREDENTIAL_EXPIRATION: "2001-01-01T00:00:00Z",
    },
  });
  expect(said).toContain("aws-vault exec prod");
});

test("no region by the variables alone is one finding, and has its cure in awswho, too", async () => {
  const made = { env: { AWS_REGION: "eu-west-1" }, files: { "~/.aws/credentials": `[default]\n${pair(ONE)}` } };
  expect(await screen("--offline", made)).toContain("Do export AWS_DEFAULT_REGION=eu-west-1 to work in eu-west-1");
  for (const sdks of ["boto3", "boto3,aws-cli-v2"])
    expect(await screen(`doctor --offline --sdk ${sdks}`, made)).toMatch(/^Found 1 /);
});

test("a profile that leads into a loop is not part of it", async () => {
  const role = (name: string, source: string): string =>
    `[profile ${name}]\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = ${source}\n`;
  const said = await screen("profiles --offline", {
    files: { "~/.aws/config": role("x", "a") + role("a", "b") + role("b", "a") },
  });
  expect(said).toContain("leads into the loop: a → b → a");
  expect(said).not.toContain("→ x");
});

test("awswho who is awswho", async () => {
  const made = { files: { "~/.aws/credentials": `[default]\n${pair(ONE)}` } };
  expect(await screen("who --offline", made)).toBe(await screen("--offline", made));
});

test("a session mistyped beside the old start URL: its name is put right", async () => {
  const said = await screen("--offline", {
    env: { AWS_PROFILE: "corp" },
    files: {
      "~/.aws/config":
        "[profile corp]\nsso_session = acme-corp\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Dev\n\n[sso-session acme_corp]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n",
    },
  });
  expect(said).toContain("Do on line 2 of ~/.aws/config write: sso_session = acme_corp");
});

test("a region in quotes: the quotes go", async () => {
  const said = await screen("--offline", {
    files: { "~/.aws/credentials": `[default]\n${pair(ONE)}`, "~/.aws/config": "[default]\nregion = 'eu-west-1'\n" },
  });
  expect(said).toContain(
    "on line 2 of ~/.aws/config take the quotes from the value of region to act as profile default",
  );
});

test("offline, the metadata service is not said to be absent: it was not asked", async () => {
  const said = await screen("--offline", {});
  expect(said).toContain("the instance metadata service was not asked");
  expect(said).toContain("8 instance metadata not asked");
});

const NOT_SIGNED_IN =
  "[default]\nregion = eu-west-1\n[profile corp]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Dev\n";

test("none of the profiles is chosen: one that works is named, not a sign-up", async () => {
  const said = await screen("--offline", {
    files: { "~/.aws/config": NOT_SIGNED_IN, "~/.aws/credentials": `[old]\n${pair(ONE)}` },
  });
  expect(said).toMatch(/Do export AWS_PROFILE=old to act as profile old \(\d{12}\); the others: awswho profiles/);
});

test("none of the profiles is chosen: not the one whose process is not there", async () => {
  const said = await screen("--offline", {
    files: {
      "~/.aws/config": "[profile first]\ncredential_process = /opt/none --x\n",
      "~/.aws/credentials": `[old]\n${pair(ONE)}`,
    },
  });
  expect(said).toMatch(/Do export AWS_PROFILE=old to act as profile old/);
});

test("none of the profiles is chosen, and the only one wants a sign-in: that one", async () => {
  const said = await screen("--offline", { files: { "~/.aws/config": NOT_SIGNED_IN } });
  expect(said).toContain("Do export AWS_PROFILE=corp to choose that profile, which then wants a sign-in");
});

test("doctor says first who has no credentials, whatever notes there are", async () => {
  const machine = machineOfFixture({
    env: {},
    files: {
      "~/.aws/credentials": "[default]\naws_access_key = AKIARTX3GSDST7O7OBYK\naws_secret_access_key = CANARY\n",
      "./node_modules/aws-sdk/package.json": '{"version": "2.1.0"}',
    },
  });
  const { out } = await runInProcess(["doctor", "--offline", "--sdk", "js-v2"], machine, { columns: 100 });
  expect(out).toMatch(
    /✗ Who you are here\n {2}js-v2 has no credentials here; why stands below\.\n {2}note: js-v2 2\.1\.0 /,
  );
});
