import { Volume } from "memfs";
import type { FileSystem } from "../../src/capture/file-system.ts";
import { packagesFor } from "../../src/capture/grammars.ts";
import { longTermKeys } from "../../src/demo/aws/made-up-keys.ts";
import { CODE_LANGUAGES, type CodeLanguage } from "../../src/model/code-site.ts";
import { SCAN_RULES, type ScanRule } from "../../src/model/scan.ts";
import { siteReaders } from "../../src/parse/code-sites/index.ts";
import type { Grammar, SiteReader } from "../../src/parse/code-sites/site-reader.ts";
import { runInProcess } from "../cli/run-in-process.ts";

/* docs/scan.md: what scan reads and says, its screen that of a run on a made-up project. */

const SECRET = "CANARYkJ8vQ2mN4pR7tW9yB3dF6gH1jL5nS0uXzC";
const DEV = longTermKeys("111122223333", "ana").accessKeyId;
const PROD = longTermKeys("444455556666", "ana").accessKeyId;

const PROJECT = {
  "app/orders.py": [
    "import os",
    "import boto3",
    "",
    'PROFILE = os.environ.get("APP_PROFILE", "prod")',
    "",
    'queue = boto3.client("sqs")',
    'orders = boto3.Session(profile_name=PROFILE, region_name="eu-west-1").resource("dynamodb")',
    'reports = boto3.client("s3", profile_name="prod")',
    "",
    "def as_role(arn):",
    '    return boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="orders")',
    "",
  ],
  "app/mail.py": [
    "import boto3",
    "",
    `ses = boto3.client("ses", aws_access_key_id="${DEV}", aws_secret_access_key="${SECRET}")`,
    "",
  ],
  "infra/main.tf": [
    "terraform {",
    '  backend "s3" {',
    '    bucket  = "orders-state"',
    '    region  = "eu-west-1"',
    '    profile = "dev"',
    "  }",
    "}",
    "",
    'provider "aws" {',
    '  profile = "prod"',
    "}",
    "",
  ],
  "tests/local.js": [
    'import { S3Client } from "@aws-sdk/client-s3";',
    "",
    'export const s3 = new S3Client({ endpoint: "http://localhost:4566" });',
    "",
  ],
};

const keys = (name: string, id: string): string =>
  `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n`;

const HOME = {
  "/home/ana/.aws/credentials": keys("default", DEV) + keys("dev", DEV) + keys("prod", PROD),
  "/home/ana/.aws/config": "[default]\nregion = eu-central-1\n",
};

async function screen(): Promise<string> {
  const files = Object.entries(PROJECT).map(([path, lines]) => [`/srv/shop/${path}`, lines.join("\n")]);
  const fs = Volume.fromJSON({ ...HOME, ...Object.fromEntries(files) }) as unknown as FileSystem;
  const machine = { fs, cwd: "/srv/shop", environment: { HOME: "/home/ana", LANG: "C.UTF-8" } };
  const { out, code } = await runInProcess(["scan"], machine, { columns: 100 });
  if (code !== 1) throw new Error(`scan ended with ${code}`);
  return out.replace(/^\n+|\n+$/g, "");
}

const LANGUAGES: Readonly<Record<CodeLanguage, string>> = {
  python: "Python: boto3, botocore, boto 2, aioboto3, CDK stacks; `os.environ`",
  javascript: "JavaScript and TypeScript: the AWS SDK 2 and 3, CDK stacks; `process.env`",
  go: "Go: the AWS SDK 1 and 2, CDK stacks; `os.Setenv`",
  java: "Java: the AWS SDK 1 and 2, CDK stacks",
  kotlin: "Kotlin: the AWS SDK for Kotlin, and what Java's are read for",
  ruby: "Ruby: the AWS SDK; `ENV`",
  rust: "Rust: the AWS SDK",
  terraform: "Terraform, OpenTofu, Terragrunt: providers, backends, states that are read",
  workflow: "GitHub workflows and other pipelines: sign-in steps, variables, scripts",
  dockerfile: "Dockerfiles: variables, settings copied or mounted, commands",
  compose: "docker compose: variables, mounts",
  serverless: "the serverless framework: its provider",
  sam: "AWS SAM: its configuration and templates",
  cdk: "the CDK: its context and commands",
  dotenv: "`.env` files and editors' containers",
  shell: "shell scripts, Makefiles: AWS's commands, exported variables",
  mcp: "MCP servers of assistants and editors",
};

const RULES: Readonly<Record<ScanRule, string>> = {
  "secret-in-code":
    "A secret key or session token is written out, and looks real: no placeholder, no emulator's word. The key id is shortened, the secret never shown.",
  "refused-call": 'The SDK refuses the call on every machine, as boto3 does `boto3.client("s3", profile_name="prod")`.',
  "profile-missing-in-code":
    "The code names a profile that this machine does not have (a warning where it has no profile at all).",
  "identities-in-one-folder": "Code of one folder and language acts as several principals.",
  "stack-account-differs": "The stacks of a CDK app name accounts, and the CDK acts here in none of them.",
  "region-unknown-in-code":
    "The code pins a region that AWS does not have: an availability zone (another name is a note).",
  "local-endpoint": "The code names an emulator: nothing reaches AWS.",
  "region-differs": "The code pins another region than the same SDK takes here.",
};

const SEVERITIES: Readonly<Record<ScanRule, string>> = {
  "secret-in-code": "error",
  "refused-call": "error",
  "profile-missing-in-code": "error",
  "identities-in-one-folder": "warning",
  "stack-account-differs": "warning",
  "region-unknown-in-code": "warning",
  "local-endpoint": "note",
  "region-differs": "note",
};

const grammarsOf = (reader: SiteReader): readonly Grammar[] => {
  if (reader.grammarOf === null) return reader.holds ?? [];
  return [reader.grammarOf("file.ts"), reader.grammarOf("file.tsx")];
};

function packagesOf(language: CodeLanguage): string {
  const grammars = siteReaders.filter((reader) => reader.language === language).flatMap(grammarsOf);
  return grammars.length === 0
    ? "none"
    : packagesFor(grammars)
        .map((name) => `\`${name}\``)
        .join(", ");
}

export async function scanPage(): Promise<string> {
  const read = CODE_LANGUAGES.filter((language) => siteReaders.some((reader) => reader.language === language));
  const every = packagesFor(siteReaders.flatMap(grammarsOf));
  return `# Scanning code

\`awswho scan [PATH…]\` finds where code makes AWS clients, or gives what will make them a profile, keys, a region, a role or an
endpoint, and says who each place acts as on this machine. It asks nobody and changes nothing. Written by
\`npm run lab -- scan-page\`.

Code is read by real parsers. Their grammars are packages of their own, so that awswho stays small:

\`\`\`
npm install --global ${every.join(" ")}
\`\`\`

They are loaded from where awswho is installed, never from the folder that is scanned. Without one the files of its language
are said not to be read.

## What it says

\`\`\`
$ awswho scan
${await screen()}
\`\`\`

Folder by folder, one row for the places that act alike. *As your shell*: the code leaves it to the machine, and this is who
that is. *Unlike your shell*: the code acts as somebody else than the same SDK does here without it. *Only the run can tell*: a
value is computed, a parameter, or a variable that is not set here; one that is set counts as it is.

Each place is resolved with the chain of its own SDK: \`Session(profile_name=…)\` comes before exported keys in boto3, and
\`profile\` does not in Java 2 (\`awswho explain java-v2\`). What the code sets in a variable counts as that variable does. A role
that the code assumes is told with its account, out of its ARN, and with who assumes it. What runs elsewhere, in a pipeline or an
image, is told as it is written.

## What it finds

| finding | severity | |
|---|---|---|
${SCAN_RULES.map((rule) => `| ${rule} | ${SEVERITIES[rule]} | ${RULES[rule]} |`).join("\n")}

The exit code is 1 where a finding is at or above \`--fail-on\` (error), 2 where a path is not there, 5 where files
could not be read for want of a grammar, else 0.

## What it reads

| language | packages |
|---|---|
${read.map((language) => `| ${LANGUAGES[language]} | ${packagesOf(language)} |`).join("\n")}

\`--scope python,terraform\` keeps to some: ${read.map((language) => `\`${language}\``).join(", ")}. A value is followed within its file: through
imports, constants, sessions handed on, functions and classes. Across files only names help: a \`session\` that comes from
elsewhere is taken for one, and only the run can tell whose. Terraform's variables are looked for in the folder: defaults,
\`TF_VAR_…\`, \`terraform.tfvars\`, \`*.auto.tfvars\`, the later before the earlier; not what \`-var\` or a module's caller gives. A provider is
asked of Terraform's provider chain, a backend and a state that is read of its backend's (\`explain terraform-backend\`), which takes no profile's
region. What \`-backend-config\` gave an earlier \`terraform init\`, \`check -- terraform plan\` knows ([ci.md](ci.md)), scan does not.

Left out, unless \`--all-files\` is given: what a .gitignore leaves out and git does not follow, and folders of other people's code
(\`node_modules\`, virtual environments, \`vendor\`, \`target\`). No link to a folder is followed. Files larger than 1 MB, binary
files and what cannot be read are not read, and said so, as are files of languages that have no reader yet. Where files are
many, several threads read them, one for each core; one at which a thread ends is said not to be parsed.

## How rightly it reads

Held against places that were marked by hand. A seed drew 220 files, dealt over languages and packages, from 143 packages of PyPI,
npm, Maven Central, the Go module proxy, crates.io and Debian that use the SDKs (RubyGems could not be asked; Ruby's are Debian's), and
each was marked before \`scan\` was run on any: 276 places.

| | precision | recall |
|---|---|---|
| first run | 263 of 271 (0.970) | 262 of 276 (0.949) |
| the same, 8 marks put right | 270 of 270 | 269 of 282 (0.954) |
| after mending | 285 of 285 | 282 of 282 |

Put right were: five calls of \`assume_role\` and one \`AWS.Config\` that had been passed over, one mark that lay on the wrong line, and keys
made apart that count neither way. Missed were names within \`module Aws::S3\` (11, all in the SDK's own gems), two variables set in one
assignment, and a chain of providers in Rust. The last line says little, as the readers were mended by it. Python has 74 of the places,
Rust 40, JavaScript 39, Go 34, Java 24, shell 19, Terraform 18, Ruby 12, workflows 10, Kotlin 9, compose 2, serverless 1. The 16 files of
the CDK, Dockerfiles, SAM and \`.env\` hold none, and none was told; no package brought along an MCP server's settings.

Who acts was then asked for 59 places, drawn by seed (40 of these, 19 of an earlier sample of repositories), on a made-up machine and in
three environments: 56 were right, held against the real SDK for typical calls of Python and JavaScript, worked out by hand for the rest,
in part with the answer in view. The other three were told as the machine's own profile, where the code
brings its own file or its own function for keys; only the run can tell, and that is said now.

## In scripts

\`awswho scan --json\` has every place with its file, line, SDK, what it gives and who it acts as (\`sites\`), the findings, and all
that was not read. \`--from machine.json\` reads the code here and resolves it on the machine of a [snapshot](snapshot.md).
\`--redact\` masks accounts.
`;
}
