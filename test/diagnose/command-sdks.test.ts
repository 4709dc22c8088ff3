import { describe, expect, test } from "vitest";
import { commandFacts } from "../../src/diagnose/command-sdks.ts";

const words = (line: string): readonly string[] => line.split(" ");

test.each([
  ["aws s3 ls", ["aws-cli-v2", "aws-cli-v1"]],
  ["/usr/local/bin/terraform apply", ["terraform"]],
  ["terraform.exe apply", ["terraform"]],
  ["cdk deploy", ["cdk"]],
  ["npx cdk deploy", ["cdk"]],
  ["npx --yes cdk deploy", ["cdk"]],
  ["npm exec -- cdk deploy", ["cdk"]],
  ["npx something", ["js-v3", "js-v2"]],
  ["sls deploy", ["js-v3", "js-v2"]],
  ["python3.12 run.py", ["boto3"]],
  ["uv run pytest", ["boto3"]],
  ["poetry run terraform plan", ["terraform"]],
  ["env LOG=1 terraform plan", ["terraform"]],
  ["sudo -E terraform plan", ["terraform"]],
  ["bundle exec rake", ["ruby"]],
  ["nice uv run cdk deploy", ["cdk"]],
  ["mvn deploy", ["java-v2", "java-v1"]],
  ["make deploy", null],
  ["npm run deploy", null],
  ["env", null],
  ["bash -c x", null],
] as const)("%s: %j", (line, sdks) => {
  expect(commandFacts(words(line)).sdks).toEqual(sdks);
});

describe("what the command's own options give it", () => {
  test.each([
    ["aws --profile dev s3 rm", "dev", null],
    ["aws s3 rm --profile=dev --region eu-west-1", "dev", "eu-west-1"],
    ["npx cdk deploy --profile dev", "dev", null],
    ["sls deploy --aws-profile dev", "dev", null],
    ["terraform apply --profile dev", null, null],
    ["python run.py --profile dev", null, null],
  ])("%s: %s %s", (line, profile, region) => {
    expect(commandFacts(words(line))).toMatchObject({ profile, region });
  });
});

test.each([
  ["env AWS_PROFILE=prod terraform apply", "AWS_PROFILE"],
  ["env -i terraform apply", "every variable"],
  ["env -u AWS_PROFILE terraform apply", "env -u"],
  ["sudo terraform apply", "sudo -E"],
  ["nohup sudo terraform apply", "sudo -E"],
  ["env HOME=/root aws s3 ls", "HOME"],
])("%s would be somebody else than who was looked at", (line, why) => {
  expect(commandFacts(words(line)).changes).toContain(why);
});

test("words behind the program are its own business", () => {
  expect(commandFacts(words("env LOG=1 terraform AWS_PROFILE=x -u")).changes).toBeNull();
});
