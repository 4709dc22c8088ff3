import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dotenv } from "../../../src/parse/code-sites/dotenv.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const fixture = async (name: string, path: string): Promise<readonly string[]> => {
  const text = readFileSync(new URL(`../../../fixtures/scan/dotenv/${name}`, import.meta.url), "utf8");
  return (await sitesIn(dotenv, text, path)).map(lineOf);
};

test("all that an .env sets is one site", async () => {
  expect(await fixture("prod.env", ".env.prod")).toMatchInlineSnapshot(`
    [
      "3:3 variable AWS_PROFILE, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_ENDPOINT_URL_S3 - profile="prod" region=$REGION|eu-west-1 access-key-id="AKIAQ2EXAMPLE0000004" secret-access-key=secret session-token=? endpoint="http://localhost:9000"",
    ]
  `);
});

test("an editor's container: its variables and the settings it is handed", async () => {
  expect(await fixture("devcontainer.json", ".devcontainer/devcontainer.json")).toMatchInlineSnapshot(`
    [
      "3:3 variable containerEnv AWS_PROFILE, AWS_REGION - profile=$AWS_PROFILE|dev region="eu-west-1"",
      "4:3 variable mounts - credentials-file="~/.aws"",
      "5:3 variable runArgs AWS_DEFAULT_REGION, AWS_SESSION_TOKEN - region="eu-west-2" session-token=$AWS_SESSION_TOKEN",
    ]
  `);
});
