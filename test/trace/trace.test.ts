import { describe, expect, test } from "vitest";
import { temporaryKeys } from "../../src/demo/aws/made-up-keys.ts";
import { ANA, BOB, CLIENT_ID, EXPORTED, recordOf, tracedRun } from "./traced-run.ts";

const COMMAND = ["--", "python", "app.py", "--password=CANARYargument"] as const;
const TRACE = ["trace", ...COMMAND] as const;
const boto3 = recordOf("boto3").runs;

const attempt = (fields: object = {}) => ({
  Version: 1,
  ClientId: CLIENT_ID,
  Type: "ApiCallAttempt",
  Service: "S3",
  Api: "ListBuckets",
  UserAgent: "Boto3/1.44.5 md/Botocore#1.44.5",
  AccessKey: ANA.accessKeyId,
  Region: "eu-west-1",
  Fqdn: "s3.eu-west-1.amazonaws.com",
  HttpStatusCode: 200,
  ...fields,
});

const documentOf = async (run: Omit<Parameters<typeof tracedRun>[0], "argv">, ...options: string[]) => {
  const { files } = await tracedRun({
    ...run,
    argv: ["trace", "--json", "--output", "t.json", ...options, ...COMMAND],
  });
  return JSON.parse(files["/srv/app/t.json"] ?? "null");
};

describe("the command's own", () => {
  test("--offline, which would change nothing, is a usage error", async () => {
    const { err, code, started } = await tracedRun({ argv: ["trace", "--offline", ...COMMAND], packets: [] });
    expect([code, started]).toEqual([2, []]);
    expect(err).toContain("leave --offline out");
  });

  test("streams: nothing of ours is on stdout, and the summary is on stderr behind an empty line", async () => {
    const { out, err, code, started } = await tracedRun({ argv: TRACE, packets: boto3["exported"] ?? [] });
    expect([out, code]).toEqual(["", 0]);
    expect(err).toMatch(/^\nawswho: python acted as 111122223333 \(key AKIA…PCFM\), as predicted\.\n/);
    expect(started).toEqual([
      {
        command: COMMAND.slice(1),
        environment: { AWS_CSM_ENABLED: "true", AWS_CSM_PORT: "50000", AWS_CSM_CLIENT_ID: CLIENT_ID },
      },
    ]);
  });

  test.each([
    [{ kind: "ended", code: 0 }, 0],
    [{ kind: "ended", code: 1 }, 1],
    [{ kind: "ended", code: 255 }, 255],
    [{ kind: "killed", signal: 9 }, 137],
    [{ kind: "killed", signal: 2 }, 130],
  ] as const)("end: %j is exit code %i, whatever was seen", async (end, code) => {
    expect((await tracedRun({ argv: TRACE, packets: boto3["pinned"] ?? [], end })).code).toBe(code);
  });

  test.each([
    ["ENOENT", 127, "awswho: python: there is no such program\n"],
    ["EACCES", 126, "awswho: python: it cannot be started (EACCES)\n"],
  ])("failure to start, %s: %i, and no summary", async (code, exit, said) => {
    const result = await tracedRun({ argv: TRACE, packets: [], end: { kind: "not-started", code } });
    expect([result.code, result.err, result.out]).toEqual([exit, said, ""]);
  });
});

describe("observed beside predicted", () => {
  test("the same key", async () => {
    const { keys } = await documentOf({ packets: boto3["exported"] ?? [] });
    expect(keys).toMatchObject([
      {
        accessKeyId: ANA.accessKeyId,
        account: "111122223333",
        sdk: { id: "boto3", version: "1.44.5" },
        agreement: "same-key",
        sameRegion: true,
        predicted: { source: "environment" },
      },
    ]);
  });

  test("a role: one key asks for it, the other is issued in its account", async () => {
    const { keys } = await documentOf({ packets: boto3["role"] ?? [], env: { AWS_PROFILE: "deploy" } });
    expect(keys.map(({ agreement }: { agreement: string }) => agreement)).toEqual(["asks-for-role", "same-account"]);
  });

  test("a key that asks for the role and does more is another one than predicted", async () => {
    const packets = [attempt({ Service: "STS", Api: "AssumeRole" }), attempt()];
    const { keys } = await documentOf({ packets, env: { AWS_PROFILE: "deploy" } });
    expect(keys).toMatchObject([{ agreement: "other-account" }]);
  });

  test("another profile's key is named by its profile, and the file and line", async () => {
    const { err } = await tracedRun({ argv: TRACE, packets: boto3["pinned"] ?? [] });
    expect(err).toContain(
      "awswho: python acted as 444455556666 (key AKIA…LDHJ); predicted: the exported keys (111122223333).",
    );
    expect(err).toContain("this key is that of profile bob (~/.aws/credentials:5 [bob])");
  });

  test("an issued key of another account names the profiles that lead into it", async () => {
    const { accessKeyId } = temporaryKeys("444455556666", "elsewhere");
    const run = { packets: [attempt({ AccessKey: accessKeyId })] };
    expect((await documentOf(run)).keys).toMatchObject([
      { agreement: "other-key", profilesOfAccount: ["bob", "deploy"], knownAs: [] },
    ]);
  });

  test("a key known from nowhere", async () => {
    const { err } = await tracedRun({ argv: TRACE, packets: [attempt({ AccessKey: "AKIAQYLPMN5HHHFPZAMZ" })] });
    expect(err.replaceAll(/\s+/g, " ")).toContain("this key stands in no file or variable here that was read");
  });

  test("a key where no credentials were predicted", async () => {
    const { err } = await tracedRun({ argv: TRACE, packets: [attempt()], env: {} });
    expect(err).toContain("though no credentials were predicted");
    expect(err.replaceAll(/\s+/g, " ")).toContain("Why this key is that of profile ana");
  });

  test("what the program does to files while it runs changes no prediction", async () => {
    const changes = {
      "/home/ana/.aws/credentials": `[bob]\naws_access_key_id = ${ANA.accessKeyId}\naws_secret_access_key = CANARY\n`,
    };
    const run = { packets: [attempt()], env: { AWS_PROFILE: "bob" }, changes };
    expect((await documentOf(run)).keys).toMatchObject([
      { agreement: "other-key", predicted: { accessKeyId: BOB.accessKeyId } },
    ]);
  });

  test("the command's own --profile is known", async () => {
    const argv = ["trace", "--", "aws", "--profile", "bob", "s3", "ls"];
    const packets = [attempt({ UserAgent: "aws-cli/2.36.7 md/awscrt#0.36.0", AccessKey: BOB.accessKeyId })];
    const { err } = await tracedRun({ argv, packets });
    expect(err).toContain("aws acted as 444455556666 (key AKIA…LDHJ), as predicted.");
  });

  test("nothing is predicted where the command's words change its environment", async () => {
    const argv = ["trace", "--", "env", "AWS_PROFILE=bob", "python", "app.py"];
    const { err } = await tracedRun({ argv, packets: [attempt()] });
    expect(err).toContain("Predicted  nothing: env sets AWS_PROFILE for it alone");
  });

  test("an SDK that no user agent names is taken for the one that --sdk names", async () => {
    const packets = [attempt({ UserAgent: "my-app/1" })];
    expect((await documentOf({ packets })).keys).toMatchObject([{ agreement: "no-prediction" }]);
    expect((await documentOf({ packets }, "--sdk", "boto3")).keys).toMatchObject([{ agreement: "same-key" }]);
  });

  test("another region than predicted is said, but not of services without regions", async () => {
    const elsewhere = await tracedRun({ argv: TRACE, packets: [attempt({ Region: "us-west-2" })] });
    expect(elsewhere.err).toContain("Region     eu-west-1 was predicted");
    const iam = attempt({ Service: "IAM", Api: "ListUsers", Region: "us-east-1" });
    expect((await tracedRun({ argv: TRACE, packets: [iam] })).err).not.toContain("Region ");
  });
});

describe("special keys", () => {
  test("a sign-in fetches a role's keys without signing; they are of the predicted account", async () => {
    const files = {
      "/home/ana/.aws/config":
        "[profile dev]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 444455556666\nsso_role_name = Dev\n",
      "/home/ana/.aws/sso/cache/a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json": JSON.stringify({
        startUrl: "https://corp.awsapps.com/start",
        region: "eu-west-1",
        accessToken: "CANARYsso",
        expiresAt: "2026-11-22T20:00:00Z",
      }),
    };
    const { accessKeyId } = temporaryKeys("444455556666", "Dev");
    const { AccessKey: _, Region: __, ...unsigned } = attempt({ Service: "SSO", Api: "GetRoleCredentials" });
    const run = { packets: [unsigned, attempt({ AccessKey: accessKeyId })], env: { AWS_PROFILE: "dev" }, files };
    expect((await documentOf(run)).keys).toMatchObject([
      { accessKeyId: null, signed: false, agreement: null },
      { accessKeyId, agreement: "same-account" },
    ]);
    expect((await tracedRun({ argv: TRACE, ...run })).err).toContain(
      "▶ not signed  boto3 1.44.5\n    -  SSO  GetRoleCredentials",
    );
  });

  test("a transfer by the Common Runtime is signed by it, unseen", async () => {
    const { AccessKey: _, Region: __, ...unsigned } = attempt({ Api: "PutObject" });
    const { err } = await tracedRun({ argv: TRACE, packets: [unsigned] });
    expect(err).toContain("awswho: no key of python was seen: the calls that it reported were not signed.");
    expect(err).toContain("by the AWS Common Runtime (CRT) counts as not signed");
  });

  test("an emulator's key, such as test, is told where it was predicted, else not shown", async () => {
    const packets = [attempt({ AccessKey: "test", Fqdn: "localhost:4566" })];
    const env = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "CANARY" };
    expect((await documentOf({ packets, env })).keys).toMatchObject([{ accessKeyId: "test", agreement: "same-key" }]);
    const { err } = await tracedRun({ argv: TRACE, packets });
    expect(err).toContain("awswho: python signed with what is no key id of AWS's (not shown).");
    expect(err).not.toContain("test");
  });
});

test.each([
  [["docker", "run", "app"], "docker starts it elsewhere"],
  [["sudo", "python", "app.py"], "sudo gives it another home folder and takes variables away"],
])("nothing is seen of %j, and why", async (command, why) => {
  const { err } = await tracedRun({ argv: ["trace", "--", ...command], packets: [] });
  expect(err).toContain(why);
});

describe("the summary", () => {
  test("counts calls by region and service, with what AWS refused", async () => {
    const scan = attempt({ Service: "DynamoDB", Api: "Scan" });
    const packets = [attempt(), attempt(), scan, { ...scan, AwsException: "AccessDeniedException" }];
    const { err } = await tracedRun({ argv: TRACE, packets });
    expect(err).toContain("    eu-west-1  S3        ListBuckets ×2\n");
    expect(err).toContain("               DynamoDB  Scan ×2 (1 failed: AccessDeniedException)\n");
  });

  test("calls that were never sent, and who it would have been", async () => {
    const { err } = await tracedRun({ argv: TRACE, packets: boto3["nobody"] ?? [], env: {} });
    expect(err).toContain("awswho: no AWS call of python was sent: each failed before.");
    expect(err).toContain("Predicted  boto3: no credentials in files and variables");
  });

  test("nothing seen: which SDKs report nothing", async () => {
    const { err } = await tracedRun({ argv: ["trace", "--", "./app"], packets: [] });
    expect(err).toContain("awswho: no AWS call of app was seen.");
    for (const sdk of ["js-v3", "go-v2", "java-v2", "kotlin", "rust", "terraform"]) expect(err).toContain(sdk);
    const terraform = await tracedRun({ argv: ["trace", "--", "terraform", "plan"], packets: [] });
    expect(terraform.err).toContain("terraform does not report its calls");
  });

  test("Go 1 has written a line of its own, and reports late", async () => {
    const { err } = await tracedRun({
      argv: ["trace", "--", "./app"],
      packets: recordOf("go-v1").runs["exported"] ?? [],
    });
    expect(err).toContain("go-v1 itself wrote “Enabling CSM” on stdout");
    expect(err).toContain("calls just before the end may be missing");
  });

  test("what was lost, foreign or no report is counted", async () => {
    const finished = { ...attempt(), Type: "ApiCall", AttemptCount: 3, FinalHttpStatusCode: 200 };
    const packets = [attempt(), finished, attempt({ ClientId: "other" }), "\u001b]0;x\u0007", "[".repeat(5000)];
    const { err } = await tracedRun({ argv: TRACE, packets });
    expect(err).toContain("Note       2 reports lost on the way: the counts are too low.");
    expect(err).toContain("1 report of another program: left out");
    expect(err).toContain("2 datagrams sent to the port that told of no call");
    expect((await tracedRun({ argv: TRACE, packets: [attempt()], dropped: 7 })).err).toContain("7 reports lost");
  });

  test("a host that is not AWS's own is named", async () => {
    const { err } = await tracedRun({ argv: TRACE, packets: [attempt({ Fqdn: "localhost:4566" })] });
    expect(err).toContain("calls went to localhost:4566, which is not AWS's own endpoint");
    expect((await tracedRun({ argv: TRACE, packets: [attempt()] })).err).not.toContain("endpoint");
  });

  test("monitoring that was set already is replaced, and said to be", async () => {
    const { err } = await tracedRun({ argv: TRACE, packets: [attempt()], env: { ...EXPORTED, AWS_CSM_PORT: "31000" } });
    expect(err).toContain("Note       AWS_CSM_PORT: set already, and replaced for python");
  });

  test("a program that makes up thousands of operations is still counted", async () => {
    const packets = Array.from({ length: 6000 }, (_, n) => attempt({ Api: `Call${n}` }));
    const { reports, keys } = await documentOf({ packets });
    expect(reports).toMatchObject({ attempts: 6000, overflow: 1000 });
    expect(keys[0].calls.length).toBe(5000);
  });

  test("-q is one line, --redact masks the account", async () => {
    const quiet = await tracedRun({ argv: ["trace", "-q", ...COMMAND], packets: [attempt()] });
    expect(quiet.err).toBe("\nawswho: python acted as 111122223333 (key AKIA…PCFM), as predicted.\n");
    const masked = await tracedRun({ argv: ["trace", "--redact", ...COMMAND], packets: [attempt()] });
    expect(masked.err).not.toContain("111122223333");
  });

  test("--output keeps it off stderr; the file is opened before the command starts", async () => {
    const { err, out, files } = await tracedRun({
      argv: ["trace", "--output", "/tmp/t.txt", ...COMMAND],
      packets: [attempt()],
    });
    expect([err, out]).toEqual(["", ""]);
    expect(files["/tmp/t.txt"]).toMatch(/^awswho: python acted as/);
  });

  test("no secret, token, message or argument is in it", async () => {
    const packets = [
      ...Object.values(boto3).flat(),
      attempt({ SessionToken: "CANARYtoken", AwsException: "CANARY message", AccessKey: "CANARYsecret/in+the+place" }),
      attempt({ Service: "CANARY!", Api: "x" }),
    ];
    for (const options of [[], ["-v"], ["--json"]]) {
      const { err, out } = await tracedRun({ argv: ["trace", ...options, ...COMMAND], packets });
      expect(err + out).not.toContain("CANARY");
    }
  });
});

test.each([
  [["trace"], "trace starts a command: awswho trace -- python app.py"],
  [["trace", "--"], "trace starts a command: awswho trace -- python app.py"],
  [["--output", "x"], "--output goes with trace"],
] as const)("awswho %j is a usage error", async (argv, message) => {
  const { code, err, started } = await tracedRun({ argv, packets: [] });
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(started).toEqual([]);
});
