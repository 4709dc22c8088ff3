import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dockerfile } from "../../../src/parse/code-sites/dockerfile.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const fixture = async (name: string, path: string): Promise<readonly string[]> => {
  const text = readFileSync(new URL(`../../../fixtures/scan/dockerfile/${name}`, import.meta.url), "utf8");
  return (await sitesIn(dockerfile, text, path)).map(lineOf);
};

test("what an image is given, and what is run while it is made", async () => {
  expect(await fixture("Dockerfile", "Dockerfile")).toMatchInlineSnapshot(`
    [
      "2:1 variable ARG AWS_REGION - region="eu-west-1"",
      "4:1 variable ARG AWS_ACCESS_KEY_ID - access-key-id=?",
      "5:1 variable ENV AWS_PROFILE, AWS_DEFAULT_REGION, AWS_SECRET_ACCESS_KEY - profile="build" region="eu-west-1" secret-access-key=secret",
      "9:1 variable RUN --mount - credentials-file="/root/.aws/credentials"",
      "10:23 tool aws s3 cp s3 access-key-id=? profile="build" region="eu-west-1" secret-access-key=secret region="us-east-1"",
      "16:1 tool aws s3 ls s3 access-key-id=? profile="build" region="eu-west-1" secret-access-key=secret profile="heredoc"",
      "20:1 variable ENV AWS_REGION - region="eu-west-2"",
      "21:1 variable COPY - credentials-file=".aws/"",
      "22:1 variable COPY - credentials-file="settings"",
      "24:5 variable AWS_PROFILE - profile="once"",
      "25:6 tool aws s3 ls s3 region="eu-west-2" profile="run"",
      "26:26 tool aws sts get-caller-identity sts region="eu-west-2" region="eu-west-3"",
    ]
  `);
});
