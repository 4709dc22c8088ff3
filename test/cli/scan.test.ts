import { Volume } from "memfs";
import { describe, expect, test } from "vitest";
import type { FileSystem } from "../../src/capture/file-system.ts";
import { type MadeWorld, type Recorded, runInProcess } from "./run-in-process.ts";

const SECRET = "kJ8vQ2mN4pR7tW9yB3dF6gH1jL5nS0uXzC8aE4iO";
/** Of accounts 574410844618 and 348839763072. */
const HOME = {
  "/home/ana/.aws/credentials": [
    "[default]",
    "aws_access_key_id = AKIAYLPMN5HFAAAAAAAQ",
    `aws_secret_access_key = ${SECRET}`,
    "[prod]",
    "aws_access_key_id = AKIAVCODYLSAPPPPPPPA",
    `aws_secret_access_key = ${SECRET}`,
    "",
  ].join("\n"),
  "/home/ana/.aws/config":
    "[default]\nregion = us-east-1\n[profile sso]\nsso_account_id = 111122223333\nsso_role_name = A\nsso_region = eu-west-1\n" +
    "sso_start_url = https://acme.awsapps.com/start\n",
};

function scan(
  files: Record<string, string>,
  argv: readonly string[] = [],
  environment = {},
  made: MadeWorld = {},
): Promise<Recorded> {
  const tree = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/work/${path}`, text]));
  const fs = Volume.fromJSON({ ...HOME, ...tree }) as unknown as FileSystem;
  const machine = { fs, cwd: "/work", environment: { HOME: "/home/ana", LC_ALL: "C.UTF-8", ...environment } };
  return runInProcess(["scan", ...argv], machine, made);
}

const json = async (files: Record<string, string>, argv: readonly string[] = [], environment = {}) =>
  JSON.parse((await scan(files, ["--json", ...argv], environment)).out);

describe("who a site acts as", () => {
  test.each([
    ['boto3.client("s3")', "profile default (574410844618)", false],
    ['boto3.Session(profile_name="prod")', "profile prod (348839763072)", true],
    ['boto3.Session(profile_name="gone")', "nobody: there is no profile gone", false],
    [
      'boto3.client("s3", aws_access_key_id="AKIAVCODYLSAPPPPPPPA", aws_secret_access_key="x")',
      "the keys given in code (348839763072)",
      true,
    ],
    ['boto3.client("s3", aws_access_key_id="AKIAVCODYLSAPPPPPPPA")', "nobody: PartialCredentialsError", false],
    ['boto3.client("s3", endpoint_url="http://localhost:4566")', "nobody at AWS: http://localhost:4566", false],
    ['boto3.client("s3", config=Config(signature_version=UNSIGNED))', "nobody: it signs nothing", false],
    ['boto3.client("s3", profile_name="prod")', "nobody: TypeError", false],
    ["boto3.Session(profile_name=name)", "only the run can tell: its profile is computed", false],
    [
      'boto3.Session(profile_name=os.environ["P"])',
      "only the run can tell: its profile is that of $P, which is not set here",
      false,
    ],
    [
      "botocore.credentials.RefreshableCredentials.create_from_metadata(metadata=m, refresh_using=f, method='x')",
      "only the run can tell: its keys come from RefreshableCredentials",
      false,
    ],
    ['boto3.Session(profile_name=os.environ["SET"])', "profile prod (348839763072)", true],
    ['boto3.Session(profile_name=os.getenv("P", "prod"))', "profile prod (348839763072)", true],
    ['os.environ["AWS_PROFILE"] = "prod"', "profile prod (348839763072)", true],
    [
      'sts.assume_role(RoleArn="arn:aws:iam::111122223333:role/R")',
      "role R of 111122223333, from profile default (574410844618)",
      true,
    ],
  ])("%s", async (line, words, unlikeShell) => {
    const imports = "import boto3, os\nfrom botocore import UNSIGNED\nfrom botocore.config import Config\n";
    const { sites } = await json({ "app.py": `${imports}${line}\n` }, [], { SET: "prod" });
    expect(sites[0]).toMatchObject({ path: "app.py", line: 4, unlikeShell, actor: { words } });
  });

  test("keys exported in the shell come before a profile in a variable, not before one in code", async () => {
    const shell = { AWS_ACCESS_KEY_ID: "AKIAYLPMN5HFAAAAAAAQ", AWS_SECRET_ACCESS_KEY: "x" };
    const { sites } = await json(
      { "a.py": 'import boto3, os\nos.environ["AWS_PROFILE"] = "prod"\nboto3.Session(profile_name="prod")\n' },
      [],
      shell,
    );
    expect(sites[0].actor.words).toBe("the exported keys (574410844618)");
    expect(sites[1].actor.words).toBe("profile prod (348839763072)");
  });
});

test("a profile out of a file that the code brings along is none of this machine's", async () => {
  const java = [
    "import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;",
    "import software.amazon.awssdk.profiles.ProfileFile;",
    "class Store {",
    "  Object own(ProfileFile file) {",
    '    return ProfileCredentialsProvider.builder().profileName("prod").profileFile(file).build();',
    "  }",
    "  Object here() {",
    '    return ProfileCredentialsProvider.builder().profileName("prod").profileFile(ProfileFile.defaultProfileFile()).build();',
    "  }",
    "}",
    "",
  ].join("\n");
  const { sites } = await json({ "Store.java": java });
  expect(sites.map(({ actor }: { actor: { words: string } }) => actor.words)).toEqual([
    "only the run can tell: its credentials file is computed",
    "profile prod (348839763072)",
  ]);
});

test("a profile that is missing is named, also where the SDK goes on without it", async () => {
  const java = [
    "import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;",
    "import software.amazon.awssdk.services.s3.S3Client;",
    "class Store {",
    '  S3Client s3 = S3Client.builder().credentialsProvider(ProfileCredentialsProvider.create("prd")).build();',
    "}",
    "",
  ].join("\n");
  const { findings, sites } = await json({
    "Store.java": java,
    "a.py": 'import boto3\nboto3.Session(profile_name="prd")\n',
  });
  expect(findings[0]).toMatchObject({
    rule: "profile-missing-in-code",
    message: "Profile prd is named in the code, and is not on this machine; there is prod.",
    places: [
      { path: "Store.java", line: 4 },
      { path: "a.py", line: 2 },
    ],
  });
  for (const { actor } of sites) expect(actor.words).toBe("nobody: there is no profile prd");
});

test("a profile that only this SDK does not find, or not take, is not said to be missing", async () => {
  const { findings } = await json({
    "serverless.yml": "service: shop\nframeworkVersion: '3'\nprovider:\n  name: aws\n  profile: sso\n",
  });
  expect(findings[0]).toMatchObject({
    rule: "profile-missing-in-code",
    message:
      "Profile sso is named in the code: it is on this machine, and serverless does not find it, or nothing in it to take.",
    right: "awswho --sdk serverless --profile sso tells why",
  });
});

test("one screen: who acts as whom, what is wrong, what was not read", async () => {
  const { out, code } = await scan({
    "app/main.py": [
      "import boto3",
      'boto3.client("s3")',
      'boto3.client("sqs", profile_name="prod")',
      'prod = boto3.Session(profile_name="prod", region_name="eu-west-1")',
      'prod.client("s3")',
      `boto3.client("s3", aws_access_key_id="AKIAVCODYLSAPPPPPPPA", aws_secret_access_key="${SECRET}")`,
      "",
    ].join("\n"),
    "app/Program.cs": "new AmazonS3Client();",
    ".gitignore": ".env\n",
    ".env": "AWS_PROFILE=prod\n",
    "app/big.py": `import boto3${" ".repeat(1024 * 1024)}`,
  });
  expect(code).toBe(1);
  expect(out).not.toContain(SECRET);
  expect(out).toMatchSnapshot();
});

test("a secret is never shown, whatever is asked for", async () => {
  const files = {
    "a.py": `import boto3\nboto3.client("s3", aws_secret_access_key="${SECRET}", aws_access_key_id="A")\n`,
  };
  for (const argv of [[], ["-v"], ["--json"], ["-q"], ["--redact"]]) {
    const { out, err } = await scan(files, argv);
    expect(out + err).not.toContain(SECRET);
  }
});

test("no site is a quiet line, and an exit code of 0", async () => {
  expect(await scan({ "a.py": "print(1)\n" })).toEqual({
    code: 0,
    out: "No AWS client, profile, region or key in 1 file read.\n",
    err: "",
  });
});

test("--fail-on says from where on the exit code is 1", async () => {
  const files = { "a.py": 'import boto3\nboto3.client("s3", region_name="eu-west-1")\n' };
  expect((await scan(files)).code).toBe(0);
  expect((await scan(files, ["--fail-on", "note"])).code).toBe(1);
});

test("an availability zone is no region, and what an endpoint of one's own calls one is left alone", async () => {
  const { findings } = await json({
    "a.py":
      'import boto3\nboto3.client("s3", region_name="us-east-1a")\nboto3.client("s3", region_name="nl-ams", endpoint_url="https://s3.nl-ams.scw.cloud")\n',
    "deploy.sh": "export AWS_REGION=us-east-1a\naws s3 ls --region eu-wst-1\n",
  });
  expect(
    findings.map(({ rule, severity, message, right }: Record<string, unknown>) => [rule, severity, message, right]),
  ).toEqual([
    [
      "region-unknown-in-code",
      "warning",
      "The code names region us-east-1a, which is an availability zone of us-east-1, no region.",
      "write us-east-1",
    ],
    [
      "region-unknown-in-code",
      "note",
      "The code names region eu-wst-1, which is no region that AWS had when this list was made; the nearest is eu-west-1.",
      "write eu-west-1",
    ],
    ["region-differs", "note", "The code pins nl-ams; the region here is us-east-1.", null],
  ]);
});

test("--redact masks accounts", async () => {
  const { out } = await scan({ "a.py": 'import boto3\nboto3.client("s3")\n' }, ["--redact"]);
  expect(out).not.toContain("574410844618");
  expect(out).toContain("[account]");
});

test.each([
  [["gone"], "gone: there is no such file or folder"],
  [["--scope", "cobol"], "--scope cobol: there are python, "],
  [["--profile", "x"], "scan reads in the code what it gives"],
])("%s is no question for scan", async (argv, message) => {
  const { code, err } = await scan({ "a.py": "" }, argv);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

describe("a pipeline's file", () => {
  const workflow = [
    "on: push",
    "jobs:",
    "  deploy:",
    "    steps:",
    "      - uses: aws-actions/configure-aws-credentials@v4",
    "        with:",
    "          role-to-assume: arn:aws:iam::111122223333:role/Deploy",
    "          aws-region: eu-west-1",
    "      - run: aws s3 ls",
    "  check:",
    "    steps:",
    "      - run: aws s3 ls --profile gone",
    "",
  ].join("\n");

  test("runs on another machine: nothing of this one takes part", async () => {
    const { sites, findings } = await json({ ".github/workflows/deploy.yml": workflow });
    expect(sites.map(({ actor }: { actor: { words: string } }) => actor.words)).toEqual([
      "role Deploy of 111122223333",
      "role Deploy of 111122223333",
      "whoever it runs as there: profile gone",
    ]);
    expect(findings).toEqual([]);
  });
});

test("a grammar that is not installed is said, with the command that installs it; nothing of the folder scanned is loaded", async () => {
  const files = {
    "a.py": 'import boto3\nboto3.client("s3")\n',
    "main.tf": 'provider "aws" {}\n',
    "node_modules/@vscode/tree-sitter-wasm/package.json": '{"main": "evil.js"}',
    "node_modules/@vscode/tree-sitter-wasm/evil.js": "throw new Error('loaded')",
  };
  const { out, code } = await scan(files, [], {}, { program: "/nowhere/lib/node_modules/awswho/dist/cli/awswho.cjs" });
  expect(code).toBe(5);
  expect(out).toContain("Nothing can be told: 2 files could not be read.");
  expect(out.replace(/\s+/g, " ")).toContain(
    "2 files of python, terraform: the grammars are not installed. npm install --global @vscode/tree-sitter-wasm @tree-sitter-grammars/tree-sitter-hcl",
  );
});

test("a file named that no reader knows, and one named twice", async () => {
  const { out } = await scan({ "a.py": 'import boto3\nboto3.client("s3")\n', "b.txt": "" }, [
    "a.py",
    "./a.py",
    "b.txt",
  ]);
  expect(out).toContain("1 place in 1 file");
  expect(out).toContain("of no language that is read: b.txt");
});

test("names that could drive a terminal or a CI log are harmless", async () => {
  const code = 'import boto3\nboto3.client("s3", profile_name="p")\n';
  const { out } = await scan({ "::error::x.py": code, "a\u001b[31m.py": code });
  expect(out).not.toContain("\u001b");
  expect(out).not.toMatch(/^\s*::/m);
});

test("--timeout ends it: what was read is told, and that it is not all", async () => {
  const { out, code } = await scan({ "a.py": 'import boto3\nboto3.client("s3")\n' }, ["--timeout", "0.0000001"]);
  expect(out).toBe(
    [
      "Nothing can be told: the time was up before all was read.",
      "",
      "Not read  nothing from here on, the time being up: a.py",
      "",
    ].join("\n"),
  );
  expect(code).toBe(5);
});
