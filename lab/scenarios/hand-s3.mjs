// hand-s3.mjs: the settings of S3, which every client of botocore checks: a block that is none, its modes, in which order they
// are looked up. One scenario a line.
const KEYS = "aws_access_key_id = AKIAWO645SY5ADNRPOOV\naws_secret_access_key = sec-AKIAWO645SY5ADNRPOOV\n";
const MODE = "us_east_1_regional_endpoint";

const machine = (id, config, env = {}, credentials = `[default]\n${KEYS}`) =>
  console.log(
    JSON.stringify({
      id: `s3-${id}`,
      env: { AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1", ...env },
      files: { "~/.aws/config": config, "~/.aws/credentials": credentials },
      imds: null,
      tags: ["s3"],
    }),
  );

machine("empty", "[default]\ns3 =\n");
machine("empty-last", "[default]\ns3 =\noutput = json\n");
machine("empty-and-variable", "[default]\ns3 =\n", { AWS_S3_USE_ARN_REGION: "true" });
machine("empty-and-setting", "[default]\ns3 =\ns3_use_arn_region = true\n");
machine("word", "[default]\ns3 = path\n");
machine("word-and-variable", "[default]\ns3 = path\n", { AWS_S3_USE_ARN_REGION: "true" });
machine("word-and-mode", "[default]\ns3 = path\ns3_us_east_1_regional_endpoint = here\n");

for (const [name, value] of Object.entries({ here: "here", upper: "LEGACY", legacy: "legacy", nothing: "" }))
  machine(`mode-${name}`, `[default]\ns3 =\n  ${MODE} = ${value}\n`);
machine("mode-upper-key", `[default]\ns3 =\n  ${MODE.toUpperCase()} = here\n`);
machine("mode-of-block-after-setting", `[default]\ns3_${MODE} = legacy\ns3 =\n  ${MODE} = here\n`);
machine("mode-of-setting-before-block", `[default]\ns3_${MODE} = here\ns3 =\n  ${MODE} = legacy\n`);
machine("mode-of-block-after-variable", `[default]\ns3 =\n  ${MODE} = here\n`, {
  AWS_S3_US_EAST_1_REGIONAL_ENDPOINT: "legacy",
});
machine("mode-of-variable-before-block", `[default]\ns3 =\n  ${MODE} = legacy\n`, {
  AWS_S3_US_EAST_1_REGIONAL_ENDPOINT: "here",
});

for (const [name, value] of Object.entries({ path: "path", auto: "auto", word: "dns", upper: "PATH", nothing: "" }))
  machine(`style-${name}`, `[default]\ns3 =\n  addressing_style = ${value}\n`);
machine("style-and-mode", `[default]\ns3 =\n  addressing_style = dns\n  ${MODE} = here\n`);
machine("style-and-region", `[default]\nregion = eu_west_1\ns3 =\n  addressing_style = dns\n`, {
  AWS_REGION: "eu_west_1",
  AWS_DEFAULT_REGION: "eu_west_1",
});
machine("style-and-retry", `[default]\nretry_mode = often\ns3 =\n  addressing_style = dns\n`);
machine("style-and-attempts", `[default]\nmax_attempts = many\ns3 =\n  addressing_style = dns\n`);
machine("style-and-negative-attempts", `[default]\nmax_attempts = -1\ns3 =\n  addressing_style = dns\n`);
machine("style-and-checksum", `[default]\nrequest_checksum_calculation = often\ns3 =\n  addressing_style = dns\n`);
machine("style-and-account-mode", `[default]\naccount_id_endpoint_mode = often\ns3 =\n  addressing_style = dns\n`);
machine("style-and-sts-mode", `[default]\nsts_regional_endpoints = here\ns3 =\n  addressing_style = dns\n`);
machine("style-and-bundle", `[default]\ns3 =\n  addressing_style = dns\n`, { AWS_CA_BUNDLE: " " });
machine("style-in-credentials", "[default]\n", {}, `[default]\n${KEYS}s3 =\n  addressing_style = dns\n`);
machine(
  "style-of-role",
  "[default]\nrole_arn = arn:aws:iam::111122223333:role/Dev\nsource_profile = base\ns3 =\n  addressing_style = dns\n",
  {},
  `[base]\n${KEYS}`,
);
machine(
  "style-of-source",
  "[default]\nrole_arn = arn:aws:iam::111122223333:role/Dev\nsource_profile = base\n[profile base]\ns3 =\n  addressing_style = dns\n",
  {},
  `[base]\n${KEYS}`,
);
machine(
  "empty-of-role",
  "[default]\nrole_arn = arn:aws:iam::111122223333:role/Dev\nsource_profile = base\ns3 =\n",
  {},
  `[base]\n${KEYS}`,
);
