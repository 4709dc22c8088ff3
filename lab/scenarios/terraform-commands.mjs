// terraform-commands.mjs: machines on which a command of Terraform's is started in a folder with an S3 backend, for
// `world/run.py terraform-backend`; what an earlier `terraform init` kept lies in .terraform, as Terraform 1.11.4 writes it.
const keys = (id) => `aws_access_key_id = ${id}\naws_secret_access_key = sec-${id}\n`;
const exported = { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE", AWS_SECRET_ACCESS_KEY: "sec-env" };
const credentials = {
  "~/.aws/credentials": `[default]\n${keys("AKIADEFAULTDEFAULTDE")}[dev]\n${keys("AKIADEVDEVDEVDEVDEVD")}[ops]\n${keys("AKIAOPSOPSOPSOPSOPSO")}`,
};
const HAS = { bucket: '"lab-kept"', key: '"state.json"', region: '"eu-west-1"', use_path_style: "true" };
const backend = (more = {}) =>
  `terraform {\n  backend "s3" {\n${Object.entries({ ...HAS, ...more })
    .map(([name, value]) => `    ${name} = ${value}\n`)
    .join("")}  }\n}\n`;
const json = (more = {}) =>
  JSON.stringify({
    terraform: {
      backend: { s3: { bucket: "lab-kept", key: "state.json", region: "eu-west-1", use_path_style: true, ...more } },
    },
  });
const plain = backend();
const dev = backend({ profile: '"dev"' });

const ATTRIBUTES =
  "access_key acl allowed_account_ids assume_role assume_role_with_web_identity bucket custom_ca_bundle dynamodb_endpoint dynamodb_table ec2_metadata_service_endpoint ec2_metadata_service_endpoint_mode encrypt endpoint endpoints forbidden_account_ids force_path_style http_proxy https_proxy iam_endpoint insecure key kms_key_id max_retries no_proxy profile region retry_mode secret_key shared_config_files shared_credentials_file shared_credentials_files skip_credentials_validation skip_metadata_api_check skip_region_validation skip_requesting_account_id skip_s3_checksum sse_customer_key sts_endpoint sts_region token use_dualstack_endpoint use_fips_endpoint use_lockfile use_path_style workspace_key_prefix".split(
    " ",
  );
/** What Terraform makes of these two blocks (seen in what it kept). */
const HASHES = { plain: 1425503036, dev: 3056007702 };
function kept(block, given = {}, folder = "~/.terraform") {
  const own = {
    bucket: "lab-kept",
    key: "state.json",
    region: "eu-west-1",
    use_path_style: true,
    ...(block === "dev" ? { profile: "dev" } : {}),
    ...given,
  };
  const config = Object.fromEntries(ATTRIBUTES.map((name) => [name, own[name] ?? null]));
  const state = { version: 3, terraform_version: "1.11.4", backend: { type: "s3", config, hash: HASHES[block] } };
  return { [`${folder}/terraform.tfstate`]: JSON.stringify(state, null, 2) };
}

const ops = { profile: "ops" };
const file = (text, more = {}) => ({ "~/main.tf": text, ...credentials, ...more });
const machines = {
  "init-profile": ["terraform init", file(dev)],
  "init-without-profile": ["terraform init", file(plain)],
  "init-json": ["terraform init", { "~/main.tf.json": json({ profile: "dev" }), ...credentials }],
  "init-two-files": ["terraform init", file('variable "x" {}\n', { "~/backend.tf": dev })],
  "init-override-file": ["terraform init", file(dev, { "~/override.tf": backend({ profile: '"ops"' }) })],
  "init-commented": ["terraform init", file(backend({ profile: '"dev" # not "ops"' }))],
  "init-role": [
    "terraform init",
    file(backend({ assume_role: '{\n      role_arn = "arn:aws:iam::111122223333:role/Deploy"\n    }' })),
  ],
  "init-without-region": ["terraform init", file(plain.replace(/.*region.*\n/, ""))],
  "init-config": ["terraform init -backend-config=profile=ops", file(dev)],
  "init-config-two-dashes": ["terraform init --backend-config=profile=ops", file(dev)],
  "init-config-in-two-words": ["terraform init -backend-config profile=ops", file(dev)],
  "init-config-quoted": ['terraform init -backend-config=profile="ops"', file(dev)],
  "init-config-twice": ["terraform init -backend-config=profile=ops -backend-config=profile=dev", file(plain)],
  "init-config-file": [
    "terraform init -backend-config=ops.tfbackend",
    file(dev, { "~/ops.tfbackend": 'profile = "ops"\n' }),
  ],
  "init-config-file-json": [
    "terraform init -backend-config=ops.json",
    file(dev, { "~/ops.json": '{"profile": "ops"}' }),
  ],
  "init-config-file-then-value": [
    "terraform init -backend-config=ops.tfbackend -backend-config=profile=dev",
    file(plain, { "~/ops.tfbackend": 'profile = "ops"\n' }),
  ],
  "init-config-file-missing": ["terraform init -backend-config=nope.tfbackend", file(dev)],
  "init-config-region": ["terraform init -backend-config=region=us-west-2", file(dev)],
  "init-partial": [
    "terraform init -backend-config=ops.tfbackend",
    file('terraform {\n  backend "s3" {}\n}\n', {
      "~/ops.tfbackend":
        'bucket = "lab-kept"\nkey = "state.json"\nregion = "eu-west-1"\nuse_path_style = true\nprofile = "ops"\n',
    }),
  ],
  "init-variable": ["terraform init", file(dev), { TF_CLI_ARGS_init: "-backend-config=profile=ops" }],
  "init-variable-of-all": ["terraform init", file(dev), { TF_CLI_ARGS: "-backend-config=profile=ops" }],
  "init-variable-then-option": [
    "terraform init -backend-config=profile=dev",
    file(plain),
    { TF_CLI_ARGS_init: "-backend-config=profile=ops" },
  ],
  "init-chdir": ["terraform -chdir=infra init", { "~/infra/main.tf": dev, "~/main.tf": plain, ...credentials }],
  "init-without-backend": ["terraform init -backend=false", file(dev)],
  "init-profile-of-variable": ["terraform init", file(plain), { AWS_PROFILE: "ops" }, "no keys"],
  "init-profile-over-variable": ["terraform init", file(dev), { AWS_PROFILE: "ops" }, "no keys"],
  "init-workspace": ["terraform init", file(dev), { TF_WORKSPACE: "default" }],
  "init-local": ["terraform init", file('terraform {\n  backend "local" {}\n}\n')],
  // After an init
  "again-init": ["terraform init", file(plain, kept("plain", ops))],
  "again-init-block-edited": ["terraform init", file(dev, kept("plain", ops))],
  "again-init-reconfigure": ["terraform init -reconfigure", file(plain, kept("plain", ops))],
  "again-init-reconfigure-config": [
    "terraform init -reconfigure -backend-config=profile=dev",
    file(plain, kept("plain", ops)),
  ],
  "again-init-same-config": ["terraform init -backend-config=profile=ops", file(plain, kept("plain", ops))],
  "again-init-other-config": ["terraform init -backend-config=profile=dev", file(plain, kept("plain", ops))],
  "again-init-migrate": [
    "terraform init -migrate-state -force-copy -backend-config=profile=dev",
    file(plain, kept("plain", ops)),
  ],
  "again-init-without-backend": ["terraform init -backend=false", file(dev, kept("dev"))],
  "plan-not-initialised": ["terraform plan -input=false", file(dev)],
  "plan-kept": ["terraform plan -input=false", file(plain, kept("plain", ops))],
  "plan-kept-over-block": ["terraform plan -input=false", file(dev, kept("dev", ops))],
  "plan-block-edited": ["terraform plan -input=false", file(dev, kept("plain", ops))],
  "plan-block-removed": ["terraform plan -input=false", file('variable "x" {\n  default = 1\n}\n', kept("plain", ops))],
  "plan-kept-and-profile-of-variable": [
    "terraform plan -input=false",
    file(plain, kept("plain")),
    { AWS_PROFILE: "ops" },
    "no keys",
  ],
  "plan-data-dir": ["terraform plan -input=false", file(plain, kept("plain", ops, "~/data")), { TF_DATA_DIR: "data" }],
  "plan-data-dir-elsewhere": ["terraform plan -input=false", file(plain, kept("plain", ops)), { TF_DATA_DIR: "data" }],
  "plan-chdir": [
    "terraform -chdir=infra plan -input=false",
    { "~/infra/main.tf": plain, ...kept("plain", ops, "~/infra/.terraform"), ...credentials },
  ],
  "plan-variable": [
    "terraform plan -input=false",
    file(plain, kept("plain", ops)),
    { TF_CLI_ARGS_plan: "-lock=false" },
  ],
  ...Object.fromEntries(
    [
      "plan -input=false",
      "apply -auto-approve -input=false",
      "destroy -auto-approve",
      "refresh",
      "output",
      "show",
      "graph",
      "state list",
      "state pull",
      "state show x",
      "state rm x",
      "workspace list",
      "workspace show",
      "workspace select default",
      "taint x.y",
      "untaint x.y",
      "force-unlock -force x",
      "providers",
      "providers schema -json",
      "providers mirror m",
      "test",
      "validate",
      "fmt",
      "get",
      "version",
      "modules",
      "metadata functions -json",
      "login",
      "logout",
      "console",
    ].map((words) => [
      `with-${words.split(" -")[0]?.replaceAll(" ", "-")}`,
      [`terraform ${words}`, file(dev, kept("dev"))],
    ]),
  ),
};

const wordsOf = (text) => text.split(" ").map((word) => word.replaceAll("\\", ""));
for (const [name, [words, files, env = {}, without]] of Object.entries(machines))
  process.stdout.write(
    `${JSON.stringify({ id: `terraform-${name}`, command: wordsOf(words), env: { ...(without === undefined ? exported : {}), ...env }, files, modes: {}, imds: null, tags: ["command"] })}\n`,
  );
