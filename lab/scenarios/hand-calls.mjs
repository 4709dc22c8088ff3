// hand-calls.mjs: what is refused in a way that some client asks again after, and what changes how often. One scenario a line.
const ROLE = "arn:aws:iam::111122223333:role";
const KEYS = "[base]\naws_access_key_id = AKIAWO645SY5ADNRPOOV\naws_secret_access_key = sec-AKIAWO645SY5ADNRPOOV\n";

const machine = (id, { env = {}, files = {}, imds = null }) =>
  console.log(
    JSON.stringify({
      id: `calls-${id}`,
      env: { AWS_SDK_LOAD_CONFIG: "1", ...env },
      files,
      imds: imds === null ? null : { role: imds },
      tags: ["calls"],
    }),
  );

/** A token exchanged for a role that STS refuses with `code`, and its HTTP status where one is given (`CODE-503`). */
const token = (code, { env = {}, config = "" } = {}) => ({
  env: {
    AWS_ROLE_ARN: `${ROLE}/fails/${code}/Deploy`,
    AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
    AWS_REGION: "eu-west-1",
    ...env,
  },
  files: { "~/token": "token-1", ...(config === "" ? {} : { "~/.aws/config": `[default]\n${config}` }) },
});

/** A role of the credentials file, which each SDK reads. */
const role = (code) => ({
  env: { AWS_REGION: "eu-west-1" },
  files: {
    "~/.aws/credentials": `[default]\nrole_arn = ${ROLE}/fails/${code}/Deploy\nsource_profile = base\n${KEYS}`,
  },
});

for (const code of [
  "IDPCommunicationError",
  "InvalidIdentityToken",
  "ExpiredTokenException",
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "RequestThrottled",
  "RequestThrottledException",
  "TooManyRequestsException",
  "ProvisionedThroughputExceededException",
  "TransactionInProgressException",
  "RequestLimitExceeded",
  "BandwidthLimitExceeded",
  "LimitExceededException",
  "SlowDown",
  "PriorRequestNotComplete",
  "EC2ThrottledException",
  "RequestTimeout",
  "RequestTimeoutException",
  "InternalError",
  "RequestTimeTooSkewed",
  "RequestExpired",
  "RequestInTheFuture",
  "Unknown-500",
  "Unknown-502",
  "Unknown-503",
  "Unknown-504",
  "Unknown-429",
  "Unknown-501",
])
  machine(`token-${code.toLowerCase()}`, token(code));
for (const code of ["IDPCommunicationError", "ExpiredToken"]) machine(`role-${code.toLowerCase()}`, role(code));

/** A sign-in whose token is good (`seconds` from now) or refreshed. */
const portal = (roleName, seconds, refresh = {}) => ({
  files: {
    "~/.aws/config": `[default]\nsso_account_id = 111122223333\nsso_role_name = ${roleName}\nsso_session = corp\nregion = eu-west-1\n[sso-session corp]\nsso_start_url = https://a.awsapps.com/start\nsso_region = eu-west-1\n`,
    "~/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json": JSON.stringify({
      startUrl: "https://a.awsapps.com/start",
      region: "eu-west-1",
      accessToken: "at-1",
      expiresAt: `{{NOW${seconds}}}`,
      ...refresh,
    }),
  },
});
machine("portal-503", portal("fails-Unknown-503", "+3600"));
machine(
  "refresh-500",
  portal("Admin", "-3600", {
    clientId: "c",
    clientSecret: "s",
    registrationExpiresAt: "{{NOW+36000}}",
    refreshToken: "fails-InternalServerException-500",
  }),
);

for (const status of ["429", "503"])
  machine(`container-${status}`, {
    env: { AWS_REGION: "eu-west-1", AWS_CONTAINER_CREDENTIALS_FULL_URI: `{{EMU}}/ecs/fails/${status}` },
  });

machine("attempts-variable", token("Throttling", { env: { AWS_MAX_ATTEMPTS: "2" } }));
machine("attempts-setting", token("Throttling", { config: "max_attempts = 2\n" }));
machine("mode-standard", token("Throttling", { env: { AWS_RETRY_MODE: "standard", AWS_MAX_ATTEMPTS: "5" } }));
machine("mode-legacy", token("SlowDown", { env: { AWS_RETRY_MODE: "legacy" } }));
const profileToken = `role_arn = ${ROLE}/Deploy\nweb_identity_token_file = {{HOME}}/token\nregion = eu-west-1\n`;
machine("mode-adaptive-setting", {
  files: { "~/token": "token-1", "~/.aws/config": `[default]\n${profileToken}retry_mode = adaptive\n` },
});
