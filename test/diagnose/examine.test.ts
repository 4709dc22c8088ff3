import { describe, expect, test } from "vitest";
import { capture } from "../../src/capture/capture.ts";
import { awsCliV1 } from "../../src/chains/aws-cli-v1.ts";
import { awsCliV2 } from "../../src/chains/aws-cli-v2.ts";
import { boto3 } from "../../src/chains/boto3.ts";
import { chains } from "../../src/chains/index.ts";
import { examine } from "../../src/diagnose/examine.ts";
import type { Finding } from "../../src/model/finding.ts";
import { machineRules } from "../../src/rules/index.ts";
import { examineFor, fixturesOf, machineOfFixture, readFixture } from "../rules/fixture.ts";
import { codeOf } from "../truth/scenario.ts";

const FEW = [awsCliV1, awsCliV2, boto3];
const KEYS = "[default]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = s\n";
/** The first machine on which each of some rules finds its fault. */
const FAULTY = machineRules
  .filter((_, index) => index % 6 === 0)
  .flatMap(({ id }) => {
    const name = fixturesOf(id).find((one) => one.startsWith("bad-"));
    return name === undefined ? [] : [[id, name] as const];
  });

describe("with a few chains at hand", () => {
  test.each(FAULTY)("%s: what is found is what all of them find", async (rule, name) => {
    const fixture = readFixture(rule, name);
    const look = async (request: Pick<Parameters<typeof examine>[1], "chains" | "allChains">) => {
      const code = codeOf({ id: "", ...fixture });
      const snapshot = capture(machineOfFixture(fixture));
      return told((await examine(snapshot, { ...request, code, outside: null, sdks: null, disabled: [] })).findings);
    };
    expect(await look({ chains: FEW, allChains: async () => chains })).toEqual(await look({ chains }));
  });

  test("the others are not loaded where nothing is wrong", async () => {
    const files = { "~/.aws/credentials": KEYS, "~/.aws/config": "[default]\nregion = eu-west-1\n" };
    let loads = 0;
    const { findings } = await examine(capture(machineOfFixture({ env: {}, files })), {
      chains: FEW,
      allChains: async () => {
        loads += 1;
        return chains;
      },
      code: codeOf({ id: "", env: {}, files }),
      outside: null,
      sdks: null,
      disabled: [],
    });
    expect({ findings, loads }).toEqual({ findings: [], loads: 0 });
  });
});

describe("what several SDKs do", () => {
  test.each([
    [
      "of each the version that is installed, where it is another",
      "other-version",
      {
        env: {},
        files: {
          "~/.aws/credentials": KEYS,
          "./node_modules/aws-sdk/package.json": '{"version": "2.1.0"}',
          "./node_modules/@aws-sdk/credential-provider-node/package.json": '{"version": "3.1.0"}',
        },
      },
      [
        [expect.stringMatching(/^js-v2 2\.1\.0 is installed/), ["js-v2"]],
        [expect.stringMatching(/^js-v3 3\.1\.0 is installed/), ["js-v3"]],
      ],
    ],
    [
      "all of them are named, where not each of them has the same to add",
      "profile-missing",
      { env: { AWS_PROFILE: "depoly" }, files: { "~/.aws/config": "[profile deploy]\nregion = eu-west-1\n" } },
      [
        [
          expect.stringMatching(/which is in no file that boto3, aws-cli-v2 and \d more read\. Nearest: deploy\.$/),
          expect.arrayContaining(["boto3", "boto2"]),
        ],
      ],
    ],
    [
      "a region variable that two of them do not read",
      "region-not-read",
      { env: { AWS_REGION: "eu-west-1" }, files: { "~/.aws/credentials": KEYS } },
      [
        [
          "AWS_REGION=eu-west-1 is not read by boto3 and aws-cli-v1, which have no region here; AWS_DEFAULT_REGION is.",
          ["boto3", "aws-cli-v1"],
        ],
      ],
    ],
    [
      "half of a pair that is exported, the other half by a name that other tools read",
      "half-a-pair",
      { env: { AWS_ACCESS_KEY_ID: "AKIAY34FZKBOKMUTVV7A", AWS_SECRET_KEY: "CANARY" }, files: {} },
      [
        [
          expect.stringMatching(
            /^AWS_SECRET_KEY is set, but boto3, aws-cli-v2 and \d more read AWS_SECRET_ACCESS_KEY\.$/,
          ),
          expect.any(Array),
        ],
      ],
    ],
    [
      "roles one behind another, more than they can follow",
      "role-source",
      {
        sdks: ["boto3", "aws-cli-v2"] as const,
        env: { AWS_PROFILE: "p0" },
        files: {
          "~/.aws/config": `${Array.from({ length: 400 }, (_, index) => roleOf(index)).join("")}[profile p400]\n`,
        },
      },
      [[expect.stringMatching(/, than boto3 and aws-cli-v2 can follow\.$/), ["boto3", "aws-cli-v2"]]],
    ],
    [
      "a file that two of them refuse",
      "file-refused",
      {
        sdks: ["rust", "ruby"] as const,
        env: {},
        files: { "~/.aws/config": "[default]\n  region = eu-west-1\n" },
      },
      [[expect.stringMatching(/rust and ruby refuse the whole file\.$/), ["rust", "ruby"]]],
    ],
    [
      "a settings file that is a folder",
      "file-not-read",
      { sdks: ["boto3", "aws-cli-v2"] as const, env: {}, files: {}, folders: ["~/.aws/credentials"] },
      [
        [
          "~/.aws/credentials is a folder, not a file: boto3 and aws-cli-v2 go on as if it were not there.",
          ["boto3", "aws-cli-v2"],
        ],
      ],
    ],
  ])("%s", async (_, rule, fixture, expected) => {
    const { findings } = await examineFor(rule, fixture);
    expect(findings.filter((one) => one.rule === rule).map(({ message, sdks }) => [message, sdks])).toEqual(expected);
  });
});

function roleOf(index: number): string {
  return `[profile p${index}]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = p${index + 1}\n`;
}

const told = (findings: readonly Finding[]) =>
  findings.map(({ rule, severity, message, provenance, fix, sdks }) => ({
    rule,
    severity,
    message,
    provenance,
    sdks,
    change: fix?.change,
    promise: fix?.promise,
  }));
