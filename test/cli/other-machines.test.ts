import { Volume } from "memfs";
import { expect, test } from "vitest";
import { HOME, type Scenario, fill, realPath } from "../truth/scenario.ts";
import { outsideOf } from "./transcript.ts";
import { runInProcess } from "./run-in-process.ts";

/*
 * Machines of kinds that are met at work: a CI job, a function, a container, WSL, sudo, sixty profiles that tools wrote.
 * The real boto3, js-v3 and go-v2 were run on them in the lab.
 */

const ONE = "AKIARTX3GSDSQAISEM2E";
const OTHER = "AKIAWO645SY5AAISEM2E";
const pair = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = CANARY-secret\n`;
const exported = (id: string): Readonly<Record<string, string>> => ({
  AWS_ACCESS_KEY_ID: id,
  AWS_SECRET_ACCESS_KEY: "CANARY-secret",
});
const PORTAL = "sso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n";
const signIn = (profile: string, session: string): string =>
  `[profile ${profile}]\nsso_session = ${session}\nsso_account_id = 111122223333\nsso_role_name = Dev\nregion = eu-west-1\n\n`;

type Made = Partial<Omit<Scenario, "id">> & { readonly cwd?: string; readonly columns?: number };

async function run(command: string, { cwd, columns, ...made }: Made): Promise<string> {
  const machine = { id: command, env: {}, files: {}, ...made };
  const files = Object.entries(machine.files).map(([path, text]) => [realPath(path), fill(text)] as const);
  const passwd = `root:x:0:0:root:/root:/bin/bash\nana:x:1000:1000:Ana:${HOME}:/bin/bash\n`;
  const fs = Volume.fromJSON({ "/etc/passwd": passwd, [`${HOME}/.profile`]: "", ...Object.fromEntries(files) });
  const env = Object.entries(machine.env).map(([name, value]) => [name, fill(value)] as const);
  const { out } = await runInProcess(
    command.split(" ").filter((word) => word !== ""),
    {
      fs: fs as never,
      environment: { HOME, PATH: "/usr/bin", LANG: "C.UTF-8", ...Object.fromEntries(env) },
      systemHome: machine.env["HOME"] ?? HOME,
      cwd: `${HOME}${cwd === undefined ? "" : `/${cwd}`}`,
    },
    { outside: outsideOf(machine), columns: columns ?? 100 },
  );
  expect(out).not.toContain("CANARY");
  return out;
}

/** As one text without line ends: a sentence may break anywhere. */
const screen = async (command: string, made: Made): Promise<string> => (await run(command, made)).replace(/\s+/g, " ");

test("where no person can sign in, none is told to", async () => {
  const places: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ GITHUB_ACTIONS: "true", CI: "true" }, "Do give the job the permission id-token: write, which it has not"],
    [
      { GITHUB_ACTIONS: "true", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "CANARY-id" },
      "Do run aws-actions/configure-aws-credentials before this step, with role-to-assume",
    ],
    [{ CI: "true", GITLAB_CI: "true" }, "Do give this job credentials"],
    [{ AWS_LAMBDA_FUNCTION_NAME: "orders" }, "Do give the function an execution role"],
    [{ KUBERNETES_SERVICE_HOST: "10.0.0.1" }, "Do give the pod's service account a role"],
    [{ ECS_CONTAINER_METADATA_URI_V4: "http://169.254.170.2/v4/x" }, "Do give the task definition a task role"],
    [{ CODEBUILD_BUILD_ID: "app:1" }, "pass AWS_CONTAINER_CREDENTIALS_RELATIVE_URI on"],
  ];
  for (const [env, words] of places) {
    const said = await screen("--offline", { env });
    expect(said).toContain(words);
    expect(said).not.toContain("aws configure");
  }
  expect(await screen("--offline", {})).toContain("Do aws configure sso");
});

test("a profile that js-v3 misses keeps exported keys out: without its name they count", async () => {
  const env = { ...exported(ONE), AWS_PROFILE: "prod", AWS_LAMBDA_FUNCTION_NAME: "orders" };
  expect(await screen("--offline --sdk js-v3", { env })).toContain(
    "Do unset AWS_PROFILE to act as the exported keys (111122223333)",
  );
});

test("a mistyped profile: the name like it is advised, though another would work at once", async () => {
  const files = {
    "~/.aws/config": `[sso-session acme]\n${PORTAL}\n${signIn("acme-07", "acme")}`,
    "~/.aws/credentials": `[default]\n${pair(ONE)}`,
  };
  const made = { env: { AWS_PROFILE: "acme-7" }, files };
  expect(await screen("--offline --sdk js-v3", made)).toContain("Do export AWS_PROFILE=acme-07 to choose that profile");
  expect(await screen("--offline", made)).toContain("Do export AWS_PROFILE=acme-07 then boto3 wants a sign-in");
});

test("sudo: the settings of the one who typed it are named, once", async () => {
  const made = {
    env: { HOME: "/root", SUDO_USER: "ana", AWS_PROFILE: "dev" },
    files: { "~/.aws/credentials": `[dev]\n${pair(OTHER)}`, "/root/.profile": "" },
  };
  const said = await screen("--offline", made);
  expect(said).toContain("It is in /home/lab/.aws, of ana; sudo made /root the home folder.");
  expect(said).toContain("sudo --preserve-env=HOME to act as profile dev (444455556666)");
  const doctor = await screen("doctor --offline --sdk boto3", made);
  expect(doctor).toContain("error: sudo: the home folder here is /root");
  expect(doctor.match(/sudo --preserve-env=HOME/g)).toHaveLength(1);
  expect(doctor).toMatch(/^Found 1 error\b/);
});

test("WSL: the settings that Windows keeps are named, and linked", async () => {
  const made = {
    env: { WSL_DISTRO_NAME: "Ubuntu", AWS_PROFILE: "dev" },
    files: { "/mnt/c/Users/Ana Lee/.aws/credentials": `[dev]\r\n${pair(OTHER)}` },
  };
  const said = await screen("--offline", made);
  expect(said).toContain("It is in /mnt/c/Users/Ana Lee/.aws, where programs of Windows keep it.");
  expect(said).toContain("Do ln -s '/mnt/c/Users/Ana Lee/.aws' ~/.aws to act as profile dev (444455556666)");
  expect(await screen("doctor --offline --sdk boto3", made)).toMatch(/^Found 1 error\b/);
});

test("HOME is no folder: no sign-in is advised that could not be kept", async () => {
  const said = await screen("--offline", { env: { HOME: "/nowhere" } });
  expect(said).toContain("HOME is /nowhere, which does not exist.");
  expect(said).toContain("Do set HOME to a folder that exists");
  expect(await screen("doctor --offline --sdk boto3", { env: { HOME: "/nowhere" } })).toMatch(/^Found 1 error\. /);
});

test("[default] that is elsewhere is called by its name", async () => {
  const made = { env: { HOME: "/srv" }, files: { "/srv/.profile": "", "/srv/x/.aws/credentials": "" } };
  expect(await screen("--offline", made)).toContain("there is no [default], and no file or variable after it has cred");
});

test("a token file that a CI job did not write: it is to be written, and every SDK's sentence is plain", async () => {
  const env = {
    CI: "true",
    AWS_ROLE_ARN: "arn:aws:iam::444455556666:role/Deploy",
    AWS_WEB_IDENTITY_TOKEN_FILE: "/builds/app/.ci-token",
    AWS_REGION: "eu-west-1",
  };
  for (const sdk of ["boto3", "js-v3", "go-v2"]) {
    const said = await screen(`--offline --sdk ${sdk}`, { env });
    expect(said).toContain(
      `${sdk} stops here. AWS_WEB_IDENTITY_TOKEN_FILE names /builds/app/.ci-token, which does not exist.`,
    );
    expect(said).toContain("Do have the token put there");
  }
});

test.each([
  ["GITLAB_CI", "id_tokens:"],
  ["GITHUB_ACTIONS", "id-token: write"],
])("a token file that a job under %s did not write: what makes the job write it", async (mark, words) => {
  const env = {
    CI: "true",
    [mark]: "true",
    AWS_ROLE_ARN: "arn:aws:iam::444455556666:role/Deploy",
    AWS_WEB_IDENTITY_TOKEN_FILE: "/builds/app/.ci-token",
    AWS_REGION: "eu-west-1",
  };
  for (const command of ["--offline", "doctor --offline"]) {
    const said = await screen(`${command} --sdk boto3`, { env });
    expect(said).toContain(words);
    expect(said).not.toContain("unset");
  }
});

test("a session with a blank in its name: said so, and how to call it", async () => {
  const files = { "~/.aws/config": `[sso-session my org]\n${PORTAL}\n${signIn("dev", "my org")}` };
  const made = { env: { AWS_PROFILE: "dev" }, files };
  const cure = "on line 1 of ~/.aws/config write [sso-session my-org], and sso_session = my-org wherever it is named";
  for (const command of ["--offline", "--offline --sdk js-v3", "doctor --offline --sdk boto3,js-v3"]) {
    const said = await screen(command, made);
    expect(said).toContain("[sso-session my org] has a blank in its name:");
    expect(said).toContain(cure);
  }
  const cured = { ...made, files: { "~/.aws/config": files["~/.aws/config"].replaceAll("my org", "my-org") } };
  expect(await screen("--offline", cured)).toContain("Do aws sso login --sso-session my-org to sign in");
});

test("a region in quotes in a variable: the quotes go, the variable stays", async () => {
  const env = { ...exported(ONE), AWS_DEFAULT_REGION: "'eu-west-1'" };
  expect(await screen("--offline", { env })).toContain("Do export AWS_DEFAULT_REGION=eu-west-1");
  expect(await screen("doctor --offline --sdk boto3", { env })).toContain(
    "boto3 cannot make a client here; why stands",
  );
});

test("one cure of one fault: the keys of another profile are told of once", async () => {
  const env = { ...exported(OTHER), AWS_VAULT: "prod", AWS_PROFILE: "dev", AWS_DEFAULT_REGION: "eu-west-1" };
  const said = await screen("doctor --offline --sdk boto3", {
    env,
    files: { "~/.aws/credentials": `[dev]\n${pair(ONE)}` },
  });
  expect(said).toContain("aws-vault exported the keys of profile prod, and the chosen profile is dev");
  expect(said).not.toContain("exported-keys-shadow-profile");
});

test("sixty profiles of one tool: one sign-in, and a fault told sixty times is told by names", async () => {
  const names = Array.from({ length: 30 }, (_, index) => `util-${index}`);
  const config = names.map(
    (name) =>
      `[profile ${name}]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Dev\nregion = eu-west-1\ncredential_process = aws-sso-util credential-process --profile ${name}\n\n`,
  );
  const made = { files: { "~/.aws/config": config.join("") } };
  expect(await screen("profiles --offline", made)).toMatch(
    /Do aws sso login --profile util-0 to sign in \(30 profiles\) $/,
  );
  const said = await screen("doctor --offline --sdk boto3", made);
  expect(said).toContain("28 more of rule two-kinds-of-credentials: util-2, util-3, util-4 and 25 more");
  const all = await screen("doctor --offline --sdk boto3 -v", made);
  expect(all.match(/rule two-kinds-of-credentials/g)).toHaveLength(30);
});

test("no sign-in to a guide's portal is advised; what the column says is not said again", async () => {
  const files = {
    "~/.aws/config": `[profile dev]\n${PORTAL.replace("acme", "d-xxxxxxxxxx")}sso_account_id = 111122223333\nsso_role_name = Dev\n`,
    "~/.aws/credentials": `[saml]\n${pair(ONE.replace("AKIA", "ASIA"))}aws_session_token = CANARY-t\nx_security_token_expires = {{NOW-90000}}\n`,
  };
  const said = await screen("profiles --offline", { files });
  expect(said).toContain("a guide's sample portal");
  expect(said).not.toContain("aws sso login");
  expect(said.match(/ago/g)).toHaveLength(1);
});

test("an endpoint of one service that was left behind", async () => {
  const keys = { "~/.aws/credentials": `[default]\n${pair(ONE)}` };
  const said = await screen("doctor --offline --sdk boto3,go-v1", {
    env: { AWS_ENDPOINT_URL_S3: "http://localhost:9000", AWS_DEFAULT_REGION: "eu-west-1", AWS_REGION: "eu-west-1" },
    files: keys,
  });
  // Go v1 knows no such variable.
  expect(said).toContain("AWS_ENDPOINT_URL_S3 points at localhost:9000: for S3 boto3 talks to that, not to AWS.");
  expect(said).toContain("do unset AWS_ENDPOINT_URL_S3");
});

test("who looks where is told of settings, not of tokens; and .NET's way by its name", async () => {
  const said = await screen("compare --offline", {
    env: {
      AWS_ROLE_ARN: "arn:aws:iam::444455556666:role/Irsa",
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/irsa",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{{HOME}}/pod",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
    },
    files: { "~/irsa": "CANARY.a.b", "~/pod": "CANARY-pod" },
  });
  expect(said).toContain("js-v2 acts as the container's role");
  expect(said).not.toContain("~/irsa");
  const sso = await screen("compare --offline --sdk boto3,dotnet,rust", {
    env: { AWS_PROFILE: "dev" },
    files: {
      "~/.aws/config": `[profile dev]\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = base\nregion = eu-west-1\n`,
      "~/.aws/credentials": `[base]\n${pair(ONE)}`,
    },
  });
  expect(sso).not.toContain("~/.aws/credentials eu-west-1");
});

test("at 60 columns nothing but a command or a path runs over", async () => {
  const names = Array.from({ length: 3 }, (_, index) => `acme-${index}-production`);
  const made = {
    columns: 60,
    env: { AWS_PROFILE: "acme-0-production" },
    files: {
      "~/.aws/config": `[sso-session acme]\n${PORTAL}\n${names.map((name) => signIn(name, "acme")).join("")}[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = acme-1-production\nregion = eu-west-1\n`,
      "~/.aws/credentials": `[default]\n${pair(ONE)}`,
    },
  };
  for (const command of [
    "--offline",
    "doctor --offline --sdk boto3",
    "profiles --offline",
    "graph",
    "compare --offline",
  ])
    for (const line of (await run(command, made)).split("\n"))
      if (!/^Do |^ {4}do |sso\/cache/.test(line)) expect(line.length, `${command}: ${line}`).toBeLessThanOrEqual(60);
  expect(await run("graph", made)).toContain("└─ source_profile acme-1-production");
});

test("a .tfvars with a secret, and a devcontainer with all on one line", async () => {
  const secret = "CANARYsecretCANARYsecretCANARYsecret0123";
  const made = {
    cwd: "infra",
    env: { AWS_DEFAULT_REGION: "eu-west-1" },
    files: {
      "~/.aws/credentials": `[default]\n${pair(ONE)}`,
      "~/infra/.git/HEAD": "ref: refs/heads/main\n",
      "~/infra/prod.tfvars": `access_key = "${OTHER}"\nsecret_key = "${secret}"\n`,
      "~/infra/.devcontainer/devcontainer.json": `{"containerEnv": {"AWS_PROFILE": "dev", "AWS_SECRET_ACCESS_KEY": "${secret}"}}\n`,
    },
  };
  const said = await screen("doctor --offline --sdk boto3", made);
  expect(said).toContain("prod.tfvars holds secret_key as it stands, and git does not ignore that file.");
  expect(said).toContain("devcontainer.json holds AWS_SECRET_ACCESS_KEY as it stands, and git keeps that file.");
});

test("a region that is expected, and none is there", async () => {
  const files = { "~/.awswhorc": "region = eu-west-1\n", "~/.aws/credentials": `[default]\n${pair(ONE)}` };
  expect(await screen("check --offline", { files })).toMatch(/region eu-west-1 is expected, and there is none\./);
});
