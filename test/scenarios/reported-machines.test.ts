import { describe, expect, test } from "vitest";
import type { Outside } from "../../src/model/outside.ts";
import { runInProcess } from "../cli/run-in-process.ts";
import { labWorld } from "../truth/emulator-table.ts";
import { scenariosOf } from "../truth/goldens.ts";
import { type Scenario, machineOf } from "../truth/scenario.ts";

/* What somebody reads on the machines of reports where the SDK's own words hide the cause. */

const outsideOf = (scenario: Scenario): Outside => {
  const world = labWorld(scenario);
  return {
    answer: async (question) => world.answer(question),
    whoIs: async () => ({ kind: "unavailable", why: "not asked in this test", failure: null }),
  };
};

async function read(id: string, words: readonly string[]): Promise<string> {
  const scenario = scenariosOf("hand-reported").find((one) => one.id === `reported-${id}`);
  if (scenario === undefined) throw new Error(`no machine ${id}`);
  const { out } = await runInProcess([...words], machineOf(scenario), { outside: outsideOf(scenario) });
  return out.replaceAll(/\s+/g, " ");
}

const TOLD: readonly (readonly [id: string, words: readonly string[], cause: string, cure: string])[] = [
  [
    "session-name-of-a-person",
    [],
    'role_session_name of profile deploy is "Jane Doe"; AWS takes 2 to 64 letters of ASCII',
    "on line 5 of ~/.aws/config write: role_session_name = Jane-Doe",
  ],
  ["session-name-umlaut", ["doctor"], 'role_session_name of profile deploy is "jürgen"', "role_session_name = jurgen"],
  ["session-name-templated", [], "role_session_name of profile deploy is", "write: role_session_name = jane"],
  ["external-id-empty", [], "external_id of profile deploy is empty", "delete line 5 of ~/.aws/config"],
  ["role-empty", ["doctor"], "role_arn of profile dev is empty", "delete line 2 of ~/.aws/config"],
  ["region-capitals-role", [], "The region US-EAST-1 is no region", "write: region = us-east-1"],
  [
    "token-file-tilde",
    [],
    "names ~/token: no shell opens ~ there",
    "write: web_identity_token_file = /home/lab/token to act as profile pod",
  ],
  [
    "token-file-gone-in-profile",
    ["doctor"],
    "web_identity_token_file of profile pod names /var/run/secrets/eks.amazonaws.com/serviceaccount/token, which does not exist",
    "have the token put there",
  ],
  ["process-expiration-empty", [], 'prints "" for its Expiration', "let the command print Expiration as in"],
  ["process-expiration-seconds", ["doctor"], 'prints "4083955200" for its Expiration', "or leave it out"],
  ["process-version-text", [], 'whose Version is the text "1"; it has to be the number 1', '"Version": 1'],
  ["process-silent", [], "bin/creds prints nothing.", "run the command of credential_process yourself"],
  ["process-small-letters", [], "names are written otherwise than AccessKeyId", "in these very letters"],
  [
    "process-wholly-quoted",
    ["doctor"],
    "bin/creds --json was not found",
    "take away the quotes around the whole of it",
  ],
  ["session-in-credentials-file", [], "stands in the credentials file", "move [sso-session acme] to the config file"],
  ["metadata-source-disabled", [], "AWS_EC2_METADATA_DISABLED switches them off", "unset AWS_EC2_METADATA_DISABLED"],
  ["services-missing", [], '"my-local-services"', "[services NAME], or take the line out"],
  ["endpoint-without-scheme", [], "Invalid endpoint: localhost:4566", "unset AWS_ENDPOINT_URL_STS"],
  ["attempts-in-words", ["doctor"], "'three'", "unset AWS_MAX_ATTEMPTS"],
  ["variables-empty", [], "invalid defaults mode: .", "AWS_DEFAULTS_MODE to act as profile deploy"],
  ["metadata-wants-token-hop", [], "IMDSv1 has been disabled", "unset AWS_EC2_METADATA_V1_DISABLED"],
  [
    "metadata-endpoint-moved",
    [],
    "by the role of this EC2 instance",
    "AWS_DEFAULT_REGION=eu-west-1 to work in eu-west-1",
  ],
  [
    "external-id-quoted",
    [],
    "external_id of profile deploy stands in quotes",
    "take the quotes from the value of external_id",
  ],
  [
    "keys-twice-in-profile",
    [],
    "aws_access_key_id twice in [default]",
    "delete lines 5-6 of ~/.aws/credentials to act as",
  ],
  ["pod-identity-token-newline", [], "has a line's end in it", "write it without one: printf %s"],
  [
    "relative-without-slash",
    ["doctor"],
    "a path begins with a slash",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI=/v2/credentials/task to act as the container's role",
  ],
  ["irsa-role-empty", [], "has no role ARN", "set AWS_ROLE_ARN: annotate the service account"],
  ["gitlab-token-not-file", [], "AWS_WEB_IDENTITY_TOKEN_FILE holds a token itself", "let the job write it"],
];

describe("the cause is told, and what to do", () => {
  test.each(TOLD)("%s %j", async (id, words, cause, cure) => {
    const screen = await read(id, words);
    expect(screen).toContain(cause);
    expect(screen).toContain(cure);
  });
});

test("what is one fault is told once", async () => {
  for (const id of ["source-quoted", "session-name-quoted", "process-home-variable"])
    expect((await read(id, ["doctor"])).match(/error: /g), id).toHaveLength(1);
});

test("a token that stands where its path belongs is not shown", async () => {
  for (const words of [[], ["-v"], ["--json"], ["doctor"], ["compare"], ["snapshot"]])
    expect(await read("gitlab-token-not-file", words), words.join(" ")).not.toMatch(/eyJ\w/);
});

test("nobody is told to export what is no region", async () => {
  expect(await read("region-name-of-console", ["compare"])).not.toContain("AWS_REGION='US East");
});
