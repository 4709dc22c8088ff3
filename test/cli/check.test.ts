import { describe, expect, test } from "vitest";
import { CANARY, EXPORTED, FILES, SANDBOX_KEY, runOn } from "./checked-machine.ts";

const DEPLOY = "arn:aws:sts::444455556666:assumed-role/Deploy/ci";
const ANA = "arn:aws:iam::052310077262:user/ana";
const KNOWN = { [SANDBOX_KEY]: ANA, ASIADeploy: DEPLOY };

describe("the verdict comes first", () => {
  test("as expected", async () => {
    const { out, err, code } = await runOn({ env: { AWS_PROFILE: "prod" }, identities: KNOWN }, "check", "prod");
    expect(out.split("\n")[0]).toBe("This is prod: 444455556666, role Deploy.");
    expect(out).not.toContain("✗");
    expect(err).toBe("");
    expect(code).toBe(0);
  });

  test("somebody else, and the profile here that would be right", async () => {
    const { out, code } = await runOn({ env: EXPORTED, identities: KNOWN }, "check", "prod");
    expect(out.split("\n")[0]).toBe("This is not prod: 052310077262, user/ana; account 444455556666 is expected.");
    expect(out).toContain("✗ account      444455556666 is expected (.awswhorc:4), here it is 052310077262");
    expect(out).toContain("Do   unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY");
    expect(out).toContain("then export AWS_PROFILE=prod, to act as profile prod (444455556666, role Deploy)");
    expect(code).toBe(1);
  });

  test("a role that waits for an MFA code: the code is the next step, not whoever else has keys", async () => {
    const config = `${FILES["/home/ana/.aws/config"]}`
      .replace("[profile base]", "mfa_serial = arn:aws:iam::052310077262:mfa/ana\n[default]")
      .replace("source_profile = base", "source_profile = default")
      .replace("[default]\nregion = eu-west-1\n", "");
    const files = { ...FILES, "/home/ana/.aws/config": config };
    const machine = { env: { AWS_PROFILE: "prod" }, identities: KNOWN, files };
    const { out, code } = await runOn(machine, "check", "prod", "--no-tty");
    expect(out).not.toContain("export AWS_PROFILE");
    expect(out).toContain("export-credentials --profile prod");
    expect(code).toBe(4);
  });

  test("a profile whose account is known goes before one that only a run can tell, or none", async () => {
    const config = [
      "[profile gone]\ncredential_process = /opt/none",
      "[profile tool]\ncredential_process = /opt/tool",
      `${FILES["/home/ana/.aws/config"]}`.replace("[default]\nregion = eu-west-1\n", ""),
      "region = eu-west-1",
    ].join("\n");
    const files = { ...FILES, "/home/ana/.aws/config": config, "/opt/tool": "" };
    const { out } = await runOn({ files }, "check", "--account", "052310077262", "--offline");
    expect(out).toContain("Do   export AWS_PROFILE=base\n     to act as profile base (052310077262)");
  });

  test("a region that is missing: to work there", async () => {
    const machine = { env: { ...EXPORTED, AWS_CONFIG_FILE: "/dev/null" }, identities: KNOWN };
    const { out } = await runOn(machine, "check", "sandbox");
    expect(out).toMatch(
      /Do {3}export AWS_DEFAULT_REGION=eu-west-1\n {5}to work in eu-west-1, as the exported keys \(052310077262\)\n/,
    );
  });

  test("what only AWS could say is not guessed at", async () => {
    const { out, code } = await runOn(
      { env: { AWS_PROFILE: "prod" } },
      "check",
      "prod",
      "--offline",
      "--min-lifetime",
      "15m",
    );
    expect(out).toMatch(/^Cannot tell whether this is prod/);
    expect(out).toContain("leave --offline out");
    expect(code).toBe(5);
  });

  test("refused by AWS", async () => {
    const { out, code } = await runOn({ env: EXPORTED, identities: {} }, "check", "sandbox");
    expect(out).toContain("✗ credentials  refused: InvalidClientTokenId");
    expect(code).toBe(4);
  });

  test("nobody", async () => {
    const { ".aws": _, ...files } = { ...FILES, "/home/ana/.aws/config": "" } as Record<string, string>;
    const { out, code } = await runOn({ files, identities: {} }, "check", "prod");
    expect(out).toMatch(/^This is not prod: there are no credentials/);
    expect(out).toContain("Do   aws configure sso --profile prod");
    expect(out).toContain("choose account 444455556666 and role Deploy");
    expect(code).toBe(4);
  });

  test("no answer", async () => {
    const silent = {
      kind: "unavailable",
      why: "no route to AWS",
      failure: { kind: "no-route", code: null, message: "" },
    };
    const { out, code } = await runOn(
      { env: EXPORTED, identities: { [SANDBOX_KEY]: silent as never } },
      "check",
      "sandbox",
    );
    expect(out).toMatch(/^Cannot tell whether this is sandbox/);
    expect(code).toBe(5);
  });
});

describe("a newcomer is led there, one command at a time", () => {
  const sso = [
    "[profile prod]",
    "sso_session = corp",
    "sso_account_id = 444455556666",
    "sso_role_name = Deploy",
    "region = eu-west-1",
    "[sso-session corp]",
    "sso_start_url = https://corp.awsapps.com/start",
    "sso_region = eu-west-1",
    "",
  ].join("\n");
  const files = { ...FILES, "/home/ana/.aws/config": sso };

  test.each([
    [{ files: { "/srv/app/.awswhorc": FILES["/srv/app/.awswhorc"] } }, "aws configure sso --profile prod"],
    [{ files }, "export AWS_PROFILE=prod"],
    [{ files, env: { AWS_PROFILE: "prod" } }, "aws sso login --sso-session corp"],
  ])("%#: %s", async (machine, command) => {
    const { out, code } = await runOn({ ...machine, identities: {} }, "check", "prod");
    expect(out).toContain(`Do   ${command}\n`);
    expect(code).toBe(4);
  });
});

describe("what cannot be meant is a usage error with its line", () => {
  test.each([
    ["[prod]\naccuont = 444455556666\n", ["prod"], "/srv/app/.awswhorc:2: accuont is no key; is account meant?"],
    ["[prod]\naccount = 12\n", ["prod"], "/srv/app/.awswhorc:2: account: an account has twelve digits"],
    ["[prod]\nsource = enviroment\n", ["prod"], "source: is environment meant?"],
    ["allow = silent-falback\nrole = x\n", [], "allow: is silent-fallback meant?"],
    ["[prod]\nrole = x\n", ["prdo"], "prdo is no section of .awswhorc; is prod meant?"],
    ["[prod]\nrole = x\n", [], "name an environment: awswho check prod"],
    ["", [], "expects nothing"],
    ["sdk = boto3\n", [], "expects nothing"],
    ["role = x\n", ["a", "b"], "check takes one environment"],
    ["role = x\n", ["--account", "1"], "--account: an account has twelve digits"],
    ["role = x\n", ["--config", "no/such"], "there is no such file"],
    ["role = x\n", ["--"], "-- is followed by a command"],
    ["role = x\n", ["--yes"], "--yes goes with --init"],
    [`[prod]\naws_secret_access_key = ${CANARY}\n`, ["prod"], "aws_secret_access_key is no key"],
    [`[prod]\naccount = ${CANARY}\n`, ["prod"], "account: an account has twelve digits"],
  ])("%j %j", async (text, words, message) => {
    const { out, err, code } = await runOn({ files: { ...FILES, "/srv/app/.awswhorc": text } }, "check", ...words);
    expect(err).toContain(message);
    expect(out + err).not.toContain(CANARY);
    expect(out).toBe("");
    expect(code).toBe(2);
  });

  test("no file at all: a check that expects nothing would be green by mistake", async () => {
    const { err, code } = await runOn({ files: {} }, "check");
    expect(err).toContain("nothing is expected");
    expect(code).toBe(2);
  });
});

describe("where .awswhorc is looked for", () => {
  const at = (path: string) => ({ ...FILES, "/srv/app/.awswhorc": "role = Other\n", [path]: "role = Deploy\n" });
  test.each([
    ["/srv/app/web/src", "/srv/app/web/.awswhorc", 0],
    ["/srv/app/web/src", "/srv/.awswhorc", 1],
    ["/tmp/alone", "/tmp/.awswhorc", 2],
  ])("from %s, with %s: %i", async (cwd, path, code) => {
    const run = await runOn({ files: at(path), cwd, env: { AWS_PROFILE: "prod" }, identities: KNOWN }, "check");
    expect(run.code, run.out + run.err).toBe(code);
  });
});

describe("check -- COMMAND", () => {
  const started: (readonly string[])[] = [];
  const start = async (command: readonly string[]) => {
    started.push(command);
    return { kind: "ended", code: 7 } as const;
  };
  const prod = { env: { AWS_PROFILE: "prod" }, identities: KNOWN, start };

  test("starts it if all holds, and says nothing itself", async () => {
    const { out, err, code } = await runOn(prod, "check", "prod", "--", "terraform", "apply", "-auto-approve");
    expect([out, err, code]).toEqual(["", "", 7]);
    expect(started.pop()).toEqual(["terraform", "apply", "-auto-approve"]);
  });

  test("the command's own profile is who it is", async () => {
    const { out, err, code } = await runOn(prod, "check", "prod", "--", "aws", "--profile", "base", "s3", "ls");
    expect(started).toEqual([]);
    expect(out).toBe("");
    expect(err).toBe("awswho: refused: This is not prod: 052310077262, user/ana; account 444455556666 is expected.\n");
    expect(code).toBe(1);
    const clash = await runOn(prod, "check", "prod", "--profile", "prod", "--", "aws", "--profile", "base", "s3", "ls");
    expect(clash.code).toBe(2);
  });

  test("the CDK's command acts with exported keys, where the SDK it is made with takes the named profile", async () => {
    const both = { ...prod, env: { ...EXPORTED, AWS_PROFILE: "prod" } };
    const refused = await runOn(both, "check", "prod", "--", "cdk", "deploy");
    expect(refused.err).toBe(
      "awswho: refused: This is not prod: 052310077262, user/ana; account 444455556666 is expected.\n",
    );
    expect([refused.code, started]).toEqual([1, []]);
    const named = await runOn(both, "check", "prod", "--", "npx", "cdk", "deploy", "--profile", "prod");
    expect([named.err, named.code]).toEqual(["", 7]);
    started.pop();
  });

  test("a profile in cdk.json is the one that the CDK's command asks", async () => {
    const files = { ...FILES, "/srv/app/cdk.json": '{\n  "app": "node app.js",\n  "profile": "prod"\n}\n' };
    const { err, code } = await runOn({ ...prod, files, env: EXPORTED }, "check", "prod", "--", "cdk", "deploy");
    expect([err, code]).toEqual(["", 7]);
    started.pop();
    const { out } = await runOn({ files, env: EXPORTED }, "--offline", "--sdk", "cdk");
    expect(out).toContain("prod: named by /srv/app/cdk.json");
  });

  test("serverless acts with the profile of its stage, and goes where no variable says", async () => {
    const yml = `provider:\n  name: aws\n  profile: \${self:custom.\${opt:stage, 'dev'}}\ncustom:\n  dev: base\n  prod: prod\n`;
    const files = { ...FILES, "/srv/app/serverless.yml": yml };
    const machine = { ...prod, env: { AWS_SDK_LOAD_CONFIG: "1" }, files };
    const refused = await runOn(machine, "check", "prod", "--", "npx", "sls", "deploy");
    expect([refused.code, started]).toEqual([1, []]);
    expect(refused.err).toContain("Profile base is named by /srv/app/serverless.yml:3.");
    const deploy = ["npx", "sls", "deploy", "--stage", "prod"];
    const elsewhere = await runOn(machine, "check", "prod", "--", ...deploy);
    expect(elsewhere.err).toContain("444455556666, role Deploy; region eu-west-1 is expected, not us-east-1.");
    const { err, code } = await runOn(machine, "check", "prod", "--", ...deploy, "--region", "eu-west-1");
    expect([err, code]).toEqual(["", 7]);
    started.pop();
    const regions = { files, env: { ...EXPORTED, AWS_SDK_LOAD_CONFIG: "1", AWS_REGION: "eu-west-3" } };
    const { out } = await runOn(regions, "--offline", "--json", "--sdk", "serverless");
    expect(JSON.parse(out)).toMatchObject({ region: { name: "us-east-1" } });
  });

  test("a profile in samconfig.toml is the one that sam is given, and a refusal says where it is named", async () => {
    const toml =
      'version = 0.1\n[default.deploy.parameters]\nprofile = "base"\n[prod.deploy.parameters]\nprofile = "prod"\n';
    const machine = { ...prod, files: { ...FILES, "/srv/app/samconfig.toml": toml } };
    const refused = await runOn(machine, "check", "prod", "--", "sam", "deploy");
    expect(refused.err).toBe(
      "awswho: refused: This is not prod: 052310077262, user/ana; account 444455556666 is expected. " +
        "Profile base is named by /srv/app/samconfig.toml:3.\n",
    );
    const named = await runOn(machine, "check", "prod", "--", "sam", "deploy", "--config-env", "prod");
    expect([named.err, named.code]).toEqual(["", 7]);
    started.pop();
  });

  test("keys in dbt's profiles.yml are whom it acts as, and are told to nobody", async () => {
    const output = (id: string): string =>
      [
        "p:",
        "  target: dev",
        "  outputs:",
        "    dev:",
        "      type: athena",
        "      region_name: eu-west-1",
        `      aws_access_key_id: ${id}`,
        `      aws_secret_access_key: ${CANARY}`,
        "",
      ].join("\n");
    const files = {
      ...FILES,
      "/srv/app/dbt_project.yml": "profile: p\n",
      "/srv/app/profiles.yml": output(SANDBOX_KEY),
    };
    const { out, err, code } = await runOn({ ...prod, files }, "check", "prod", "--", "dbt", "run");
    expect(err).toContain("This is not prod: 052310077262, user/ana");
    expect(out + err).not.toContain(CANARY);
    expect(code).toBe(1);
    const computed = { ...files, "/srv/app/profiles.yml": output("\"{{ env_var('KEY') }}\"") };
    const unknown = await runOn({ ...prod, files: computed }, "check", "prod", "--", "dbt", "run");
    expect(unknown.err).toContain("only a run can tell: aws_access_key_id in /srv/app/profiles.yml:7");
    expect([unknown.code, started]).toEqual([2, []]);
  });

  test("Ansible takes no profile beside keys, and is not started", async () => {
    const both = { ...prod, env: { ...EXPORTED, AWS_PROFILE: "prod" } };
    const { err, code } = await runOn(both, "check", "sandbox", "--", "ansible-playbook", "site.yml");
    expect(err).toContain("Ansible takes no profile (AWS_PROFILE) beside keys (AWS_ACCESS_KEY_ID)");
    expect([code, started]).toEqual([2, []]);
  });

  test("eb asks AWS_EB_PROFILE, and not AWS_PROFILE", async () => {
    const machine = { ...prod, env: { AWS_PROFILE: "prod", AWS_EB_PROFILE: "base" } };
    const { err } = await runOn(machine, "check", "prod", "--", "eb", "deploy");
    expect(err).toContain("This is not prod: 052310077262");
    const right = await runOn({ ...prod, env: { AWS_EB_PROFILE: "prod" } }, "check", "prod", "--", "eb", "deploy");
    expect([right.err, right.code]).toEqual(["", 7]);
    started.pop();
  });

  test("a refusal is masked where that is asked for", async () => {
    const { err } = await runOn({ ...prod, env: EXPORTED }, "check", "prod", "--redact", "--", "terraform", "plan");
    expect(err).toMatch(/^awswho: refused: This is not prod: \[account\]/);
    expect(err).not.toMatch(/\d{12}/);
  });

  test("where the SDK is not known, all at hand have to be the same", async () => {
    const files = {
      ...FILES,
      "/srv/app/node_modules/@aws-sdk/credential-provider-node/package.json": '{"version": "3.900.0"}',
      "/srv/app/.venv/lib/python3.12/site-packages/boto3-1.40.0.dist-info/METADATA": "",
    };
    // boto3 takes exported keys, JavaScript v3 the profile that is named.
    const split = { ...prod, files, env: { ...EXPORTED, AWS_PROFILE: "prod" } };
    const parted = await runOn(split, "check", "--region", "*", "--", "./deploy.sh");
    expect(parted.err).toContain("; agree ");
    expect(parted.code).toBe(1);
    const alike = await runOn({ ...prod, files }, "check", "prod", "--", "./deploy.sh");
    expect(alike.code, alike.err).toBe(7);
    const none = await runOn(prod, "check", "prod", "--", "./deploy.sh");
    expect(none.err).toContain("say it, such as --sdk boto3");
    expect(none.code).toBe(2);
  });
});

describe("check --init", () => {
  test("writes what is here now, and check then finds it so", async () => {
    const files = { "/home/ana/.aws/config": FILES["/home/ana/.aws/config"] };
    const machine = { files, env: { AWS_PROFILE: "prod" }, identities: KNOWN };
    const { out, code, written } = await runOn(machine, "check", "live", "--init");
    const text = written["/srv/app/.awswhorc"] ?? "";
    expect(code, out).toBe(0);
    expect(text).toContain("[live]\n");
    expect(text).toContain("\naccount = 444455556666\n");
    expect(text).toContain("\nrole = Deploy\n");
    expect(text).toContain("\n# profile = prod\n");
    expect(out).toContain("Written to /srv/app/.awswhorc. Now: awswho check live");
    const again = await runOn({ ...machine, files: { ...files, "/srv/app/.awswhorc": text } }, "check", "live");
    expect(again.code, again.out).toBe(0);
    const all = text.replace(/^# (?=[\w-]+ = )/gm, "");
    const every = await runOn({ ...machine, files: { ...files, "/srv/app/.awswhorc": all } }, "check", "live");
    expect(every.code, every.out).toBe(0);
  });

  test("never writes over a file unless told so", async () => {
    const machine = { env: { AWS_PROFILE: "prod" }, identities: KNOWN };
    const refused = await runOn(machine, "check", "--init");
    expect(refused.code).toBe(2);
    expect(refused.written).toEqual({});
    const told = await runOn(machine, "check", "--init", "--yes");
    expect(told.code).toBe(0);
    expect(told.written["/srv/app/.awswhorc"]).toContain("account = 444455556666");
  });

  test("writes nothing where there is nobody", async () => {
    const { code, written, err } = await runOn({ files: {} }, "check", "--init", "--offline");
    expect(written).toEqual({});
    expect(err).toContain("nothing was written");
    expect(code).toBe(4);
  });
});
