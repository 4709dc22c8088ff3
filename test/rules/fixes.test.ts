import { expect, test } from "vitest";
import type { Fix } from "../../src/model/finding.ts";
import { type Fixture, examineFor, readFixture } from "./fixture.ts";

/** A fix says what it does to all that are told of: found untrue by the lab's `fixes`, with the real SDKs. */

async function fixOf(rule: string, fixture: Fixture): Promise<Fix | null> {
  const { findings } = await examineFor(rule, fixture);
  const found = findings.find((finding) => finding.rule === rule);
  if (found === undefined) throw new Error(`${rule} finds nothing`);
  return found.fix;
}

test("those that come to act as promised, or by other keys, are named", async () => {
  const { promise, moves } =
    (await fixOf("role-without-source", readFixture("role-without-source", "bad-with-process"))) ?? {};
  expect(promise).toContain("js-v3, java-v2 and 2 more then do so, too");
  expect(promise).toContain("go-v2, terraform and terraform-backend then assume their role with other keys");
  expect(moves).toEqual(expect.arrayContaining(["js-v3", "go-v2"]));
});

test("half a cure is not offered twice: once the exported profile is there, it is to be used", async () => {
  const fixture = readFixture("sign-in-not-supported", "bad-login-in-ruby");
  const before = await fixOf("sign-in-not-supported", fixture);
  if (before?.change.kind !== "insert-lines") throw new Error("no lines to insert");
  const config = `${fixture.files["~/.aws/config"]}${before.change.lines.join("\n")}\n`;
  const after = await fixOf("sign-in-not-supported", {
    ...fixture,
    files: { ...fixture.files, "~/.aws/config": config },
  });
  expect(after?.change.kind).toBe("by-hand");
});

test("a lone bracket goes: [] is a section to nobody", async () => {
  const files = { "~/.aws/config": "[default]\nregion = eu-west-1\n[\n" };
  expect((await fixOf("unclosed-header", { env: {}, files }))?.change).toMatchObject({
    kind: "delete-lines",
    lines: [3],
  });
});

test("keys exported under Go's short names are taken away under these", async () => {
  const fix = await fixOf("exported-keys-shadow-profile", {
    sdks: ["go-v2"],
    env: { AWS_ACCESS_KEY: "AKIAY34FZKBOKMUTVV7A", AWS_SECRET_KEY: "CANARY-secret", AWS_PROFILE: "dev" },
    files: { "~/.aws/config": "[profile dev]\ncredential_process = /bin/true\n" },
  });
  expect(fix?.change).toEqual({ kind: "unset-variables", names: ["AWS_ACCESS_KEY", "AWS_SECRET_KEY"] });
});

const DEFAULT_ROLE_WITHOUT_SOURCE: Fixture = {
  sdks: ["boto3", "js-v3"],
  env: { AWS_ACCESS_KEY_ID: "AKIAY34FZKBOKMUTVV7A", AWS_SECRET_ACCESS_KEY: "CANARY-env" },
  files: {
    "~/.aws/config": "[default]\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nregion = eu-west-1\n",
    "~/.aws/credentials": "[dev]\naws_access_key_id = AKIAY34FZKBOKMUTVV7B\naws_secret_access_key = CANARY-dev\n",
  },
};

test("one that would have turned to the metadata service, which nobody asked, is named", async () => {
  const online = { ...DEFAULT_ROLE_WITHOUT_SOURCE, identities: {} };
  const { promise, moves } = (await fixOf("role-without-source", online)) ?? {};
  expect(promise).toContain("js-v3 then looks for no instance role");
  expect(moves).toEqual(["js-v3"]);
  // Offline it is taken as not there, as everywhere.
  expect((await fixOf("role-without-source", DEFAULT_ROLE_WITHOUT_SOURCE))?.moves).toBeUndefined();
});

test("the region that the metadata service gave is the one that a variable takes the place of", async () => {
  const fixture: Fixture = {
    sdks: ["boto3", "go-v2", "js-v3"],
    env: { AWS_PROFILE: "dev", AWS_DEFAULT_PROFILE: "prod" },
    files: {
      "~/.aws/config":
        "[profile dev]\nrole_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = base\n[profile prod]\nregion = ap-southeast-2\n",
      "~/.aws/credentials": "[base]\naws_access_key_id = AKIAY34FZKBOKMUTVV7B\naws_secret_access_key = CANARY-base\n",
    },
    identities: {},
  };
  const onInstance = await fixOf("region-missing", { ...fixture, imds: { role: "ec2-role" } });
  expect(onInstance?.promise).toContain("js-v3 then works in ap-southeast-2");
  expect((await fixOf("region-missing", { ...fixture, imds: null }))?.moves).toBeUndefined();
});

test("default in quotes loses them, and gets no prefix", async () => {
  const fix = await fixOf("profile-prefix", readFixture("profile-prefix", "bad-default-in-quotes"));
  expect(fix?.change).toMatchObject({ kind: "rename-section", from: '"default"', to: "default" });
  expect(fix?.promise).toBe("to work in us-east-1");
});

test("Go's short names of exported keys are taken away where they come before the container's role", async () => {
  const fix = await fixOf("container-role-shadowed", {
    sdks: ["go-v1"],
    env: {
      AWS_ACCESS_KEY: "AKIAY34FZKBOKMUTVV7A",
      AWS_SECRET_KEY: "CANARY-secret",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1:4580/ecs/b",
    },
    files: {},
  });
  expect(fix?.change).toEqual({ kind: "unset-variables", names: ["AWS_ACCESS_KEY", "AWS_SECRET_KEY"] });
});

test("of two sources the one goes without which there are credentials; where neither is so, nothing is guessed", async () => {
  const config = (source: string): Fixture => ({
    sdks: ["boto3", "ruby"],
    env: { AWS_ACCESS_KEY_ID: "AKIAY34FZKBOKMUTVV7A", AWS_SECRET_ACCESS_KEY: "CANARY-secret", AWS_PROFILE: "a" },
    files: {
      "~/.aws/config": `[profile a]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = a\ncredential_source = ${source}\n`,
    },
  });
  const ofEnvironment = await fixOf("role-two-sources", config("Environment"));
  expect(ofEnvironment?.change).toMatchObject({ kind: "delete-lines", lines: [3] });
  expect((await fixOf("role-two-sources", config("Ec2InstanceMetadata")))?.after?.error ?? null).toBeNull();
});

test("a source whose next line is set in is not named anew: that line has to move", async () => {
  const fix = await fixOf("role-source", {
    sdks: ["boto3"],
    env: { AWS_PROFILE: "ops" },
    files: {
      "~/.aws/config":
        "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = dev\n  duration_seconds = 1800\n",
      "~/.aws/credentials": "[dev]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY-dev\n",
    },
  });
  expect(fix?.change).toMatchObject({ kind: "by-hand", text: expect.stringContaining("beginning of line 4") });
});

test("that an SDK makes no client any more is said beside what is promised, of others too", async () => {
  const { promise, moves } =
    (await fixOf("named-file-missing", {
      sdks: ["boto3", "aws-cli-v1", "js-v3"],
      env: {
        AWS_CONFIG_FILE: "{{HOME}}/does-not-exist",
        AWS_ACCESS_KEY_ID: "AKIAY34FZKBOKMUTVV7A",
        AWS_SECRET_ACCESS_KEY: "CANARY-secret",
      },
      files: { "~/.aws/config": "[default]\nregion =\nsso_session = corp\n" },
    })) ?? {};
  expect(promise).toMatch(
    /^to act as the exported keys .*; boto3 then makes no client; aws-cli-v1 then makes no client$/,
  );
  expect(moves).toEqual(["aws-cli-v1"]);
});

test("a promise is made to one that is told of, though others stop: the AWS CLI takes no keys in code", async () => {
  const fix = await fixOf("named-file-missing", {
    sdks: ["js-v3"],
    env: { AWS_CONFIG_FILE: "{{HOME}}/does-not-exist" },
    explicit: { accessKeyId: "AKIAY34FZKBOKMUTVV7A", secretAccessKey: "CANARY-code" },
    files: { "~/.aws/config": "[default]\nregion = eu-west-1\ncredential_process = /bin/true\n" },
  });
  expect(fix?.after?.sdk.id).toBe("js-v3");
});

test("what AWS refused here it refuses after the change: who lives by what comes next is named", async () => {
  const role = "arn:aws:iam::111122223333:role/DENIED";
  const fix = await fixOf("role-source", {
    sdks: ["go-v2", "php"],
    env: { AWS_PROFILE: "prod", AWS_REGION: "us-east-1" },
    files: {
      "~/bin/creds.sh":
        '#!/bin/sh\necho \'{"Version": 1, "AccessKeyId": "AKIAPROCZ6SGPXRGY2TY", "SecretAccessKey": "CANARY-process"}\'\n',
      "~/token": "CANARY-token",
      "~/.aws/config": `[profile prod]\ncredential_process = {{HOME}}/bin/creds.sh\nrole_arn = ${role}\nweb_identity_token_file = {{HOME}}/token\n`,
    },
    modes: { "~/bin/creds.sh": "755" },
    imds: null,
    identities: {},
  });
  expect(fix?.change).toMatchObject({ kind: "delete-lines", lines: [2] });
  expect(fix?.promise).toContain("php then has no credentials");
});

test("two sources in two files are told apart by their files", async () => {
  const { findings } = await examineFor("role-two-sources", {
    sdks: ["boto3"],
    env: {},
    files: {
      "~/.aws/config": "[profile a]\nrole_arn = arn:aws:iam::444455556666:role/Admin\nsource_profile = none\n",
      "~/.aws/credentials": "[a]\ncredential_source = Environment\n",
    },
  });
  expect(findings.find(({ rule }) => rule === "role-two-sources")?.fix?.change).toEqual({
    kind: "by-hand",
    text: "keep the one of line 3 of /home/lab/.aws/config and line 2 of /home/lab/.aws/credentials that leads to credentials",
  });
});

test("of a role with two sources in Go's words both are named", async () => {
  const { findings } = await examineFor("role-source", {
    sdks: ["go-v2"],
    env: {},
    files: {
      "~/.aws/config":
        "[default]\ncredential_process = /bin/true\nrole_arn = arn:aws:iam::444455556666:role/Admin\nweb_identity_token_file = /token\n",
    },
  });
  expect(findings.find(({ rule }) => rule === "role-source")?.message).toBe(
    "[default] gives its role two sources: credential_process and web_identity_token_file.",
  );
});

test("of a region that goes on in the next line, that line goes", async () => {
  const machine = (region: string): Fixture => ({
    sdks: ["java-v2"],
    env: {},
    files: {
      "~/.aws/credentials": "[default]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY-key\n",
      "~/.aws/config": `[default]\nregion = ${region}\n   more\n   and more\noutput = json\n`,
    },
    identities: {},
  });
  expect((await fixOf("region-not-found", machine("eu-west-1")))?.change).toMatchObject({
    kind: "delete-lines",
    lines: [3, 4],
  });
  expect((await fixOf("region-not-found", machine("eu-west-1a")))?.change.kind).toBe("by-hand");
});

test("who refuses a role with either of its two sources is not stopped by there being two", async () => {
  const { findings } = await examineFor("role-two-sources", {
    sdks: ["go-v2", "dotnet"],
    env: {},
    files: {
      "~/.aws/config":
        "[default]\nrole_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = default\ncredential_source = Environment\naws_access_key_id = AKIACONDEFAUDBWBJFM3\naws_secret_access_key = CANARY-key\nregion = sa-east-1\n",
    },
  });
  expect(findings.filter(({ rule }) => rule === "role-two-sources").map(({ sdks }) => sdks)).toEqual([["go-v2"]]);
});

test("who goes on to a sign-in where AWS refuses the web identity before it asks the portal, too", async () => {
  const { findings } = await examineFor("sso-region-other", {
    sdks: ["boto3", "java-v2"],
    env: {
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/DENIED",
    },
    files: {
      "~/token": "CANARY-token",
      "~/.aws/sso/cache/40169cea58ca6cbf23fb27b2542923fb5f524af0.json":
        '{"startUrl": "https://acme.awsapps.com/start", "region": "eu-west-1", "accessToken": "CANARY-at", "expiresAt": "{{NOW+3600}}"}',
      "~/.aws/config":
        "[profile dev]\nsso_account_id = 111122223333\nsso_role_name = Admin\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\nregion = us-east-1\n",
    },
    imds: null,
    identities: {},
  });
  const found = findings.filter(({ rule }) => rule === "sso-region-other");
  expect(found.map(({ sdks }) => sdks)).toEqual([expect.arrayContaining(["java-v2"])]);
});
