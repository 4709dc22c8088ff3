import { Volume } from "memfs";
import { describe, expect, test } from "vitest";
import { capture } from "../../src/capture/capture.ts";
import { commandFacts } from "../../src/parse/command-facts.ts";

const facts = (
  line: string,
  files: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
) =>
  commandFacts(
    line.split(" "),
    capture({
      fs: Volume.fromJSON({ "/srv/app/.keep": "", ...files }) as never,
      environment: { HOME: "/home/ana", ...env },
      cwd: "/srv/app",
      systemHome: "/home/ana",
      platform: "posix",
      now: 0,
    }),
  );

test.each([
  ["aws s3 ls", ["aws-cli-v2", "aws-cli-v1"]],
  ["/usr/local/bin/terraform apply", ["terraform"]],
  ["terraform.exe apply", ["terraform"]],
  ["cdk deploy", ["cdk"]],
  ["npx cdk deploy", ["cdk"]],
  ["npx --yes cdk deploy", ["cdk"]],
  ["npm exec -- cdk deploy", ["cdk"]],
  ["npx something", ["js-v3", "js-v2"]],
  ["sls deploy", ["serverless", "osls", "js-v3"]],
  ["npx osls deploy", ["osls"]],
  ["python3.12 run.py", ["boto3"]],
  ["uv run pytest", ["boto3"]],
  ["poetry run terraform plan", ["terraform"]],
  ["env LOG=1 terraform plan", ["terraform"]],
  ["sudo -E terraform plan", ["terraform"]],
  ["bundle exec rake", ["ruby"]],
  ["nice uv run cdk deploy", ["cdk"]],
  ["mvn deploy", ["java-v2", "java-v1"]],
  ["python -m samcli deploy", ["boto3"]],
  ["python3 -m awscli s3 ls", ["aws-cli-v2", "aws-cli-v1"]],
  ["uvx --from aws-sam-cli sam deploy", ["boto3"]],
  ["uvx --from checkov[x] checkov", ["boto3"]],
  ["pipx run aws-sam-cli deploy", ["boto3"]],
  ["npx aws-cdk@2.1148.1 deploy", ["cdk"]],
  ["npx -p aws-cdk cdk deploy", ["cdk"]],
  ["npx @aws-amplify/backend-cli sandbox", ["js-v3"]],
  ["aws-vault list", ["go-v2"]],
  ["make deploy", null],
  ["npm run deploy", null],
  ["env", null],
  ["bash -c x", null],
] as const)("%s: %j", (line, sdks) => {
  expect(facts(line).sdks).toEqual(sdks);
});

describe("what the command's own options give it", () => {
  test.each([
    ["aws --profile dev s3 rm", "dev", null],
    ["aws s3 rm --profile=dev --region eu-west-1", "dev", "eu-west-1"],
    ["npx cdk deploy --profile dev", "dev", null],
    ["sls deploy --aws-profile dev", "dev", null],
    ["sls deploy -r eu-west-1", null, "eu-west-1"],
    ["eksctl get cluster -p dev -r=eu-west-1", "dev", "eu-west-1"],
    ["uvx --from aws-sam-cli sam deploy --profile=dev", "dev", null],
    ["sam deploy --profile one --profile two", "two", null],
    ["sam deploy -- --profile dev", null, null],
    ["terraform apply --profile dev", null, null],
    ["python run.py --profile dev", null, null],
  ])("%s: %s %s", (line, profile, region) => {
    const told = facts(line);
    expect([told.profile?.text ?? null, told.region?.text ?? null]).toEqual([profile, region]);
  });
});

test.each([
  ["env AWS_PROFILE=prod terraform apply", "AWS_PROFILE"],
  ["env -i terraform apply", "every variable"],
  ["env -u AWS_PROFILE terraform apply", "env -u"],
  ["sudo terraform apply", "sudo -E"],
  ["nohup sudo terraform apply", "sudo -E"],
  ["env HOME=/root aws s3 ls", "HOME"],
  ["saml2aws exec -- terraform apply", "saml2aws exec gives it keys"],
  ["aws2-wrap --profile dev terraform apply", "aws2-wrap gives it keys"],
  ["op run -- cdk deploy", "op run sets variables"],
  ["direnv exec . sam deploy", "direnv exec sets variables"],
  ["docker run -it image aws s3 ls", "docker starts it elsewhere"],
  ["docker compose run app aws s3 ls", "docker starts it elsewhere"],
  ["env DBT_TARGET=prod dbt run", "DBT_TARGET"],
  ["env -C infra sam deploy", "another folder"],
  ["uv run --directory infra sam deploy", "another folder"],
  ["ssh host aws s3 ls", "ssh starts it elsewhere"],
])("%s would be somebody else than who was looked at", (line, why) => {
  expect(facts(line).changes).toContain(why);
});

test.each(["docker build .", "op item get x", "saml2aws login", "kubectl get pods"])("%s starts nothing", (line) => {
  expect(facts(line).changes).toBeNull();
});

test("who has a way of its own is not judged by another's", () => {
  expect(facts("s3cmd sync . s3://b")).toMatchObject({ sdks: null, refuses: expect.stringContaining("~/.s3cfg") });
});

test("words behind the program are its own business", () => {
  expect(facts("env LOG=1 terraform AWS_PROFILE=x -u").changes).toBeNull();
});

test("Copilot reads the config file whatever the variable says, s5cmd unless it is given a profile", () => {
  expect(facts("copilot app ls").loadsConfig).toBe(true);
  expect(facts("s5cmd ls").loadsConfig).toBe(true);
  expect(facts("s5cmd --profile dev ls").loadsConfig).toBeUndefined();
});

describe("ampx takes the AWS CLI's old names where the new ones are not set", () => {
  const OLD = { AWS_DEFAULT_PROFILE: "old", AWS_DEFAULT_REGION: "eu-west-3" };
  const told = (line: string, env: Readonly<Record<string, string>>) => {
    const { profile, region } = facts(line, {}, env);
    return [profile?.text ?? null, region?.text ?? null];
  };

  test.each([
    ["npx ampx sandbox", OLD, ["old", "eu-west-3"]],
    ["npx ampx sandbox", { ...OLD, AWS_PROFILE: "new", AWS_REGION: "us-east-2" }, [null, null]],
    ["npx ampx sandbox", { ...OLD, AWS_PROFILE: "", AWS_REGION: "" }, ["old", "eu-west-3"]],
    ["npx ampx sandbox --profile mine", OLD, ["mine", "eu-west-3"]],
  ])("%s %j: %j", (line, env, expected) => {
    expect(told(line, env)).toEqual(expected);
  });
});

test("sst is not started where its configuration names whom it asks", () => {
  const names = { "/srv/app/sst.config.ts": "providers: { aws: { profile: 'prod' } }" };
  expect(facts("npx sst deploy", names).refuses).toContain("sst.config.ts");
  expect(facts("npx sst deploy", { "/srv/app/sst.config.ts": "home: 'aws'" })).toMatchObject({
    sdks: ["go-v2", "terraform"],
  });
});

test("terragrunt with a role of its own gives Terraform other keys", () => {
  expect(facts("terragrunt apply --iam-assume-role arn:aws:iam::111122223333:role/x").changes).toContain(
    "another role",
  );
  expect(facts("terragrunt apply").changes).toBeNull();
});

test("a vault gives what it starts keys of its own", () => {
  expect(facts("aws-vault exec dev -- terraform plan").changes).toContain("aws-vault exec");
  expect(facts("aws-vault login dev").changes).toBeNull();
});

test.each([
  ["sls deploy --stage prod", "prod"],
  ["npx osls deploy -s prod", "prod"],
  ["sls deploy", undefined],
])("%s: stage %s", (line, stage) => {
  expect(facts(line).stage).toBe(stage);
});

test("serverless is not started where serverless.yml says only at run time whom it asks", () => {
  const yml = `provider:\n  profile: \${file(stages.yml):profile}\n`;
  const at = { "/srv/app/serverless.yml": yml };
  expect(facts("sls deploy", at).refuses).toContain("name it by --aws-profile");
  expect(facts("sls deploy --aws-profile dev", at).refuses).toBeUndefined();
});

describe("sam reads its own file where no option says it", () => {
  const toml = [
    "version = 0.1",
    "[default.global.parameters]",
    'region = "eu-west-1"',
    'profile = "all"',
    "[default.deploy.parameters]",
    'profile = "dev"',
    "[prod.deploy.parameters]",
    'profile = "prod"',
    "[default.local_start_api.parameters]",
    'profile = "local"',
    "",
  ].join("\n");
  const files = {
    "/srv/app/samconfig.toml": toml,
    "/srv/app/infra/samconfig.yaml": "version: 0.1\ndefault:\n  global:\n    parameters:\n      profile: infra\n",
    "/srv/app/ci.toml": '[default]\ndeploy.parameters.profile = "ci"\n',
  };

  test.each([
    ["sam deploy", "dev", "/srv/app/samconfig.toml:6"],
    ["sam --debug validate", "all", "/srv/app/samconfig.toml:4"],
    ["sam deploy --config-env prod", "prod", "/srv/app/samconfig.toml:8"],
    ["sam deploy --config-env=gone", null, null],
    ["sam local start-api", "local", "/srv/app/samconfig.toml:10"],
    ["sam deploy --config-file ci.toml", "ci", "/srv/app/ci.toml:2"],
    ["sam deploy -t infra/template.yaml", "infra", "/srv/app/infra/samconfig.yaml:5"],
    ["sam deploy --config-file none.toml", null, null],
  ])("%s: %s", (line, profile, place) => {
    const told = facts(line, files).profile;
    const at = told?.provenance.kind === "file" ? `${told.provenance.path}:${told.provenance.line}` : null;
    expect([told?.text ?? null, at]).toEqual([profile, place]);
  });

  test("an option goes before it, and the region is the file's", () => {
    const told = facts("sam deploy --profile other", files);
    expect([told.profile?.text, told.region?.text]).toEqual(["other", "eu-west-1"]);
    expect(told.profile?.provenance.kind).toBe("argument");
  });

  test("without a file nothing is given", () => {
    expect(facts("sam deploy")).toMatchObject({ profile: null, region: null });
  });
});
