// aimed-commands.mjs NAME: machines on which a command's own files, options and variables decide, for `world/run.py NAME`.
const name = process.argv[2];

const keys = (id) => `aws_access_key_id = AKIA${id}\naws_secret_access_key = secret-of-${id}\n`;
/** Every profile has keys and a region of its own. */
const FILES = {
  "~/.aws/credentials": ["default", "dev", "prod", "eb-cli"]
    .map((one) => `[${one}]\n${keys(one.replace("-", "").toUpperCase())}`)
    .join(""),
  "~/.aws/config":
    "[default]\nregion = us-east-1\n[profile dev]\nregion = eu-west-1\n[profile prod]\nregion = eu-central-1\n[profile eb-cli]\nregion = us-west-2\n",
};
const EXPORTED = { AWS_ACCESS_KEY_ID: "AKIAEXPORTED", AWS_SECRET_ACCESS_KEY: "secret-of-exported" };

const WEB_IDENTITY = {
  AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
  AWS_ROLE_ARN: "arn:aws:iam::444455556666:role/Admin",
  AWS_ROLE_SESSION_NAME: "lab",
};

const AIMED = {
  sam: sam(),
  eb: eb(),
  ansible: ansible(),
  zappa: zappa(),
  sceptre: sceptre(),
  chalice: chalice(),
  dbt: dbt(),
  awslogs: awslogs(),
  s4cmd: s4cmd(),
};
for (const [id, [command, files = {}, env = {}]] of Object.entries(AIMED[name]))
  console.log(JSON.stringify({ id, env, files: { ...FILES, ...files }, command: command.split(" ") }));

function sam() {
  const deploy = "sam deploy --stack-name s";
  const toml = (...tables) =>
    `version = 0.1\n${tables.map(([table, ...lines]) => `[${table}]\n${lines.join("\n")}\n`).join("")}`;
  const dev = { "~/samconfig.toml": toml(["default.deploy.parameters", 'profile = "dev"']) };
  const TEMPLATE = '{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}';
  const infra = {
    "~/infra/template.json": TEMPLATE,
    "~/infra/samconfig.toml": toml(["default.deploy.parameters", 'profile = "prod"']),
  };
  const yaml = "version: 0.1\ndefault:\n  deploy:\n    parameters:\n      profile: prod\n";
  return {
    "no-file": [deploy],
    "file-profile": [deploy, dev],
    "file-profile-over-variable": [deploy, dev, { AWS_PROFILE: "prod" }],
    "file-profile-over-keys": [deploy, dev, EXPORTED],
    "file-profile-over-web-identity": [deploy, { ...dev, "~/token": "jwt" }, WEB_IDENTITY],
    "option-over-file": [`${deploy} --profile prod`, dev],
    "option-with-equals": [`${deploy} --profile=prod`, dev],
    "option-twice": [`${deploy} --profile prod --profile dev`],
    "option-over-keys": [`${deploy} --profile prod`, {}, EXPORTED],
    "option-empty-profile": [`${deploy} --profile=`, {}, EXPORTED],
    "other-environment": [
      `${deploy} --config-env ci`,
      {
        "~/samconfig.toml": toml(
          ["default.deploy.parameters", 'profile = "dev"'],
          ["ci.deploy.parameters", 'profile = "prod"'],
        ),
      },
    ],
    "environment-that-is-none": [`${deploy} --config-env none`, dev],
    "global-table": [
      deploy,
      { "~/samconfig.toml": toml(["default.global.parameters", 'profile = "dev"', 'region = "ap-south-1"']) },
    ],
    "global-and-own": [
      deploy,
      {
        "~/samconfig.toml": toml(
          ["default.global.parameters", 'profile = "dev"', 'region = "ap-south-1"'],
          ["default.deploy.parameters", 'profile = "prod"'],
        ),
      },
    ],
    "dotted-keys": [deploy, { "~/samconfig.toml": 'version = 0.1\n[default]\ndeploy.parameters.profile = "dev"\n' }],
    "inline-table": [
      deploy,
      { "~/samconfig.toml": 'version = 0.1\n[default.deploy]\nparameters = { profile = "dev" }\n' },
    ],
    "region-alone": [
      deploy,
      { "~/samconfig.toml": toml(["default.deploy.parameters", 'region = "sa-east-1"']) },
      { AWS_DEFAULT_REGION: "eu-north-1" },
    ],
    "region-refused": [deploy, { "~/samconfig.toml": toml(["default.deploy.parameters", 'region = "eu west 1"']) }],
    "option-region": [`${deploy} --region sa-east-1`, dev],
    yaml: [deploy, { "~/samconfig.yaml": yaml }],
    yml: [deploy, { "~/samconfig.yml": yaml }],
    "toml-before-yaml": [deploy, { ...dev, "~/samconfig.yaml": yaml }],
    "another-file": [
      `${deploy} --config-file ci.toml`,
      { ...dev, "~/ci.toml": toml(["default.deploy.parameters", 'profile = "prod"']) },
    ],
    "another-file-missing": [`${deploy} --config-file ci.toml`, dev],
    "beside-the-template": [`${deploy} -t infra/template.json`, { ...dev, ...infra }],
    "beside-the-template-long": [`${deploy} --template-file infra/template.json`, { ...dev, ...infra }],
    "template-by-variable": [deploy, { ...dev, ...infra }, { SAM_TEMPLATE_FILE: "infra/template.json" }],
    "no-version": [deploy, { "~/samconfig.toml": '[default.deploy.parameters]\nprofile = "dev"\n' }],
    "version-of-text": [
      deploy,
      { "~/samconfig.toml": 'version = "0.1"\n[default.deploy.parameters]\nprofile = "dev"\n' },
    ],
    "broken-file": [deploy, { "~/samconfig.toml": 'version = 0.1\n[default.deploy.parameters\nprofile = "dev"\n' }],
    "empty-file": [deploy, { "~/samconfig.toml": "" }],
    "empty-profile": [deploy, { "~/samconfig.toml": toml(["default.deploy.parameters", 'profile = ""']) }, EXPORTED],
    "profile-that-is-none": [
      deploy,
      { "~/samconfig.toml": toml(["default.deploy.parameters", 'profile = "gone"']) },
      EXPORTED,
    ],
    "variable-names-none": [deploy, dev, { AWS_PROFILE: "gone" }],
    "variable-names-none-option": [`${deploy} --profile dev`, {}, { AWS_PROFILE: "gone" }],
    "variable-names-none-region": [
      "sam deploy --region eu-west-3 --stack-name s --profile dev",
      {},
      { AWS_PROFILE: "gone" },
    ],
    group: [
      "sam list resources --stack-name s",
      {
        "~/samconfig.toml": toml(
          ["default.list_resources.parameters", 'profile = "dev"'],
          ["default.deploy.parameters", 'profile = "prod"'],
        ),
      },
    ],
    dashes: [
      "sam list stack-outputs --stack-name s",
      { "~/samconfig.toml": toml(["default.list_stack_outputs.parameters", 'profile = "dev"']) },
    ],
    delete: [
      "sam delete --stack-name s --no-prompts",
      { "~/samconfig.toml": toml(["default.delete.parameters", 'profile = "dev"', 'region = "sa-east-1"']) },
    ],
    "delete-as-deployed": ["sam delete --stack-name s --no-prompts", dev],
    "flag-before": ["sam --debug deploy --stack-name s", dev],
    module: ["python -m samcli deploy --stack-name s", dev],
    "keys-only-region-by-AWS_REGION": [deploy, { "~/.aws/config": "" }, { ...EXPORTED, AWS_REGION: "eu-west-1" }],
    "no-region": [deploy, { "~/.aws/config": "" }, EXPORTED],
  };
}

function eb() {
  const list = "eb list";
  const config = (text) => ({ "~/.elasticbeanstalk/config.yml": text });
  const plain = config("global:\n  application_name: app\n");
  const dev = config("global:\n  application_name: app\n  profile: dev\n");
  const sha = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
  const branch = {
    "~/.git/HEAD": "ref: refs/heads/main\n",
    "~/.git/refs/heads/main": `${sha}\n`,
    "~/.git/objects/keep": "",
    "~/.git/config": "[core]\n\trepositoryformatversion = 0\n\tbare = false\n",
  };
  const branches = config(
    "branch-defaults:\n  main:\n    profile: prod\n    default_region: sa-east-1\n  default:\n    profile: eb-cli\nglobal:\n  application_name: app\n  profile: dev\n  sc: null\n",
  );
  return {
    "nothing-named": [list, plain],
    "AWS_PROFILE-is-not-asked": [list, plain, { AWS_PROFILE: "prod" }],
    "AWS_DEFAULT_PROFILE-is-not-asked": [list, plain, { AWS_DEFAULT_PROFILE: "prod" }],
    "AWS_PROFILE-names-none": [list, plain, { AWS_PROFILE: "gone" }],
    AWS_EB_PROFILE: [list, plain, { AWS_EB_PROFILE: "prod" }],
    "AWS_EB_PROFILE-beside-AWS_PROFILE": [list, plain, { AWS_EB_PROFILE: "prod", AWS_PROFILE: "dev" }],
    "AWS_EB_PROFILE-under-keys": [list, plain, { AWS_EB_PROFILE: "prod", ...EXPORTED }],
    "AWS_EB_PROFILE-names-none": [list, plain, { AWS_EB_PROFILE: "gone", ...EXPORTED }],
    "AWS_EB_PROFILE-under-web-identity": [
      list,
      { ...plain, "~/token": "jwt" },
      { AWS_EB_PROFILE: "prod", ...WEB_IDENTITY },
    ],
    "file-profile-over-web-identity": [list, { ...dev, "~/token": "jwt" }, WEB_IDENTITY],
    "AWS_EB_PROFILE-empty": [list, plain, { AWS_EB_PROFILE: "" }],
    keys: [list, plain, EXPORTED],
    "keys-and-AWS_PROFILE": [list, plain, { ...EXPORTED, AWS_PROFILE: "prod" }],
    "file-profile": [list, dev],
    "file-profile-over-AWS_EB_PROFILE": [list, dev, { AWS_EB_PROFILE: "prod" }],
    "file-profile-over-AWS_PROFILE": [list, dev, { AWS_PROFILE: "prod" }],
    "file-profile-over-keys": [list, dev, EXPORTED],
    "file-profile-null": [list, config("global:\n  application_name: app\n  profile: null\n"), { AWS_PROFILE: "prod" }],
    "file-profile-empty": [list, config("global:\n  application_name: app\n  profile: ''\n"), EXPORTED],
    "file-profile-names-none": [list, config("global:\n  application_name: app\n  profile: gone\n"), EXPORTED],
    "file-region": [list, config("global:\n  application_name: app\n  profile: dev\n  default_region: sa-east-1\n")],
    "file-region-over-variable": [
      list,
      config("global:\n  application_name: app\n  default_region: sa-east-1\n"),
      { AWS_DEFAULT_REGION: "eu-north-1" },
    ],
    "variable-region": [list, plain, { AWS_DEFAULT_REGION: "eu-north-1" }],
    "option-profile": [`${list} --profile prod`, dev],
    "option-profile-over-all": [`${list} --profile=prod`, dev, { ...EXPORTED, AWS_EB_PROFILE: "eb-cli" }],
    "option-region": [`${list} -r sa-east-1`, dev],
    "option-region-glued": [`${list} -rsa-east-1`, dev],
    "option-abbreviated": [`${list} --prof prod`, dev],
    "option-region-over-file": [
      `${list} --region sa-east-1`,
      config("global:\n  application_name: app\n  default_region: eu-north-1\n"),
    ],
    "shared-file": [
      list,
      { "~/.elasticbeanstalk/config.global.yml": "global:\n  application_name: app\n  profile: prod\n" },
    ],
    "own-over-shared": [
      list,
      { ...dev, "~/.elasticbeanstalk/config.global.yml": "global:\n  profile: prod\n  default_region: sa-east-1\n" },
    ],
    "branch-default": [list, branches],
    "branch-checked-out": [list, { ...branches, ...branch }],
    "branch-without": [list, { ...dev, ...branch }],
    "eb-cli-is-only-init's": [list, { ...plain, "~/.aws/credentials": `[eb-cli]\n${keys("EBCLI")}` }],
  };
}

function zappa() {
  const status = "zappa status dev";
  const stages = (text) => ({ "~/zappa_settings.json": JSON.stringify(text, null, 1) });
  const stage = (more) => ({ project_name: "p", s3_bucket: "b", app_function: "a.b", ...more });
  const dev = stages({ dev: stage({ profile_name: "dev" }) });
  return {
    "no-profile": [status, stages({ dev: stage({}) })],
    "file-profile": [status, dev],
    "file-profile-over-variable": [status, dev, { AWS_PROFILE: "prod" }],
    "file-profile-over-keys": [status, dev, EXPORTED],
    "file-profile-over-web-identity": [status, { ...dev, "~/token": "jwt" }, WEB_IDENTITY],
    "file-profile-names-none": [status, stages({ dev: stage({ profile_name: "gone" }) }), EXPORTED],
    "variable-names-none": [status, dev, { AWS_PROFILE: "gone" }],
    "variable-names-none-region": [
      status,
      stages({ dev: stage({ profile_name: "dev", aws_region: "sa-east-1" }) }),
      { AWS_PROFILE: "gone" },
    ],
    "file-region": [status, stages({ dev: stage({ profile_name: "dev", aws_region: "sa-east-1" }) })],
    "file-region-beside-keys": [
      status,
      stages({ dev: stage({ aws_region: "sa-east-1" }) }),
      { ...EXPORTED, AWS_DEFAULT_REGION: "eu-north-1" },
    ],
    "null-profile": [status, stages({ dev: stage({ profile_name: null }) }), { AWS_PROFILE: "prod" }],
    "empty-profile": [status, stages({ dev: stage({ profile_name: "" }) }), { AWS_PROFILE: "prod" }],
    extends: [
      status,
      stages({ dev: stage({ extends: "base" }), base: stage({ profile_name: "prod", aws_region: "sa-east-1" }) }),
    ],
    "extends-and-own": [
      status,
      stages({ dev: stage({ extends: "base", profile_name: "dev" }), base: stage({ profile_name: "prod" }) }),
    ],
    "another-stage": [
      "zappa status prod",
      stages({ dev: stage({ profile_name: "dev" }), prod: stage({ profile_name: "prod" }) }),
    ],
    "only-stage": ["zappa status", dev],
    yaml: [
      status,
      {
        "~/zappa_settings.yml": "dev:\n  project_name: p\n  s3_bucket: b\n  app_function: a.b\n  profile_name: prod\n",
        "~/zappa_settings.yaml": "dev: {}\n",
      },
    ],
    toml: [
      status,
      {
        "~/zappa_settings.toml":
          '[dev]\nproject_name = "p"\ns3_bucket = "b"\napp_function = "a.b"\nprofile_name = "prod"\n',
      },
    ],
    "another-file": [
      "zappa status dev -s other.json",
      { ...dev, "~/other.json": JSON.stringify({ dev: stage({ profile_name: "prod" }) }) },
    ],
    keys: [status, stages({ dev: stage({}) }), EXPORTED],
    "keys-and-profile": [status, stages({ dev: stage({}) }), { ...EXPORTED, AWS_PROFILE: "prod" }],
    "keys-with-security-token": [status, stages({ dev: stage({}) }), { ...EXPORTED, AWS_SECURITY_TOKEN: "tok" }],
    "keys-id-alone": [status, stages({ dev: stage({}) }), { AWS_ACCESS_KEY_ID: "AKIAEXPORTED" }],
    AWS_PROFILE: [status, stages({ dev: stage({}) }), { AWS_PROFILE: "prod" }],
  };
}

function sceptre() {
  const status = "sceptre status s.yaml";
  const project = (top, own = "") => ({
    "~/config/config.yaml": `project_code: p\nregion: eu-west-2\n${top}`,
    "~/config/s.yaml": `template:\n  path: t.json\n${own}`,
  });
  const dev = project("profile: dev\n");
  return {
    "no-profile": [status, project("")],
    "file-profile": [status, dev],
    "file-profile-over-variable": [status, dev, { AWS_PROFILE: "prod" }],
    "file-profile-under-keys": [status, dev, EXPORTED],
    "file-profile-names-none": [status, project("profile: gone\n"), EXPORTED],
    "variable-names-none": [status, dev, { AWS_PROFILE: "gone" }],
    "own-over-folder": [status, project("profile: dev\n", "profile: prod\n")],
    "own-region": [status, project("profile: dev\n", "region: sa-east-1\n")],
    folder: [
      "sceptre status dev/s.yaml",
      {
        ...dev,
        "~/config/dev/config.yaml": "profile: prod\nregion: sa-east-1\n",
        "~/config/dev/s.yaml": "template:\n  path: t.json\n",
      },
    ],
    group: [
      "sceptre status dev",
      { ...dev, "~/config/dev/config.yaml": "profile: prod\n", "~/config/dev/s.yaml": "template:\n  path: t.json\n" },
    ],
    "without-its-ending": ["sceptre status s", dev],
    keys: [status, project(""), EXPORTED],
    "keys-with-security-token": [status, project(""), { ...EXPORTED, AWS_SECURITY_TOKEN: "tok" }],
    "keys-id-alone": [status, dev, { AWS_ACCESS_KEY_ID: "AKIAEXPORTED" }],
    "token-alone": [status, dev, { AWS_SESSION_TOKEN: "tok" }],
    "token-alone-no-profile": [status, project(""), { AWS_SESSION_TOKEN: "tok" }],
    "secret-alone": [status, dev, { AWS_SECRET_ACCESS_KEY: "secret-of-exported" }],
    computed: [status, project("profile: {{ var.profile | default('dev') }}\n")],
    role: [status, project("profile: dev\nsceptre_role: arn:aws:iam::444455556666:role/Deploy\n")],
    "option-before": ["sceptre --debug status s.yaml", dev],
    AWS_PROFILE: [status, project(""), { AWS_PROFILE: "prod" }],
  };
}

function s4cmd() {
  const list = "s4cmd ls s3://b/";
  const OWN = { S3_ACCESS_KEY: "AKIAOWN", S3_SECRET_KEY: "secret-of-own" };
  const cfg = (id) => `[default]\naccess_key = AKIA${id}\nsecret_key = secret-of-${id}\n`;
  return {
    "nothing-named": [list],
    AWS_PROFILE: [list, {}, { AWS_PROFILE: "prod" }],
    keys: [list, {}, EXPORTED],
    "own-keys": [list, {}, OWN],
    "own-keys-over-exported": [list, {}, { ...OWN, ...EXPORTED, AWS_SESSION_TOKEN: "tok" }],
    "own-key-alone": [list, {}, { S3_ACCESS_KEY: "AKIAOWN" }],
    "own-keys-with-profile": [list, {}, { ...OWN, AWS_PROFILE: "prod" }],
    s3cfg: [list, { "~/.s3cfg": cfg("CFG") }],
    "s3cfg-over-exported": [list, { "~/.s3cfg": cfg("CFG") }, EXPORTED],
    "s3cfg-under-own-keys": [list, { "~/.s3cfg": cfg("CFG") }, OWN],
    "s3cfg-without-keys": [list, { "~/.s3cfg": "[default]\nhost_base = s3.amazonaws.com\n" }, EXPORTED],
    "another-s3cfg": [`${list} --config other.cfg`, { "~/.s3cfg": cfg("CFG"), "~/other.cfg": cfg("OTHER") }],
  };
}

function awslogs() {
  const groups = "awslogs groups";
  return {
    "nothing-named": [groups],
    AWS_PROFILE: [groups, {}, { AWS_PROFILE: "prod" }],
    "AWS_PROFILE-over-keys": [groups, {}, { AWS_PROFILE: "prod", ...EXPORTED }],
    "AWS_DEFAULT_PROFILE-under-keys": [groups, {}, { AWS_DEFAULT_PROFILE: "prod", ...EXPORTED }],
    "both-profiles": [groups, {}, { AWS_PROFILE: "dev", AWS_DEFAULT_PROFILE: "prod" }],
    "AWS_PROFILE-over-web-identity": [groups, { "~/token": "jwt" }, { AWS_PROFILE: "prod", ...WEB_IDENTITY }],
    "AWS_PROFILE-empty": [groups, {}, { AWS_PROFILE: "", ...EXPORTED }],
    keys: [groups, {}, EXPORTED],
    "option-profile": [`${groups} --profile dev`, {}, { AWS_PROFILE: "prod", ...EXPORTED }],
    AWS_REGION: [groups, {}, { AWS_REGION: "sa-east-1", AWS_DEFAULT_REGION: "eu-north-1" }],
    "AWS_REGION-empty": [groups, {}, { AWS_REGION: "", AWS_DEFAULT_REGION: "eu-north-1" }],
    "option-region": [`${groups} --aws-region eu-south-1`, {}, { AWS_REGION: "sa-east-1" }],
    "option-abbreviated": [`${groups} --prof dev`],
  };
}

function dbt() {
  const debug = "dbt debug";
  const output = (...lines) =>
    ["type: athena", "s3_staging_dir: s3://b/", "database: awsdatacatalog", "schema: s", ...lines]
      .map((line) => `      ${line}\n`)
      .join("");
  const profiles = (outputs, target = "dev") =>
    `p:\n  target: ${target}\n  outputs:\n${Object.entries(outputs)
      .map(([name, text]) => `    ${name}:\n${text}`)
      .join("")}`;
  const project = { "~/dbt_project.yml": "name: p\nversion: '1'\nprofile: p\n" };
  const here = (...lines) => ({
    ...project,
    "~/profiles.yml": profiles({
      dev: output("region_name: sa-east-1", ...lines),
      prod: output("region_name: eu-north-1", "aws_profile_name: prod"),
    }),
  });
  return {
    "no-profile": [debug, here()],
    "file-profile": [debug, here("aws_profile_name: dev")],
    "file-profile-over-variable": [debug, here("aws_profile_name: dev"), { AWS_PROFILE: "prod" }],
    "file-profile-over-keys": [debug, here("aws_profile_name: dev"), EXPORTED],
    "file-profile-over-web-identity": [debug, { ...here("aws_profile_name: dev"), "~/token": "jwt" }, WEB_IDENTITY],
    "file-profile-names-none": [debug, here("aws_profile_name: gone"), EXPORTED],
    AWS_PROFILE: [debug, here(), { AWS_PROFILE: "prod" }],
    keys: [debug, here(), EXPORTED],
    target: [`${debug} --target prod`, here("aws_profile_name: dev")],
    "target-short": [`${debug} -t prod`, here("aws_profile_name: dev")],
    "target-by-variable": [debug, here("aws_profile_name: dev"), { DBT_TARGET: "prod" }],
    "home-folder": [
      debug,
      {
        ...project,
        "~/.dbt/profiles.yml": profiles({ dev: output("region_name: sa-east-1", "aws_profile_name: dev") }),
      },
    ],
    "here-over-home": [
      debug,
      {
        ...here("aws_profile_name: dev"),
        "~/.dbt/profiles.yml": profiles({ dev: output("region_name: sa-east-1", "aws_profile_name: prod") }),
      },
    ],
    "profiles-dir": [
      `${debug} --profiles-dir ci`,
      {
        ...here("aws_profile_name: dev"),
        "~/ci/profiles.yml": profiles({ dev: output("region_name: sa-east-1", "aws_profile_name: prod") }),
      },
    ],
    "profiles-dir-by-variable": [
      debug,
      {
        ...here("aws_profile_name: dev"),
        "~/ci/profiles.yml": profiles({ dev: output("region_name: sa-east-1", "aws_profile_name: prod") }),
      },
      { DBT_PROFILES_DIR: "{{HOME}}/ci" },
    ],
    "another-profile": [
      `${debug} --profile q`,
      {
        ...project,
        "~/profiles.yml": `${profiles({ dev: output("region_name: sa-east-1", "aws_profile_name: dev") })}${profiles({ dev: output("region_name: eu-north-1", "aws_profile_name: prod") }).replace("p:", "q:")}`,
      },
    ],
    "variable-in-file": [
      debug,
      here("aws_profile_name: \"{{ env_var('AWS_PROFILE') }}\""),
      { AWS_PROFILE: "prod", ...EXPORTED },
    ],
    "variable-in-file-default": [debug, here("aws_profile_name: \"{{ env_var('AWS_OTHER', 'prod') }}\"")],
    "variable-in-file-missing": [debug, here("aws_profile_name: \"{{ env_var('AWS_OTHER') }}\"")],
    "variable-in-file-of-others": [debug, here("aws_profile_name: \"{{ env_var('TEAM', 'prod') }}\"")],
    "file-keys": [debug, here("aws_access_key_id: AKIAFILE", "aws_secret_access_key: secret-of-file")],
    "file-keys-over-profile": [
      debug,
      here("aws_access_key_id: AKIAFILE", "aws_secret_access_key: secret-of-file", "aws_profile_name: dev"),
    ],
    "file-keys-of-variables": [
      debug,
      here(
        "aws_access_key_id: \"{{ env_var('AWS_ACCESS_KEY_ID') }}\"",
        "aws_secret_access_key: \"{{ env_var('AWS_SECRET_ACCESS_KEY') }}\"",
      ),
      { ...EXPORTED, AWS_SESSION_TOKEN: "tok" },
    ],
  };
}

function chalice() {
  const deploy = "chalice deploy";
  const config = (more) => ({
    "~/.chalice/config.json": JSON.stringify(
      {
        version: "2.0",
        app_name: "a",
        manage_iam_role: false,
        iam_role_arn: "arn:aws:iam::111122223333:role/R",
        ...more,
      },
      null,
      1,
    ),
  });
  return {
    "no-profile": [deploy],
    "option-profile": [`${deploy} --profile dev`],
    "option-over-keys": [`${deploy} --profile dev`, {}, EXPORTED],
    "file-profile-is-not-read": [deploy, config({ profile: "dev" })],
    "file-profile-of-stage-is-not-read": [deploy, config({ stages: { dev: { profile: "prod" } } })],
    "file-variables": [deploy, config({ environment_variables: { AWS_PROFILE: "prod" } })],
    AWS_PROFILE: [deploy, {}, { AWS_PROFILE: "prod" }],
    keys: [deploy, {}, EXPORTED],
    "file-variables-of-a-stage": [
      `${deploy} --stage prod`,
      config({ stages: { prod: { environment_variables: { AWS_PROFILE: "prod" } } } }),
    ],
    "file-variables-of-another-stage": [
      deploy,
      config({ stages: { prod: { environment_variables: { AWS_PROFILE: "prod" } } } }),
    ],
    "file-variables-of-the-app": [deploy, config({ environment_variables: { TABLE: "t" } })],
  };
}

function ansible() {
  const run = "ansible localhost -m amazon.aws.ec2_vpc_net_info";
  const alias = { AWS_ACCESS_KEY: "AKIAALIAS", AWS_SECRET_KEY: "secret-of-alias" };
  return {
    "nothing-named": [run],
    AWS_PROFILE: [run, {}, { AWS_PROFILE: "dev" }],
    AWS_DEFAULT_PROFILE: [run, {}, { AWS_DEFAULT_PROFILE: "dev" }],
    "both-profiles": [run, {}, { AWS_PROFILE: "dev", AWS_DEFAULT_PROFILE: "prod" }],
    keys: [run, {}, EXPORTED],
    "keys-with-token": [run, {}, { ...EXPORTED, AWS_SESSION_TOKEN: "tok" }],
    "keys-with-security-token": [run, {}, { ...EXPORTED, AWS_SECURITY_TOKEN: "tok" }],
    "keys-and-profile": [run, {}, { ...EXPORTED, AWS_PROFILE: "dev" }],
    "keys-and-default-profile": [run, {}, { ...EXPORTED, AWS_DEFAULT_PROFILE: "dev" }],
    "token-and-profile": [run, {}, { AWS_SESSION_TOKEN: "tok", AWS_PROFILE: "dev" }],
    "token-alone": [run, {}, { AWS_SESSION_TOKEN: "tok" }],
    "expired-keys": [run, {}, { ...EXPORTED, AWS_CREDENTIAL_EXPIRATION: "2020-01-01T00:00:00Z" }],
    "alias-keys": [run, {}, alias],
    "alias-keys-with-token": [run, {}, { ...alias, AWS_SESSION_TOKEN: "tok" }],
    "alias-keys-and-profile": [run, {}, { ...alias, AWS_PROFILE: "dev" }],
    "alias-id-alone": [run, {}, { AWS_ACCESS_KEY: "AKIAALIAS" }],
    "alias-secret-alone": [run, {}, { AWS_SECRET_KEY: "secret-of-alias" }],
    "alias-beside-keys": [run, {}, { ...alias, ...EXPORTED }],
    "alias-mixed": [run, {}, { AWS_ACCESS_KEY_ID: "AKIAEXPORTED", AWS_SECRET_KEY: "secret-of-alias" }],
    "alias-behind-empty": [run, {}, { ...alias, AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" }],
    "profile-and-web-identity": [run, { "~/token": "jwt" }, { AWS_PROFILE: "dev", ...WEB_IDENTITY }],
    "web-identity": [run, { "~/token": "jwt" }, WEB_IDENTITY],
    "empty-profile": [run, {}, { AWS_PROFILE: "" }],
    "empty-profile-before-default": [run, {}, { AWS_PROFILE: "", AWS_DEFAULT_PROFILE: "dev" }],
    "empty-profile-with-keys": [run, {}, { AWS_PROFILE: "", ...EXPORTED }],
    "empty-keys-with-profile": [run, {}, { AWS_PROFILE: "dev", AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" }],
    "profile-names-none": [run, {}, { AWS_PROFILE: "gone" }],
    AWS_REGION: [run, {}, { AWS_REGION: "sa-east-1" }],
    AWS_DEFAULT_REGION: [run, {}, { AWS_DEFAULT_REGION: "sa-east-1" }],
    "both-regions": [run, {}, { AWS_REGION: "sa-east-1", AWS_DEFAULT_REGION: "eu-north-1" }],
    "empty-region": [run, {}, { AWS_REGION: "", AWS_DEFAULT_REGION: "eu-north-1" }],
    "old-names": [run, {}, { EC2_ACCESS_KEY: "AKIAOLD", EC2_SECRET_KEY: "secret-of-old", EC2_REGION: "sa-east-1" }],
  };
}
