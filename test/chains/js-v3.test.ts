import { describe, expect, test } from "vitest";
import { jsV3 } from "../../src/chains/js-v3.ts";
import { predict } from "../truth/differences.ts";
import type { Scenario } from "../truth/scenario.ts";

const KEYS = "aws_access_key_id = AKIADEVC\naws_secret_access_key = s\n";

const machine = (env: Scenario["env"], files: Scenario["files"], imds: Scenario["imds"] = null): Scenario => ({
  id: "made-here",
  env: { AWS_REGION: "eu-west-1", ...env },
  files,
  imds: imds ?? null,
});

const verdicts = (scenario: Scenario): Readonly<Record<string, string>> =>
  Object.fromEntries(
    predict(jsV3, scenario)
      .resolution.sources.filter(({ verdict }) => verdict !== "absent")
      .map(({ id, method, verdict }) => [`${id} ${method}`, verdict]),
  );

describe("JavaScript v3", () => {
  test("shows what lies behind a role: the profile's own keys, then the exported token file", () => {
    const scenario = machine(
      {
        AWS_PROFILE: "dev",
        AWS_ACCESS_KEY_ID: "AKIAENV",
        AWS_SECRET_ACCESS_KEY: "x",
        AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
        AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/Web",
      },
      {
        "~/token": "a token",
        "~/.aws/config": "[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = base\n",
        "~/.aws/credentials": `[base]\n${KEYS}[dev]\n${KEYS}`,
      },
    );
    expect(verdicts(scenario)).toEqual({
      "environment fromEnv": "skipped",
      "assume-role fromIni": "winner",
      "shared-credentials fromIni": "shadowed",
      "web-identity fromTokenFile": "shadowed",
      "instance-metadata fromInstanceMetadata": "not-reached",
    });
  });

  test("names the place of a key that both files spell", () => {
    const scenario = machine(
      {},
      { "~/.aws/config": `[default]\n${KEYS}`, "~/.aws/credentials": `# mine\n[default]\n\t${KEYS}` },
    );
    const { resolution } = predict(jsV3, scenario);
    expect(resolution.winner?.holding.provenance.accessKeyId).toMatchObject({
      path: "/home/lab/.aws/credentials",
      line: 3,
      column: 22,
      section: "default",
      key: "aws_access_key_id",
    });
  });

  test("asks the instance for a region once, for the role's client and the program's", () => {
    const scenario = machine(
      { AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token", AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/Web" },
      { "~/token": "a token" },
      { role: "node" },
    );
    const { AWS_REGION: _, ...env } = scenario.env;
    const { calls, resolution } = predict(jsV3, { ...scenario, env });
    expect(calls).toEqual([
      "imds token",
      "imds region v2",
      "sts AssumeRoleWithWebIdentity us-west-2 arn:aws:iam::111122223333:role/Web",
    ]);
    expect(resolution.region).toEqual({
      name: "us-west-2",
      provenance: { kind: "metadata", path: "/latest/meta-data/placement/region" },
    });
  });

  test("tells where a region stands that no client takes", () => {
    const { resolution } = predict(
      jsV3,
      machine({ AWS_REGION: "eu west" }, { "~/.aws/credentials": `[default]\n${KEYS}` }),
    );
    expect(resolution.outcome).toBe("credentials");
    expect(resolution.region).toEqual({ name: null, provenance: { kind: "variable", name: "AWS_REGION" } });
    expect(resolution.clientError?.message).toBe(
      'Region not accepted: region="eu west" is not a valid hostname component.',
    );
  });
});
