import { longTermKeys } from "../../src/demo/aws/made-up-keys.ts";
import { NOW } from "../truth/scenario.ts";
import { seal } from "../../src/vault/secret.ts";
import type { Outside } from "../../src/model/outside.ts";
import { principalOf } from "../../src/verify/principal-of.ts";
import { type CheckedMachine, runOn } from "../cli/checked-machine.ts";

/*
 * docs/three-jobs.md: the three jobs that awswho is for, done as someone would who has read the README and no more. Every
 * screen is that of a run; what is typed between two of them is what the screen before says, or the page is not written.
 */

const SANDBOX = longTermKeys("111122223333", "ana-sandbox").accessKeyId;
const PROD = longTermKeys("444455556666", "ana").accessKeyId;
const SECRET = "CANARYnevershown";

const keys = (name: string, id: string): string =>
  `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n`;

const EXPECTED = "region = eu-west-1\n\n[prod]\naccount = 444455556666\nrole = Deploy\n";
const SSO_PROFILE = [
  "[profile prod]",
  "sso_session = corp",
  "sso_account_id = 444455556666",
  "sso_role_name = Deploy",
  "region = eu-west-1",
  "",
  "[sso-session corp]",
  "sso_start_url = https://corp.awsapps.com/start",
  "sso_region = eu-west-1",
  "sso_registration_scopes = sso:account:access",
  "",
].join("\n");
/** SHA-1 of the session's name, `corp`, by which botocore and the AWS CLI name the cached token. */
const TOKEN_FILE = "/home/ana/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json";
const TOKEN = JSON.stringify({
  startUrl: "https://corp.awsapps.com/start",
  region: "eu-west-1",
  accessToken: SECRET,
  expiresAt: "2026-11-22T20:00:00Z",
});

const WHO: Readonly<Record<string, string>> = {
  [SANDBOX]: "arn:aws:iam::111122223333:user/ana-sandbox",
  [PROD]: "arn:aws:iam::444455556666:user/ana",
  ASIASIGNEDIN: "arn:aws:sts::444455556666:assumed-role/AWSReservedSSO_Deploy_0123456789abcdef/ana",
  ASIAPIPELINE: "arn:aws:sts::444455556666:assumed-role/Deploy/ci",
};

/** AWS, and a sign-in service that knows the token. */
const AWS: Outside = {
  answer: async (question) =>
    question.kind === "sso-role-credentials"
      ? {
          kind: "credentials",
          credentials: {
            accessKeyId: "ASIASIGNEDIN",
            secretAccessKey: seal(SECRET),
            sessionToken: seal(SECRET),
            expiration: new Date(NOW + 3_600_000).toISOString(),
            accountId: null,
          },
        }
      : question.kind === "metadata"
        ? { kind: "failure", failure: { kind: "no-route", code: "EHOSTUNREACH", message: "no route" } }
        : { kind: "failure", failure: { kind: "denied", code: "AccessDenied", message: "denied" } },
  async whoIs({ accessKeyId }, { endpoint }) {
    const arn = WHO[accessKeyId ?? ""] ?? "";
    const asked = { url: endpoint?.url ?? "", latency: 84, clockSkew: 0 };
    return { kind: "known", account: arn.split(":")[4] ?? "", arn, userId: "A", principal: principalOf(arn), asked };
  },
};

interface Step {
  readonly words: readonly string[];
  readonly machine: CheckedMachine;
  readonly code: number;
  /** What the person types next: it has to stand on this step's screen. */
  readonly next?: string;
  /** What comes of that, for the reader. */
  readonly told?: string;
}

interface Job {
  readonly title: string;
  readonly story: string;
  readonly steps: readonly Step[];
}

const wrongFiles = {
  "/home/ana/.aws/credentials": `${keys("sandbox", SANDBOX)}\n${keys("prod", PROD)}`,
  "/home/ana/.aws/config": "[profile prod]\nregion = eu-west-1\n",
};
const exported = { AWS_ACCESS_KEY_ID: SANDBOX, AWS_SECRET_ACCESS_KEY: SECRET };
const project = { "/srv/app/.git/HEAD": "ref: refs/heads/main\n", "/srv/app/.awswhorc": EXPECTED };
const signedUp = { ...project, "/home/ana/.aws/config": SSO_PROFILE };
const pipeline = {
  AWS_ACCESS_KEY_ID: "ASIAPIPELINE",
  AWS_SECRET_ACCESS_KEY: SECRET,
  AWS_SESSION_TOKEN: SECRET,
  AWS_REGION: "eu-west-1",
};

const JOBS: readonly Job[] = [
  {
    title: "A wrong profile",
    story:
      "Ana has set `AWS_PROFILE=prod`, and her script lists the buckets of the sandbox. The README says: type `awswho`.",
    steps: [
      {
        words: [],
        machine: { files: wrongFiles, env: { ...exported, AWS_PROFILE: "prod" } },
        code: 0,
        next: "unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY",
        told: "She had exported keys this morning. She types what stands behind Do, and asks again.",
      },
      { words: ["-q"], machine: { files: wrongFiles, env: { AWS_PROFILE: "prod" } }, code: 0 },
    ],
  },
  {
    title: "A newcomer's machine",
    story:
      "Ben has cloned a project that has an `.awswhorc`. His machine knows nothing of AWS. The README says: type `awswho check prod`, and do what it says until it is green.",
    steps: [
      {
        words: ["check", "prod"],
        machine: { files: project },
        code: 4,
        next: "aws configure sso --profile prod",
        told: "The AWS CLI asks him for the start URL, and writes the profile into `~/.aws/config`.",
      },
      {
        words: ["check", "prod"],
        machine: { files: signedUp },
        code: 4,
        next: "export AWS_PROFILE=prod",
      },
      {
        words: ["check", "prod"],
        machine: { files: signedUp, env: { AWS_PROFILE: "prod" } },
        code: 4,
        next: "aws sso login --sso-session corp",
        told: "His browser opens; he signs in.",
      },
      {
        words: ["check", "prod"],
        machine: { files: { ...signedUp, [TOKEN_FILE]: TOKEN }, env: { AWS_PROFILE: "prod" } },
        code: 0,
      },
    ],
  },
  {
    title: "A pipeline on the wrong account",
    story:
      "The deployment's job was copied from another one, with that one's keys. Its last line is `awswho check prod -- terraform apply`: Terraform is not started.",
    steps: [
      {
        words: ["check", "prod", "--", "terraform", "apply"],
        machine: { files: project, env: { ...exported, AWS_REGION: "eu-west-1" } },
        code: 1,
        told: "Without the command it says more; in a GitHub job also as annotations, on the line of `.awswhorc` that is not met.",
      },
      {
        words: ["check", "prod", "--sdk", "terraform"],
        machine: { files: project, env: { ...exported, AWS_REGION: "eu-west-1", GITHUB_ACTIONS: "true" } },
        code: 1,
        told: "With the role that is meant, Terraform runs, and its exit code is that of the job.",
      },
      { words: ["check", "prod", "--", "terraform", "apply"], machine: { files: project, env: pipeline }, code: 0 },
    ],
  },
];

export async function threeJobsPage(): Promise<string> {
  const jobs: string[] = [];
  for (const [index, job] of JOBS.entries()) jobs.push(await jobText(job, index + 1));
  return `# Three jobs, from the README alone\n\nWritten by \`npm run lab -- three-jobs\`: every screen is that of a run on a made-up machine.\n\n${jobs.join("\n")}`;
}

async function jobText({ title, story, steps }: Job, number: number): Promise<string> {
  const parts = [`## ${number}. ${title}`, story];
  for (const step of steps) parts.push(...(await stepText(step)));
  return `${parts.join("\n\n")}\n`;
}

async function stepText({ words, machine, code, next, told }: Step): Promise<readonly string[]> {
  const started: string[] = [];
  const run = await runOn(
    {
      ...machine,
      outside: AWS,
      start: async (command) => {
        started.push(`(${command.join(" ")} runs)\n`);
        return { kind: "ended", code: 0 };
      },
    },
    ...words,
  );
  const screen = run.out + run.err + started.join("");
  if (run.code !== code) throw new Error(`awswho ${words.join(" ")}: ${run.code}, not ${code}\n${screen}`);
  if (next !== undefined && !screen.includes(next)) throw new Error(`the screen does not say: ${next}\n${screen}`);
  const typed = `$ awswho${words.length === 0 ? "" : ` ${words.join(" ")}`}`;
  return [
    `\`\`\`console\n${typed}\n${screen}[exit ${run.code}]\n\`\`\``,
    ...(told === undefined || next !== undefined ? [] : [told]),
    ...(next === undefined ? [] : [`\`\`\`console\n$ ${next}\n\`\`\``]),
    ...(next === undefined || told === undefined ? [] : [told]),
  ];
}
