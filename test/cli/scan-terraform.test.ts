import { Volume } from "memfs";
import { expect, test } from "vitest";
import type { FileSystem } from "../../src/capture/file-system.ts";
import { runInProcess } from "./run-in-process.ts";

/*
 * Who a Terraform block acts as: the chain's own answer (test/truth/terraform-block.test.ts), from what stands in the file.
 */

const SECRET = "kJ8vQ2mN4pR7tW9yB3dF6gH1jL5nS0uXzC8aE4iO";
const CANARY = "CANARY9vQ2mN4pR7tW9yB3dF6gH1jL5nS0uXzC8a";
/** Of accounts 574410844618 and 348839763072. */
const keys = (name: string, id: string) => `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n`;
const HOME = {
  "/home/ana/.aws/credentials":
    keys("default", "AKIAYLPMN5HFAAAAAAAQ") +
    keys("prod", "AKIAVCODYLSAPPPPPPPA") +
    keys("plain", "AKIAVCODYLSAPPPPPPPA"),
  "/home/ana/.aws/config": "[default]\nregion = us-east-1\n[profile prod]\nregion = eu-west-1\n",
  "/home/ana/other": keys("default", "AKIAVCODYLSAPPPPPPPA"),
  "/home/ana/token": "token",
};

const ROLE = "arn:aws:iam::111122223333:role/deploy";
const SECOND = "arn:aws:iam::444455556666:role/second";

async function scan(text: string, environment = {}, file = "main.tf") {
  const fs = Volume.fromJSON({ ...HOME, [`/work/${file}`]: text }) as unknown as FileSystem;
  const machine = { fs, cwd: "/work", environment: { HOME: "/home/ana", LC_ALL: "C.UTF-8", ...environment } };
  const { out } = await runInProcess(["scan", "--json"], machine, {});
  expect(out).not.toContain(SECRET);
  expect(out).not.toContain(CANARY);
  return JSON.parse(out);
}

const provider = (body: string): string => `provider "aws" {\n  region = "eu-west-1"\n${body}\n}\n`;
const role = (arn: string, more = ""): string => `  assume_role {\n    role_arn = "${arn}"\n${more}  }`;

const words = async (body: string, environment = {}): Promise<readonly string[]> =>
  (await scan(provider(body), environment)).sites.map((site: { actor: { words: string } }) => site.actor.words);

test.each([
  ["", "profile default (574410844618)"],
  ['  profile = "prod"', "profile prod (348839763072)"],
  [role(ROLE), "role deploy of 111122223333, from profile default (574410844618)"],
  [`  profile = "prod"\n${role(ROLE)}`, "role deploy of 111122223333, from profile prod (348839763072)"],
  [
    `${role(ROLE)}\n${role(SECOND)}`,
    "role second of 444455556666, by role deploy of 111122223333, from profile default (574410844618)",
  ],
  [
    `  assume_role = [{ role_arn = "${ROLE}" }, { role_arn = "${SECOND}" }]`,
    "role second of 444455556666, by role deploy of 111122223333, from profile default (574410844618)",
  ],
  ["  assume_role {\n  }", "nobody: Cannot assume IAM Role"],
  [
    `  access_key = "AKIAVCODYLSAPPPPPPPA"\n  secret_key = "${CANARY}"\n${role(ROLE)}`,
    "role deploy of 111122223333, from the keys given in code (348839763072)",
  ],
  ['  access_key = "AKIAVCODYLSAPPPPPPPA"', "nobody: retrieving credentials: static credentials are empty"],
  ['  access_key = "AKIAVCODYLSAPPPPPPPA"\n  secret_key = var.secret', "the keys given in code (348839763072)"],
  ['  shared_credentials_files = ["~/other"]', "profile default (348839763072)"],
  ['  shared_credentials_files = ["$PLACE/other"]', "profile default (348839763072)"],
  ['  shared_credentials_files = ["~/other", "~/.aws/credentials"]', "profile default (574410844618)"],
  [
    "  shared_credentials_files = [var.file]",
    "only the run can tell: its credentials file is that of $TF_VAR_file, which is not set here",
  ],
  ['  allowed_account_ids = ["574410844618"]', "profile default (574410844618)"],
  ['  allowed_account_ids = ["111122223333"]', "nobody: AWS account ID not allowed: 574410844618"],
  ['  forbidden_account_ids = ["574410844618"]', "nobody: AWS account ID not allowed: 574410844618"],
  [
    `  allowed_account_ids = ["111122223333"]\n${role(ROLE)}`,
    "role deploy of 111122223333, from profile default (574410844618)",
  ],
  [
    `  assume_role_with_web_identity {\n    role_arn = "${ROLE}"\n    web_identity_token_file = "~/token"\n  }`,
    "the web identity role (111122223333, role deploy)",
  ],
  [
    `  assume_role_with_web_identity {\n    role_arn = "${ROLE}"\n    web_identity_token = "${CANARY}"\n  }`,
    "the web identity role (111122223333, role deploy)",
  ],
  [
    `  assume_role_with_web_identity {\n    role_arn = "${ROLE}"\n    web_identity_token_file = var.token\n  }`,
    "role deploy of 111122223333",
  ],
  [
    `  assume_role_with_web_identity {\n    role_arn = "${ROLE}"\n    web_identity_token_file = "/gone"\n  }`,
    "nobody: Cannot assume IAM Role with web identity",
  ],
  [role("", "").replace('""', "var.role"), "only the run can tell: its role is computed"],
])("%s: %s", async (body, expected) => {
  expect(await words(body, { PLACE: "/home/ana" })).toEqual([expected]);
});

test("exported keys are what a role is assumed with", async () => {
  const exported = { AWS_ACCESS_KEY_ID: "AKIAVCODYLSAPPPPPPPA", AWS_SECRET_ACCESS_KEY: SECRET };
  expect(await words(role(ROLE), exported)).toEqual([
    "role deploy of 111122223333, from the exported keys (348839763072)",
  ]);
});

test("each alias of a provider and the backend act as whom they say", async () => {
  const text = `terraform {
  backend "s3" {
    bucket                  = "states"
    region                  = "eu-west-1"
    shared_credentials_file = "~/other"
    role_arn                = "${SECOND}"
    external_id             = "x"
  }
}
${provider("")}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
${role(ROLE)}
}
`;
  const { sites } = await scan(text);
  expect(sites.map((site: { call: string; actor: { words: string } }) => `${site.call}: ${site.actor.words}`)).toEqual([
    'backend "s3": role second of 444455556666, from profile default (348839763072)',
    'provider "aws": profile default (574410844618)',
    "provider aws.west: role deploy of 111122223333, from profile default (574410844618)",
  ]);
});

test("a backend is asked of the backend's chain: no profile's region, and the shell is as to the provider", async () => {
  const backend = (more: string): string => `terraform {\n  backend "s3" {\n    profile = "prod"\n${more}  }\n}\n`;
  const [refused] = (await scan(backend(""))).sites;
  expect(refused).toMatchObject({ sdk: "terraform-backend", actor: { words: "nobody: Missing region value" } });
  const found = await scan(backend('    region = "eu-west-1"\n'));
  expect(found.sites[0].actor.words).toBe("profile prod (348839763072)");
  const fs = Volume.fromJSON({
    ...HOME,
    "/work/state.tf": backend('    region = "eu-west-1"\n'),
  }) as unknown as FileSystem;
  const machine = { fs, cwd: "/work", environment: { HOME: "/home/ana", LC_ALL: "C.UTF-8" } };
  expect((await runInProcess(["scan"], machine, {})).out).toContain("unlike your shell (574410844618)");
});

test("a role without a region is told to want one", async () => {
  const text = `provider "aws" {\n  profile = "plain"\n${role(ROLE)}\n}\n`;
  const { sites } = await scan(text);
  expect(sites[0].actor.words).toBe("nobody: Cannot assume IAM Role: no region is set");
});

test("what ends a provider is told with its line", async () => {
  const { sites } = await scan(provider('\n  allowed_account_ids = ["111122223333"]'));
  expect(sites[0].actor.error.provenance).toEqual({ kind: "code", path: "main.tf", line: 4 });
});

test("Terraform's JSON has the same arguments", async () => {
  const text = JSON.stringify({
    provider: {
      aws: { region: "eu-west-1", profile: "prod", assume_role: [{ role_arn: ROLE }, { role_arn: SECOND }] },
    },
  });
  const { sites } = await scan(text, {}, "main.tf.json");
  expect(sites[0].actor.words).toBe(
    "role second of 444455556666, by role deploy of 111122223333, from profile prod (348839763072)",
  );
});

const VARIABLES = 'variable "profile" {}\nvariable "role" { default = "arn:aws:iam::111122223333:role/deploy" }\n';
const BY_VARIABLES = provider("  profile = var.profile\n  assume_role {\n    role_arn = var.role\n  }");

async function withValues(files: Readonly<Record<string, string>>, environment = {}): Promise<string> {
  const all = { "infra/main.tf": BY_VARIABLES, "infra/variables.tf": VARIABLES, ...files };
  const placed = Object.fromEntries(Object.entries(all).map(([name, text]) => [`/work/${name}`, text]));
  const fs = Volume.fromJSON({ ...HOME, ...placed }) as unknown as FileSystem;
  const machine = { fs, cwd: "/work", environment: { HOME: "/home/ana", LC_ALL: "C.UTF-8", ...environment } };
  const { out } = await runInProcess(["scan", "--json"], machine, {});
  expect(out).not.toContain(CANARY);
  return JSON.parse(out).sites.find(({ call }: { call: string }) => call === 'provider "aws"').actor.words;
}

const DEPLOY = (profile: string, account: string) =>
  `role deploy of 111122223333, from profile ${profile} (${account})`;

test.each<readonly [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, string]>([
  ["nothing says", {}, {}, "role deploy of 111122223333"],
  ["TF_VAR_x", {}, { TF_VAR_profile: "default" }, DEPLOY("default", "574410844618")],
  [
    "terraform.tfvars goes before TF_VAR_x",
    { "infra/terraform.tfvars": 'profile = "prod"\n' },
    { TF_VAR_profile: "default" },
    DEPLOY("prod", "348839763072"),
  ],
  [
    "its JSON goes before it",
    { "infra/terraform.tfvars": 'profile = "prod"\n', "infra/terraform.tfvars.json": '{"profile": "plain"}' },
    {},
    DEPLOY("plain", "348839763072"),
  ],
  [
    "*.auto.tfvars go before both, the last name first",
    {
      "infra/terraform.tfvars": 'profile = "prod"\n',
      "infra/b.auto.tfvars": 'profile = "plain" # x\n',
      "infra/a.auto.tfvars.json": '{"profile": "prod"}',
    },
    {},
    DEPLOY("plain", "348839763072"),
  ],
  [
    "a default goes last",
    { "infra/terraform.tfvars": `profile = "prod"\nrole = "${SECOND}"\nsecret = "${CANARY}"\n` },
    {},
    "role second of 444455556666, from profile prod (348839763072)",
  ],
  [
    "those of another folder are another's",
    { "terraform.tfvars": 'profile = "prod"\n', "infra/prod.tfvars": 'profile = "prod"\n' },
    {},
    "role deploy of 111122223333",
  ],
])("variables of a folder: %s", async (_, files, environment, words) => {
  expect(await withValues(files, environment)).toBe(words);
});

/** A key id made before 2019 does not hold its account. */
const OLD_KEY = "AKIAIOSFODNN7EXAMPLE";

test("lists of accounts that cannot be checked here are told in a line", async () => {
  const files = {
    ...HOME,
    "/home/ana/.aws/credentials": keys("default", "AKIAYLPMN5HFAAAAAAAQ") + keys("old", OLD_KEY),
    "/infra/main.tf": provider('  profile = "old"\n  allowed_account_ids = ["111122223333"]'),
    "/infra/known/main.tf": provider('  allowed_account_ids = ["574410844618"]'),
  };
  const fs = Volume.fromJSON(files) as unknown as FileSystem;
  const { out } = await runInProcess(["scan"], { fs, cwd: "/infra", environment: { HOME: "/home/ana" } }, {});
  expect(
    out.replaceAll(/\s+/g, " ").match(/allowed_account_ids not checked: the account is not known here/g),
    out,
  ).toHaveLength(1);
  expect(out).toMatch(/profile old.*main\.tf:1/);
});
