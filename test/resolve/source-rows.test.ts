import { describe, expect, test } from "vitest";
import { boto3 } from "../../src/chains/boto3.ts";
import { javaV2 } from "../../src/chains/java-v2.ts";
import { jsV3 } from "../../src/chains/js-v3.ts";
import type { SourceRow } from "../../src/model/resolution.ts";
import type { SourceId } from "../../src/model/sdk.ts";
import { assumeOffline } from "../../src/resolve/assume-offline.ts";
import { drive } from "../../src/resolve/drive.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { type Scenario, codeOf, snapshotOf } from "../truth/scenario.ts";

/** What is said of sources behind the winner, which nobody tries. */

const EXPORTED = { AWS_ACCESS_KEY_ID: "AKIAQNZGKIQY56JQ7WML", AWS_SECRET_ACCESS_KEY: "s" };
const ROLE = "role_arn = arn:aws:iam::111122223333:role/R\n";

function rowOf(chain: AnyChain, machine: Pick<Scenario, "env" | "files">, id: SourceId): SourceRow | undefined {
  const scenario: Scenario = { id: "rows", imds: null, ...machine };
  const { sources } = drive(resolve(chain, snapshotOf(scenario), codeOf(scenario)), assumeOffline);
  return sources.find((row) => row.id === id && row.verdict !== "absent");
}

describe("a source behind the winner", () => {
  test("that the chain would stop before says so", () => {
    const files = {
      "~/.aws/config": `[default]\n${ROLE}`,
      "~/.aws/credentials": "[default]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = s\n",
    };
    expect(rowOf(boto3, { env: EXPORTED, files }, "assume-role")).toMatchObject({
      verdict: "incomplete",
      why: expect.stringMatching(/^would stop the chain: PartialCredentialsError/),
    });
    expect(rowOf(boto3, { env: EXPORTED, files }, "shared-credentials")).toMatchObject({
      verdict: "shadowed",
      why: expect.stringMatching(/; shadowed by environment, and assume-role would stop the chain before it$/),
    });
  });

  test("that an instance might complete is not said to fail", () => {
    const web = { AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token", AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/R" };
    const files = {
      "~/token": "t",
      "~/.aws/config": "[default]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = s\n",
    };
    expect(rowOf(jsV3, { env: web, files }, "web-identity")).toMatchObject({
      verdict: "not-reached",
      why: "would stop the chain, unless instance metadata answers: Error: Region is missing",
    });
    const role = { "~/.aws/config": `[default]\n${ROLE}credential_source = Ec2InstanceMetadata\n` };
    const env = { ...EXPORTED, AWS_REGION: "eu-west-1" };
    expect(rowOf(javaV2, { env, files: role }, "assume-role")).toMatchObject({
      verdict: "not-reached",
      why: expect.stringMatching(/^would fail, and the chain go on, unless instance metadata answers: /),
    });
  });

  test("that would fail whatever happens is not said to have failed", () => {
    const files = { "~/.aws/config": `[default]\n${ROLE}source_profile = nosuch\n` };
    expect(rowOf(javaV2, { env: { ...EXPORTED, AWS_REGION: "eu-west-1" }, files }, "assume-role")).toMatchObject({
      verdict: "not-reached",
      why: expect.stringMatching(/^would fail, and the chain go on: /),
    });
  });
});
