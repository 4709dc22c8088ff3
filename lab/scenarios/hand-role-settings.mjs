// Settings that a client checks when it is made, on machines where a client is made on the way to credentials: a role of a
// profile. node lab/scenarios/hand-role-settings.mjs
const KEY = "AKIAWO645SY5ADNRPOOV";
const SETTINGS = {
  request_min_compression_size_bytes: ["abc", "-1", "99999999", ""],
  disable_request_compression: ["maybe", "TRUE", ""],
  account_id_endpoint_mode: ["bogus", "REQUIRED", ""],
  request_checksum_calculation: ["bogus", ""],
  endpoint_discovery_enabled: ["maybe"],
  auth_scheme_preference: ["bogus"],
  use_fips_endpoint: ["maybe"],
  use_dualstack_endpoint: ["maybe"],
  defaults_mode: ["auto"],
  ignore_configured_endpoint_urls: ["yes", "", "TRUE"],
};

function machine(id, { env = {}, setting = "", imds = null, keys = "" }) {
  return {
    id,
    env: { AWS_PROFILE: "dev", AWS_SDK_LOAD_CONFIG: "1", ...env },
    files: {
      "~/.aws/config": `[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = base\nregion = eu-west-1\n${setting}[profile base]\n${keys}region = eu-west-1\n`,
      "~/.aws/credentials":
        keys === "" ? `[base]\naws_access_key_id = ${KEY}\naws_secret_access_key = sec-${KEY}\n` : "",
    },
    imds,
    tags: ["role", "client-settings"],
  };
}

const machines = Object.entries(SETTINGS).flatMap(([key, values]) =>
  values.flatMap((value, index) => [
    machine(`role-${key}-${index}-file`, { setting: `${key} = ${value}\n` }),
    machine(`role-${key}-${index}-variable`, { env: { [`AWS_${key.toUpperCase()}`]: value } }),
  ]),
);
const auto = { AWS_DEFAULTS_MODE: "auto" };
machines.push(
  machine("role-auto-instance", { env: auto, imds: { role: "ec2-role" } }),
  machine("role-auto-instance-v1", { env: auto, imds: { role: "v1-role" } }),
  machine("role-auto-instance-bad", { env: auto, imds: { role: "bad-role" } }),
  machine("role-auto-instance-500", { env: auto, imds: { role: "status-500-role" } }),
  machine("role-auto-metadata-off", {
    env: { ...auto, AWS_EC2_METADATA_DISABLED: "true" },
    imds: { role: "ec2-role" },
  }),
  machine("role-auto-lambda", {
    env: { ...auto, AWS_EXECUTION_ENV: "AWS_Lambda_python3.12", AWS_REGION: "eu-west-1" },
    imds: { role: "ec2-role" },
  }),
  machine("role-auto-elsewhere", {
    env: { ...auto, AWS_EXECUTION_ENV: "AWS_ECS_FARGATE", AWS_DEFAULT_REGION: "us-east-1" },
    imds: { role: "ec2-role" },
  }),
  machine("role-source-keys-below", { keys: `aws_access_key_id = ${KEY}\naws_secret_access_key =\n  sec/${KEY}+x=\n` }),
  machine("role-source-half", { keys: `aws_access_key_id = ${KEY}\n` }),
  machine("role-source-nothing", { keys: "output = json\n" }),
);
for (const one of machines) console.log(JSON.stringify(one));
