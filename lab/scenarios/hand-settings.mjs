// hand-settings.mjs: settings that are about no credentials but that an SDK checks while it makes its session or client:
// accepted, in another case, at the edge, refused; exported and in the profile. One scenario a line.
const KEYS = "aws_access_key_id = AKIAWO645SY5ADNRPOOV\naws_secret_access_key = sec-AKIAWO645SY5ADNRPOOV\n";

const VALUES = {
  request_min_compression_size_bytes: ["0", "-1", "1048576", "1048577", "10485761", "many"],
  disable_request_compression: ["TRUE", "yes"],
  request_checksum_calculation: ["WHEN_REQUIRED", "always"],
  response_checksum_validation: ["when_supported", "always"],
  disable_clock_skew_correction: ["maybe"],
  account_id_endpoint_mode: ["REQUIRED", "often"],
  retry_mode: ["ADAPTIVE", "legacy", "often"],
  max_attempts: ["0", "-1", "1.5"],
  defaults_mode: ["AUTO", "often"],
  sts_regional_endpoints: ["LEGACY", "here"],
  s3_us_east_1_regional_endpoint: ["LEGACY", "here"],
  s3_use_arn_region: ["yes"],
  s3_disable_multiregion_access_points: ["yes"],
  use_fips_endpoint: ["TRUE", "yes"],
  use_dualstack_endpoint: ["True", "yes"],
  endpoint_discovery_enabled: ["AUTO", "maybe"],
  ec2_metadata_service_endpoint_mode: ["IPV6", "v5"],
  ec2_metadata_v1_disabled: ["yes"],
  ignore_configured_endpoint_urls: ["yes"],
  metadata_service_timeout: ["long"],
  metadata_service_num_attempts: ["many"],
  tcp_keepalive: ["maybe"],
  parameter_validation: ["maybe"],
  sdk_ua_app_id: ["a b/c", "a".repeat(60)],
  auth_scheme_preference: ["sigv4x"],
  sigv4a_signing_region_set: ["*"],
  ca_bundle: ["{{HOME}}/none.pem"],
};

/** Where a variable's name is not the setting's own in capitals. */
const VARIABLES = {
  endpoint_discovery_enabled: "AWS_ENABLE_ENDPOINT_DISCOVERY",
};

const machine = (id, env, config) =>
  console.log(
    JSON.stringify({
      id: `settings-${id}`,
      env: { AWS_REGION: "eu-west-1", AWS_SDK_LOAD_CONFIG: "1", ...env },
      files: { "~/.aws/config": config, "~/.aws/credentials": `[default]\n${KEYS}` },
      imds: null,
      tags: ["settings"],
    }),
  );

for (const [setting, values] of Object.entries(VALUES))
  for (const [index, value] of values.entries()) {
    machine(`${setting}-${index}-file`, {}, `[default]\n${setting} = ${value}\n`);
    machine(`${setting}-${index}-variable`, { [VARIABLES[setting] ?? `AWS_${setting.toUpperCase()}`]: value }, "");
  }

/** A role's call is made, and so is the connection it goes by. */
const ROLE = "[default]\nrole_arn = arn:aws:iam::111122223333:role/Dev\nsource_profile = base\n";
for (const bundle of ["AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE"])
  console.log(
    JSON.stringify({
      id: `settings-role-${bundle}`,
      env: { AWS_REGION: "eu-west-1", AWS_SDK_LOAD_CONFIG: "1", [bundle]: "{{HOME}}/none.pem" },
      files: { "~/.aws/config": ROLE, "~/.aws/credentials": `[base]\n${KEYS}` },
      imds: null,
      tags: ["settings", "role-source"],
    }),
  );
