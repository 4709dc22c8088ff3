import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runOn } from "./checked-machine.ts";

/* Whom a run of Terraform is: its backend and its providers, each by its own block. */

const SECRET = "kJ8vQ2mN4pR7tW9yB3dF6gH1jL5nS0uXzC8aE4iO";
/** Of accounts 574410844618 (default) and 348839763072 (prod). */
const keys = (name: string, id: string): string =>
  `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n`;
const HOME = {
  "/home/ana/.aws/credentials": keys("default", "AKIAYLPMN5HFAAAAAAAQ") + keys("prod", "AKIAVCODYLSAPPPPPPPA"),
  "/home/ana/.aws/config": "[default]\nregion = eu-west-1\n",
};
const [DEFAULT, PROD] = ["574410844618", "348839763072"];

const backend = (more = ""): string =>
  `terraform {\n  backend "s3" {\n    bucket = "lab-kept"\n    key = "state.json"\n    region = "eu-west-1"\n    use_path_style = true\n${more}  }\n}\n`;
const provider = (more = ""): string => `provider "aws" {\n  region = "eu-west-1"\n${more}}\n`;

/** As Terraform 1.11.4 keeps it of that backend with `profile = "dev"`, and with none (fixtures/commands/terraform). */
const scenario = (id: string): Readonly<Record<string, string>> =>
  readFileSync("fixtures/commands/terraform/scenarios.jsonl", "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .find((one) => one.id === id).files;
const keptPlain = (profile: string): string =>
  `${scenario("terraform-plan-kept")["~/.terraform/terraform.tfstate"]}`.replace('"ops"', JSON.stringify(profile));

interface Project {
  readonly files: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

async function check({ files, env = {} }: Project, command: string, ...more: readonly string[]) {
  const started: (readonly string[])[] = [];
  const start = async (words: readonly string[]) => {
    started.push(words);
    return { kind: "ended", code: 0 } as const;
  };
  const placed = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/srv/app/${name}`, text]));
  const options = ["check", "--offline", ...more, "--", ...command.split(" ")];
  const { err, code } = await runOn({ files: { ...HOME, ...placed }, env, start }, ...options);
  expect(err).not.toContain(SECRET);
  return { err, code, isStarted: started.length === 1 };
}

const mixed = { files: { "main.tf": `${backend('    profile = "prod"\n')}${provider()}` } };

describe("terraform init", () => {
  test("is its backend, whatever the provider says", async () => {
    const refused = await check(mixed, "terraform init", "--account", DEFAULT);
    expect(refused.err).toBe(
      `awswho: refused: This is not as expected: backend "s3" (main.tf:2): account ${PROD}; account ${DEFAULT} is expected.\n`,
    );
    expect(refused).toMatchObject({ code: 1, isStarted: false });
    expect((await check(mixed, "terraform init", "--account", PROD)).isStarted).toBe(true);
  });

  test("is another one by -backend-config, and by its variable", async () => {
    const other = await check(mixed, "terraform init -backend-config=profile=default", "--account", DEFAULT);
    expect(other.isStarted).toBe(true);
    const env = { TF_CLI_ARGS_init: "-backend-config=profile=default" };
    expect((await check({ ...mixed, env }, "terraform init", "--account", DEFAULT)).isStarted).toBe(true);
  });

  test("in a folder without a backend of S3 needs nobody", async () => {
    expect((await check({ files: { "main.tf": provider() } }, "terraform init", "--account", PROD)).isStarted).toBe(
      true,
    );
  });

  test("stops without a region that the backend takes", async () => {
    const files = { "main.tf": backend().replace(/.*region.*\n/, "") };
    const { err } = await check({ files }, "terraform init", "--account", DEFAULT);
    expect(err).toContain("Missing region value");
    const env = { AWS_REGION: "eu-west-1" };
    expect((await check({ files, env }, "terraform init", "--account", DEFAULT)).isStarted).toBe(true);
  });

  test("a profile that awswho is told beside another one of the block is a mistake", async () => {
    const { err, code } = await check(mixed, "terraform init", "--profile", "default");
    expect(err).toContain('backend "s3" (main.tf:2) names profile prod, and --profile of awswho says default');
    expect(code).toBe(2);
  });
});

describe("terraform plan", () => {
  const kept = (profile: string) => ({
    files: { "main.tf": `${backend()}${provider()}`, ".terraform/terraform.tfstate": keptPlain(profile) },
  });

  test("is its backend and its provider", async () => {
    const { err, isStarted } = await check(kept("prod"), "terraform plan", "--account", DEFAULT);
    expect(err).toContain('backend "s3" (.terraform/terraform.tfstate:6): account 348839763072');
    expect(err).toContain('provider "aws" (main.tf:9): account 574410844618');
    expect(isStarted).toBe(false);
    expect((await check(kept("default"), "terraform plan", "--account", DEFAULT)).isStarted).toBe(true);
  });

  test("reads the state alone for output", async () => {
    expect((await check(kept("prod"), "terraform output", "--account", PROD)).isStarted).toBe(true);
  });

  test("does not start before an init, which it would ask for", async () => {
    const { err, code } = await check(mixed, "terraform plan", "--account", PROD);
    expect(err).toContain("is not initialised; run terraform init");
    expect(code).toBe(2);
  });

  test("fmt and version need nobody", async () => {
    for (const command of ["terraform fmt", "terraform version", "terraform validate", "tofu fmt"])
      expect((await check(mixed, command, "--account", "111122223333")).isStarted).toBe(true);
  });
});

describe("providers", () => {
  const alias = (profile: string): string =>
    `${provider()}variable "other" {\n  default = "default"\n}\nprovider "aws" {\n  alias = "west"\n  region = "us-west-2"\n  profile = ${profile}\n}\n`;

  test("each alias is somebody, whose region is its own affair", async () => {
    const files = { "main.tf": alias("var.other") };
    const same = await check({ files }, "terraform apply", "--account", DEFAULT, "--region", "eu-west-1");
    expect(same.isStarted).toBe(true);
    const env = { TF_VAR_other: "prod" };
    const { err } = await check({ files, env }, "terraform apply", "--account", DEFAULT);
    expect(err).toContain(`provider aws.west (main.tf:7): account ${PROD}`);
    const values = { ...files, "terraform.tfvars": 'other = "prod"\n' };
    expect((await check({ files: values }, "terraform apply", "--account", DEFAULT)).isStarted).toBe(false);
    const given = await check({ files: values }, "terraform apply -var other=default", "--account", DEFAULT);
    expect(given.isStarted).toBe(true);
  });

  test("whom only the run can tell is nobody to start as", async () => {
    const { err, code } = await check(
      { files: { "main.tf": alias("module.x.profile") } },
      "terraform apply",
      "--account",
      DEFAULT,
    );
    expect(err).toContain("whom provider aws.west (main.tf:7) acts as only a run can tell: its profile is computed");
    expect(code).toBe(2);
  });

  test("without a block it acts as the shell does", async () => {
    const files = { "main.tf": 'resource "aws_sns_topic" "t" {}\n' };
    expect((await check({ files }, "terraform apply", "--account", DEFAULT)).isStarted).toBe(true);
    expect((await check({ files }, "terraform apply", "--account", PROD)).isStarted).toBe(false);
  });
});
