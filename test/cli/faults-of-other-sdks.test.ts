import { expect, test } from "vitest";
import { type Scenario, machineOf } from "../truth/scenario.ts";
import { outsideOf } from "./transcript.ts";
import { runInProcess } from "./run-in-process.ts";

/*
 * Machines with two or three faults, met by SDKs other than boto3, each of which was run on them in the lab: what the screen
 * says, what it says to type, and what it must not say.
 */

const ONE = "AKIAY34FZKBOKMUTVV7A";
const OTHER = "AKIAWPC5F7WDPGC4PCFM";
const pair = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = CANARY-secret\n`;
const role = (name: string, source: string): string =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::444455556666:role/R\n${source}\nregion = eu-west-1\n`;
const SIGN_IN = "sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\nregion = eu-west-1\n";
const PORTAL = "sso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n";
/** The token of session corp: good until, by the lab's clock. */
const token = (until: string): Readonly<Record<string, string>> => ({
  "~/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json": JSON.stringify({
    accessToken: "CANARY-token",
    expiresAt: until,
    region: "eu-west-1",
    startUrl: "https://acme.awsapps.com/start",
  }),
});
const PROXY = "http://127.0.0.1:9";

type Made = Partial<Omit<Scenario, "id">> & { readonly identities?: Readonly<Record<string, string>> };

/** The screen as one text without line ends: a sentence may break anywhere. */
async function screen(command: string, made: Made): Promise<string> {
  const machine = { id: command, env: {}, files: {}, ...made };
  const argv = command.split(" ").filter((word) => word !== "");
  const { out } = await runInProcess(argv, machineOf(machine), { outside: outsideOf(machine), columns: 100 });
  expect(out).not.toContain("CANARY");
  return out.replace(/\s+/g, " ");
}

test.each(["[sso_session corp]", "[profile sso-session corp]", "[SSO-Session corp]"])(
  "%s is put right, and is called no profile",
  async (header) => {
    const made = {
      env: { AWS_PROFILE: "dev" },
      files: { "~/.aws/config": `[profile dev]\n${SIGN_IN}\n${header}\n${PORTAL}` },
    };
    for (const command of ["--offline --sdk rust", "doctor --offline --sdk rust"]) {
      const said = await screen(command, made);
      expect(said).toContain(`on line 7 of ~/.aws/config write [sso-session corp] instead of ${header}`);
      expect(said).not.toContain("blank in its name");
    }
  },
);

test("a role's source that is nowhere: Ruby does not miss the role's own profile", async () => {
  const said = await screen("--offline --sdk ruby", {
    env: { AWS_PROFILE: "r" },
    files: { "~/.aws/config": role("r", "source_profile = bas"), "~/.aws/credentials": `[base]\n${pair(ONE)}` },
  });
  expect(said).toContain("Profile r takes its keys from profile bas, which is in no file that ruby reads.");
  expect(said).toContain("Do on line 3 of ~/.aws/config write: source_profile = base");
  expect(said).not.toContain("unset AWS_PROFILE");
});

test("a role that is passed over without a word, for the container's: its source is put right", async () => {
  const said = await screen("--offline --sdk java-v2", {
    env: { AWS_PROFILE: "r", AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/x" },
    files: { "~/.aws/config": role("r", "source_profile = bas"), "~/.aws/credentials": `[base]\n${pair(ONE)}` },
  });
  expect(said).toContain("Do on line 3 of ~/.aws/config write: source_profile = base to act as profile r");
});

test("credential_source without its source is worded alike for every SDK", async () => {
  const made = { env: { AWS_PROFILE: "r" }, files: { "~/.aws/config": role("r", "credential_source = EcsContainer") } };
  for (const sdk of ["boto3", "ruby", "go-v2"])
    expect(await screen(`--offline --sdk ${sdk}`, made)).toContain(
      "Profile r asks for its role with the keys of credential_source = EcsContainer, and neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    );
});

test("the profile stands in the usual file, and AWS_CONFIG_FILE names another", async () => {
  const made = {
    env: { AWS_PROFILE: "dev", AWS_CONFIG_FILE: "{{HOME}}/work/config" },
    files: {
      "~/work/config": "[profile ops]\nregion = us-east-1\n",
      "~/.aws/config": role("dev", "source_profile = base"),
      "~/.aws/credentials": `[base]\n${pair(ONE)}`,
    },
  };
  for (const sdk of ["boto3", "java-v2"]) {
    const said = await screen(`--offline --sdk ${sdk}`, made);
    expect(said).toMatch(/(?:It|Profile dev) is in ~\/\.aws\/config, and AWS_CONFIG_FILE names another file\./);
    expect(said).toContain("Do unset AWS_CONFIG_FILE to act as profile dev");
  }
});

test("AWS_CREDENTIALS_FILE and a profile that only its file has: one fault, one cure", async () => {
  const made = {
    env: { AWS_PROFILE: "dev", AWS_CREDENTIALS_FILE: "{{HOME}}/work/credentials" },
    files: { "~/work/credentials": `[dev]\n${pair(ONE)}` },
  };
  expect(await screen("--offline --sdk go-v2", made)).toContain(
    'Do export AWS_SHARED_CREDENTIALS_FILE="$AWS_CREDENTIALS_FILE"; unset AWS_CREDENTIALS_FILE to act as profile dev',
  );
  const said = await screen("doctor --offline --sdk go-v2", made);
  expect(said).toMatch(/^Found 1 error\b/);
  expect(said).not.toContain("do unset AWS_PROFILE");
});

test("the settings are in the account's home folder, HOME is another one: no new profile is advised", async () => {
  const made = {
    env: { HOME: "/srv" },
    files: { "~/.aws/credentials": `[default]\n${pair(ONE)}` },
  };
  const said = await screen("--offline --sdk java-v2", made);
  expect(said).toContain("Profile default is in ~/.aws, and HOME is /srv.".replace("~", "/home/lab"));
  expect(said).toContain("Do export HOME=/home/lab to act as profile default");
});

test("[Default] is no [default]", async () => {
  const made = {
    files: { "~/.aws/credentials": `[Default]\n${pair(ONE)}`, "~/.aws/config": "[Default]\nregion = eu-west-1\n" },
  };
  for (const sdk of ["boto3", "java-v2"]) {
    const said = await screen(`--offline --sdk ${sdk}`, made);
    expect(said).toContain("~/.aws/credentials:1 says [Default], not [default]");
    expect(said).toContain("on line 1 of ~/.aws/credentials write [default] instead of [Default]");
  }
  const doctor = await screen("doctor --offline --sdk java-v2", made);
  expect(doctor).toContain("on line 1 of ~/.aws/config write [default] instead of [Default]");
  expect(doctor).not.toContain("[profile Default]");
});

test("one fault of a process is told once, and Version by its name", async () => {
  const made = {
    env: { AWS_PROFILE: "p" },
    files: {
      "~/.aws/config": "[profile p]\ncredential_process = {{HOME}}/bin/creds\nregion = eu-west-1\n",
      "~/bin/creds": `#!/bin/sh\necho '{"AccessKeyId":"${ONE}","SecretAccessKey":"CANARYs"}'\n`,
    },
    modes: { "~/bin/creds": "755" },
  };
  const said = await screen("doctor --sdk java-v2", made);
  expect(said).toContain("prints JSON without a Version; it has to say 1.");
  expect(said).toContain('do let the command print "Version": 1 in its JSON');
  expect(said).toMatch(/^Found 1 error\b/);
});

test("keys of a process that are over are told of where the SDK signs with them", async () => {
  const expired = `{"Version":1,"AccessKeyId":"${ONE}","SecretAccessKey":"CANARYs","SessionToken":"CANARYt","Expiration":"2020-01-01T00:00:00Z"}`;
  const said = await screen("--sdk go-v2", {
    env: { AWS_PROFILE: "p" },
    files: {
      "~/.aws/config": "[profile p]\ncredential_process = {{HOME}}/bin/creds\nregion = eu-west-1\n",
      "~/bin/creds": `#!/bin/sh\necho '${expired}'\n`,
    },
    modes: { "~/bin/creds": "755" },
    identities: { [ONE]: "arn:aws:iam::111122223333:user/ana" },
  });
  expect(said).toContain("The keys that the credential process prints expired");
  expect(said).toContain("Do let the command of credential_process fetch new keys");
});

test("a role over a login that needs a region: the region is told of once", async () => {
  const made = {
    env: { AWS_PROFILE: "dev" },
    files: {
      "~/.aws/config":
        "[profile hub]\nlogin_session = arn:aws:iam::111122223333:user/ana\n\n[profile dev]\nrole_arn = arn:aws:iam::444455556666:role/Dev\nsource_profile = hub\n",
    },
  };
  expect(await screen("doctor --offline --sdk java-v2", made)).toMatch(/^Found 1 error\b/);
});

test("an empty web identity token: awswho says so, as doctor does", async () => {
  const said = await screen("--sdk ruby", {
    env: {
      AWS_ROLE_ARN: "arn:aws:iam::444455556666:role/Pod",
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      AWS_REGION: "eu-west-1",
    },
    files: { "~/token": "" },
  });
  expect(said).toContain("The web identity token in /home/lab/token is empty.");
  expect(said).toContain("Do have the token written anew");
});

test("a container's token file that is not there is named, and not to be unset", async () => {
  const said = await screen("--sdk rust", {
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{{HOME}}/no-token",
    },
  });
  expect(said).toContain("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names /home/lab/no-token, which does not exist.");
  expect(said).not.toContain("unset AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
});

test("an availability zone for a region: STS is not called unreachable", async () => {
  const said = await screen("--sdk rust", {
    files: { "~/.aws/credentials": `[default]\n${pair(ONE)}`, "~/.aws/config": "[default]\nregion = eu-west-1a\n" },
  });
  expect(said).toContain("The region eu-west-1a is an availability zone of eu-west-1, no region");
  expect(said).toContain("Do on line 2 of ~/.aws/config write: region = eu-west-1");
});

test("HTTPS_PROXY: who follows it, and who goes past", async () => {
  const made = {
    env: { AWS_PROFILE: "r", HTTPS_PROXY: PROXY },
    files: { "~/.aws/config": role("r", "source_profile = base"), "~/.aws/credentials": `[base]\n${pair(ONE)}` },
  };
  for (const sdk of ["boto3", "go-v2", "kotlin", "rust"])
    expect(await screen(`--sdk ${sdk}`, made)).toContain("The proxy 127.0.0.1:9 cannot be reached");
  for (const sdk of ["js-v3", "ruby", "java-v2"])
    expect(await screen(`--sdk ${sdk}`, made)).not.toContain("cannot be reached");
});

test("HTTP_PROXY before the metadata service: who loses the instance's role, and what to type", async () => {
  const made = { env: { HTTP_PROXY: PROXY, AWS_REGION: "eu-west-1" }, imds: { role: "node" } };
  for (const sdk of ["boto3", "rust", "go-v2", "ruby"]) {
    const said = await screen(`--sdk ${sdk}`, made);
    expect(said).toContain("through the proxy 127.0.0.1:9, which cannot be reached");
    expect(said).toContain("Do export NO_PROXY=169.254.169.254");
  }
  expect(await screen("--sdk js-v3", made)).toContain("by the role of this EC2 instance");
  const doctor = await screen("doctor --sdk rust", made);
  expect(doctor).toContain(
    "error: HTTP_PROXY is set and NO_PROXY is not: rust asks 169.254.169.254 through the proxy.",
  );
  expect(doctor).toMatch(/^Found 1 error\b/);
});

test("compare asks the metadata service for the usual SDKs where none is found here, and the others hear it", async () => {
  const said = await screen("compare", { env: { AWS_REGION: "eu-west-1" }, imds: { role: "node" } });
  expect(said).not.toContain("find no credentials here");
  expect(said).toContain("instance metadata");
});

test("compare says what it took for granted, and the regions of those that work somewhere", async () => {
  const said = await screen("compare --offline", {
    env: { AWS_PROFILE: "dev" },
    files: {
      ...token("{{NOW+3600}}"),
      "~/.aws/config": `[profile dev]\n${SIGN_IN.replace("111122223333", "1111-2222-3333")}\n[sso-session corp]\n${PORTAL}`,
    },
  });
  expect(said).toContain("Assumed for ");
  expect(said).not.toContain("1111-2222-3333(assumed)");
});

test("where another group tells why there are no credentials, the first line has no tick", async () => {
  const said = await screen("doctor --offline --sdk terraform", {
    env: { AWS_PROFILE: "dev" },
    files: {
      ...token("{{NOW-3600}}"),
      "~/.aws/config": `[profile dev]\n${SIGN_IN}\n[sso-session corp]\n${PORTAL}`,
      "~/.aws/credentials": `[default]\n${pair(OTHER)}`,
    },
  });
  expect(said).toContain("Who you are here terraform has no credentials here; why stands below.");
});

test("HOME is a file: doctor does not call the home folder fine", async () => {
  const made = { env: { HOME: "{{HOME}}/afile" }, files: { "~/afile": "x" } };
  expect(await screen("doctor --offline --sdk boto3", made)).toContain("HOME is /home/lab/afile, which is a file");
});

test("a change that takes another SDK's region away says so", async () => {
  const made = {
    env: {
      AWS_ACCESS_KEY_ID: ONE,
      AWS_SECRET_ACCESS_KEY: "CANARY-secret",
      AWS_PROFILE: "default",
      AWS_REGION: "ap-southeast-2",
    },
    files: {
      "~/.aws/config": `[profile ops]\n${SIGN_IN.replace("region = eu-west-1\n", "")}\n[sso-session corp]\n${PORTAL}`,
      "~/.aws/credentials": "[default]\nregion = us-east-1\n",
      ...token("{{NOW+3600}}"),
    },
  };
  const said = await screen("doctor --offline --sdk boto3,js-v3", made);
  expect(said).toContain("do export AWS_PROFILE=ops");
  expect(said).toContain("boto3 then has no region");
});

test("blanks inside a header's brackets: told where an SDK takes them for part of the name, and compare knows the one change", async () => {
  const made = { env: { AWS_PROFILE: "prod" }, files: { "~/.aws/credentials": `[ prod ]\n${pair(ONE)}` } };
  const cure = "on line 1 of ~/.aws/credentials write [prod] instead of [ prod ]";
  for (const command of ["--offline", "--offline --sdk js-v3", "doctor --offline --sdk boto3,js-v3"]) {
    expect(await screen(command, made)).toContain(`${cure} to act as profile prod`);
  }
  const said = await screen("doctor --offline --sdk boto3,go-v2", made);
  expect(said).toContain("has blanks inside its brackets: boto3 does not read it as profile prod.");
  expect(await screen("doctor --offline --sdk go-v2", made)).not.toContain("blanks");
  expect(await screen("compare --offline", made)).toContain(cure);
});

test("keys stand in a section with blanks in its brackets, and another of the profile is seen: the first is named", async () => {
  const said = await screen("--offline", {
    env: { AWS_PROFILE: "prod" },
    files: {
      "~/.aws/credentials": `[ prod ]\n${pair(ONE)}`,
      "~/.aws/config": "[profile prod]\nregion = eu-west-1\n",
    },
  });
  expect(said).toContain("exists but holds no credentials that boto3 reads (~/.aws/credentials:1 says [ prod ], not");
  expect(said).toContain("Do on line 1 of ~/.aws/credentials write [prod] instead of [ prod ]");
});

test("compare does not call those without credentials that would ask the metadata service past the proxy", async () => {
  const made = { env: { HTTP_PROXY: PROXY, AWS_REGION: "eu-west-1" }, imds: { role: "node" } };
  const said = await screen("compare", made);
  expect(said).toMatch(
    /the instance metadata service was not asked as \S+, \S+ and \d+ more would ask it: it may lend its role to them/,
  );
  expect(said).toContain("to ask for all: awswho compare --exchange all");
  // Whoever goes the same way ends like those that were asked for.
  expect(said).not.toContain("empty EC2 IMDS role list");
  expect(await screen("compare --offline", made)).toContain("was not asked: an instance would lend its role");
});
