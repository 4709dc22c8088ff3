import { describe, expect, test } from "vitest";
import { commandFor } from "../../src/advice/shell.ts";
import { chains } from "../../src/chains/index.ts";
import { compare } from "../../src/diagnose/compare.ts";
import type { SdkId } from "../../src/model/sdk.ts";
import { HOME, type Scenario, snapshotOf } from "../truth/scenario.ts";

const CODE = { profile: null, region: null, keys: null, terminal: false };

async function changeOf(scenario: Omit<Scenario, "id">, isOne: (sdk: SdkId) => boolean = () => true) {
  const { agree, change } = await compare(snapshotOf({ id: "uniting", ...scenario }), {
    chains: chains.filter(({ id, whereAtHand }) => whereAtHand !== true && isOne(id)),
    code: CODE,
    outside: null,
    exchanged: () => false,
  });
  expect(agree).toBe(false);
  return change === null ? null : { ...change, command: commandFor(change.change, "posix") };
}

const config = (text: string): Scenario["files"] => ({ "~/.aws/config": `[default]\nregion = eu-west-1\n${text}` });
/** PHP looks for both in the credentials file (golden `plain-00246`, `plain-00137`). */
const KEYS = config("aws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY-file\n");
const PROCESS = config(`credential_process = ${HOME}/bin/keys\n`);
const EXPORT = 'eval "$(aws configure export-credentials --format env)"';

describe("what the AWS CLI finds, exported by it,", () => {
  test("unites those that cannot read where it stands", async () => {
    const change = await changeOf({ env: {}, files: KEYS });
    expect(change).toMatchObject({ command: EXPORT, besides: [] });
    expect(change?.actor).toContain("profile default");
  });

  test("comes with a token, which boto 2 takes from another variable", async () => {
    expect(await changeOf({ env: {}, files: PROCESS })).toMatchObject({ command: EXPORT, besides: ["boto2"] });
  });

  test("is left where AWS supports all that would be united, and they agree", async () => {
    expect(await changeOf({ env: {}, files: KEYS }, (sdk) => sdk !== "php")).toBeNull();
  });

  test("is nothing that a comparison without it can tell of", async () => {
    expect(await changeOf({ env: {}, files: KEYS }, (sdk) => sdk === "php" || sdk === "boto3")).toBeNull();
  });

  test("takes the place of a chosen profile, and of its region", async () => {
    const files = {
      "~/.aws/config":
        "[profile prod]\nregion = eu-central-1\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = keys\n" +
        "[profile keys]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY-file\n",
    };
    const change = await changeOf({ env: { AWS_PROFILE: "prod" }, files });
    expect(change?.command).toMatch(
      /format env\)"; unset AWS_PROFILE; export AWS_REGION=eu-central-1 AWS_DEFAULT_REGION=eu-central-1$/,
    );
  });
});

test("a change that those without support do not follow is told with them", async () => {
  const change = await changeOf({
    env: { AWS_ACCESS_KEY_ID: "AKIAQNZGKIQY56JQ7WML", AWS_SECRET_ACCESS_KEY: "CANARY", AWS_PROFILE: "prod" },
    files: {
      "~/.aws/config":
        "[profile prod]\nregion = eu-west-1\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY-file\n",
    },
  });
  expect(change).toMatchObject({ command: "unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY" });
  expect(change?.besides).toEqual(expect.arrayContaining(["boto2", "go-v1", "js-v2"]));
});

test("AWS_SDK_LOAD_CONFIG unites those that pass over the config file with those that read it", async () => {
  const files = {
    "~/.aws/config": "[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = base\n",
    "~/.aws/credentials": "[base]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY-file\n",
  };
  const change = await changeOf({ env: { AWS_PROFILE: "dev" }, files }, (sdk) => ["boto3", "js-v2"].includes(sdk));
  expect(change?.command).toBe("export AWS_SDK_LOAD_CONFIG=1");
});
