// hand-boto3.mjs > hand-boto3.jsonl: scenarios aimed at what the other sets leave untouched in boto3's chain.
import { createHash, generateKeyPairSync } from "node:crypto";

const sha1 = (text) => createHash("sha1").update(text).digest("hex");
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const KEYS = "aws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key = sec-base\n";
const ROLE = "role_arn = arn:aws:iam::111122223333:role/Deploy\n";
const role = (extra = "", base = KEYS) => ({
  "~/.aws/config": `[default]\n${ROLE}source_profile = base\n${extra}`,
  "~/.aws/credentials": `[base]\n${base}`,
});
const static_ = (config = "") => ({
  "~/.aws/config": `[default]\n${config}`,
  "~/.aws/credentials": `[default]\n${KEYS}`,
});
const sso = (token, extra = "", session = true) => ({
  "~/.aws/config": `[default]\nsso_account_id = 111122223333\nsso_role_name = Admin\n${session ? "sso_session = corp\n" : "sso_start_url = https://a.awsapps.com/start\nsso_region = eu-west-1\n"}${extra}${session ? "[sso-session corp]\nsso_start_url = https://a.awsapps.com/start\nsso_region = eu-west-1\n" : ""}`,
  [`~/.aws/sso/cache/${sha1(session ? "corp" : "https://a.awsapps.com/start")}.json`]:
    typeof token === "string" ? token : JSON.stringify(token),
});
const pem = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "sec1", format: "pem" });
const ARN = "arn:aws:iam::111122223333:user/me";
const login = (token, accessToken = {}, region = "region = eu-west-1\n") => ({
  "~/.aws/config": `[default]\nlogin_session = ${ARN}\n${region}`,
  [`~/.aws/login/cache/${sha256(ARN)}.json`]: JSON.stringify({
    accessToken: {
      accessKeyId: "ASIALOGIN",
      secretAccessKey: "s",
      sessionToken: "t",
      accountId: "111122223333",
      expiresAt: "{{NOW+3600}}",
      ...accessToken,
    },
    refreshToken: "rt",
    dpopKey: pem,
    clientId: "c",
    tokenType: "aws_sigv4",
    idToken: "i",
    ...token,
  }),
});
const script = (body, status = 0) => `#!/bin/sh\ncat <<'X'\n${JSON.stringify(body)}\nX\nexit ${status}\n`;
const process_ = (body, extra = "") => ({
  files: { "~/.aws/config": `[default]\ncredential_process = {{HOME}}/p.sh\n${extra}`, "~/p.sh": script(body) },
  modes: { "~/p.sh": "755" },
});
const KEYPAIR = { Version: 1, AccessKeyId: "AKIAPROC", SecretAccessKey: "sec-proc" };
const token = (over) => ({
  startUrl: "https://a.awsapps.com/start",
  region: "eu-west-1",
  accessToken: "at-1",
  expiresAt: "{{NOW+3600}}",
  ...over,
});
const registration = { refreshToken: "rt-1", clientId: "c", clientSecret: "s", registrationExpiresAt: "{{NOW+36000}}" };
const env = (more) => ({ AWS_ACCESS_KEY_ID: "AKIAENV", AWS_SECRET_ACCESS_KEY: "sec-env", ...more });

const scenarios = {
  // Role parameters botocore checks, drops or passes on
  "role-duration-100": { files: role("duration_seconds = 100\n") },
  "role-duration-text": { files: role("duration_seconds = soon\n") },
  "role-duration-spaced": { files: role("duration_seconds =  1_800 \n") },
  "role-duration-50000": { files: role("duration_seconds = 50000\n") },
  "role-session-name-short": { files: role("role_session_name = x\n") },
  "role-session-name-empty": { files: role("role_session_name =\n") },
  "role-session-name-bad": { files: role("role_session_name = a b\n") },
  "role-external-id-short": { files: role("external_id = x\n") },
  "role-external-id-empty": { files: role("external_id =\n") },
  "role-mfa-empty": { files: role("mfa_serial =\n") },
  "role-arn-short": {
    files: { ...role(), "~/.aws/config": "[default]\nrole_arn = arn:aws:iam\nsource_profile = base\n" },
  },
  "role-arn-odd": {
    files: {
      ...role(),
      "~/.aws/config": "[default]\nrole_arn = arn:aws:iam::111122223333:user/notarole\nsource_profile = base\n",
    },
  },
  "role-two-reports": {
    files: { ...role(), "~/.aws/config": "[default]\nrole_arn = short\nsource_profile = base\nexternal_id = x\n" },
  },
  "role-source-empty-secret": { files: role("", "aws_access_key_id = AKIABASE\naws_secret_access_key =\n") },
  "role-source-empty-id": { files: role("", "aws_access_key_id =\naws_secret_access_key = s\n") },
  "role-source-temporary": {
    files: role("", "aws_access_key_id = ASIABASEBASE\naws_secret_access_key = s\naws_session_token = t\n"),
  },
  "role-source-temporary-no-token": {
    files: role("", "aws_access_key_id = ASIABASEBASE\naws_secret_access_key = s\n"),
  },
  "role-source-invalid-key": { files: role("", "aws_access_key_id = AKIAINVALID00\naws_secret_access_key = s\n") },
  "role-source-expired-key": {
    files: role("", "aws_access_key_id = ASIAEXPIRED00\naws_secret_access_key = s\naws_session_token = t\n"),
  },
  "role-validation-off": { files: role("duration_seconds = 100\nparameter_validation = false\n") },
  "role-chain-long-duration": {
    files: {
      "~/.aws/config": `[default]\n${ROLE}source_profile = mid\nduration_seconds = 7200\n[profile mid]\nrole_arn = arn:aws:iam::111122223333:role/Mid\nsource_profile = base\n`,
      "~/.aws/credentials": `[base]\n${KEYS}`,
    },
  },
  "role-mfa-before-source": {
    files: {
      "~/.aws/config": `[default]\n${ROLE}source_profile = mid\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n[profile mid]\nrole_arn = arn:aws:iam::111122223333:role/DENIED\nsource_profile = base\n`,
      "~/.aws/credentials": `[base]\n${KEYS}`,
    },
  },
  "role-source-quoted": {
    files: { "~/.aws/config": `[default]\n${ROLE}source_profile = "base"\n`, "~/.aws/credentials": `[base]\n${KEYS}` },
  },
  "role-credsource-env-token": {
    env: env({ AWS_SESSION_TOKEN: "t", AWS_ACCESS_KEY_ID: "ASIAENV" }),
    session: { profile: "default" },
    files: { "~/.aws/config": `[default]\n${ROLE}credential_source = Environment\n` },
  },
  "role-credsource-env-half": {
    env: { AWS_ACCESS_KEY_ID: "AKIAENV" },
    session: { profile: "default" },
    files: { "~/.aws/config": `[default]\n${ROLE}credential_source = Environment\n` },
  },
  // Endpoints and regions of the STS client
  "sts-region-unknown": { files: role("region = mars-1\n") },
  "sts-region-gov": { files: role("region = us-gov-west-1\n") },
  "sts-region-china": { files: role("region = cn-north-1\n") },
  "sts-region-eusc": { files: role("region = eusc-de-east-1\n") },
  "sts-region-aws-global": { files: role("region = aws-global\n") },
  "sts-region-digits": { files: role("region = 123\n") },
  "sts-region-dash": { files: role("region = eu-west-\n") },
  "sts-region-empty": { env: { AWS_DEFAULT_REGION: "" }, files: role("region = eu-west-1\n") },
  "sts-legacy": { files: role("region = eu-west-1\nsts_regional_endpoints = legacy\n") },
  "sts-legacy-new-region": { files: role("region = eu-south-1\nsts_regional_endpoints = legacy\n") },
  "sts-legacy-upper": { files: role("region = eu-west-1\nsts_regional_endpoints = Legacy\n") },
  "sts-regional-variable-empty": { env: { AWS_STS_REGIONAL_ENDPOINTS: "" }, files: role("region = eu-west-1\n") },
  "sts-fips": { files: role("region = us-east-1\nuse_fips_endpoint = true\n") },
  "sts-fips-gov": { files: role("region = us-gov-west-1\nuse_fips_endpoint = true\n") },
  "sts-fips-upper": { env: { AWS_USE_FIPS_ENDPOINT: "TRUE" }, files: role("region = us-west-2\n") },
  "sts-fips-no-region": { env: { AWS_USE_FIPS_ENDPOINT: "true" }, files: role() },
  "sts-dualstack": { files: role("region = eu-west-1\nuse_dualstack_endpoint = true\n") },
  "sts-fips-legacy": { files: role("region = us-east-1\nuse_fips_endpoint = true\nsts_regional_endpoints = legacy\n") },
  "sts-endpoint-variable": { env: { AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" }, files: role("region = eu-west-1\n") },
  "sts-endpoint-variable-no-region": { env: { AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" }, files: role() },
  "sts-endpoint-all": { env: { AWS_ENDPOINT_URL: "{{EMU}}/sts" }, files: role("region = eu-west-1\n") },
  "sts-endpoint-ignored": {
    env: { AWS_ENDPOINT_URL_STS: "{{EMU}}/sts", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" },
    files: role("region = eu-west-1\n"),
  },
  "sts-endpoint-no-host": { env: { AWS_ENDPOINT_URL_STS: "nonsense" }, files: role("region = eu-west-1\n") },
  "sts-endpoint-profile": { files: role("region = eu-west-1\nendpoint_url = {{EMU}}/sts\n") },
  "sts-endpoint-services": {
    files: {
      ...role(),
      "~/.aws/config": `[default]\n${ROLE}source_profile = base\nregion = eu-west-1\nservices = lab\n[services lab]\nsts =\n  endpoint_url = {{EMU}}/sts\n`,
    },
  },
  "services-empty-section": {
    files: { ...role(), "~/.aws/config": `[default]\n${ROLE}source_profile = base\nservices = lab\n[services lab]\n` },
  },
  // Clients
  "client-defaults-mode": { env: { AWS_DEFAULTS_MODE: "nonsense" }, files: static_() },
  "client-defaults-mode-upper": { env: { AWS_DEFAULTS_MODE: "STANDARD" }, files: static_() },
  "client-max-attempts-0": { env: { AWS_MAX_ATTEMPTS: "0" }, files: static_() },
  "client-retry-upper": { env: { AWS_RETRY_MODE: "Standard" }, files: static_() },
  "client-account-id-mode": { env: { AWS_ACCOUNT_ID_ENDPOINT_MODE: "nonsense" }, files: static_() },
  "client-endpoint-bad": { env: { AWS_ENDPOINT_URL: "http://" }, files: static_() },
  "client-region-underscore": { files: static_("region = eu_west_1\n") },
  "client-role-retry-mode": { env: { AWS_RETRY_MODE: "weird" }, files: role() },
  "client-role-defaults-mode": { env: { AWS_DEFAULTS_MODE: "weird" }, files: role() },
  // The metadata service's settings
  "imds-timeout-text": { env: env({ AWS_METADATA_SERVICE_TIMEOUT: "soon" }), files: {} },
  "imds-attempts-text": { files: static_("metadata_service_num_attempts = many\n") },
  "imds-timeout-explicit-keys": {
    explicit: { accessKeyId: "AKIAX", secretAccessKey: "s" },
    env: { AWS_METADATA_SERVICE_TIMEOUT: "soon" },
    files: {},
  },
  "imds-attempts-0": { env: { AWS_METADATA_SERVICE_NUM_ATTEMPTS: "0" }, files: {}, imds: { role: "r" } },
  "imds-endpoint-bad": { env: env({ AWS_EC2_METADATA_SERVICE_ENDPOINT: "nonsense" }), files: {} },
  "imds-endpoint-custom": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "{{EMU}}/imds/custom" }, files: {} },
  "imds-endpoint-custom-slash": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "{{EMU}}/imds/custom/" }, files: {} },
  "imds-endpoint-in-profile": {
    files: { "~/.aws/config": "[default]\nec2_metadata_service_endpoint = {{EMU}}/imds/conf\n" },
  },
  "imds-ipv6": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv6" }, files: {}, imds: { role: "r" } },
  "imds-use-ipv6": { env: { AWS_IMDS_USE_IPV6: "true" }, files: {}, imds: { role: "r" } },
  "imds-mode-empty": { env: env({ AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "" }), files: {} },
  "imds-v1-disabled-nothing": { env: { AWS_EC2_METADATA_V1_DISABLED: "true" }, files: {} },
  // Sign-in tokens
  "sso-near-expiry-refresh": { files: sso(token({ expiresAt: "{{NOW+600}}", ...registration })) },
  "sso-near-expiry-no-registration": { files: sso(token({ expiresAt: "{{NOW+600}}" })) },
  "sso-expired-partly-registered": { files: sso(token({ expiresAt: "{{NOW-600}}", refreshToken: "rt" })) },
  "sso-naive-expiry": { files: sso(token({ expiresAt: "2099-01-01T00:00:00" })) },
  "sso-naive-expiry-legacy": { files: sso(token({ expiresAt: "2099-01-01T00:00:00" }), "", false) },
  "sso-bad-expiry": { files: sso(token({ expiresAt: "soon" })) },
  "sso-bad-expiry-legacy": { files: sso(token({ expiresAt: "soon" }), "", false) },
  "sso-offset-expiry": { files: sso(token({ expiresAt: "2099-01-01T00:00:00+02:00" })) },
  "sso-no-access-token": { files: sso({ expiresAt: "{{NOW+3600}}" }) },
  "sso-list": { files: sso("[]") },
  "sso-registration-bad-date": {
    files: sso(token({ expiresAt: "{{NOW-60}}", ...registration, registrationExpiresAt: "soon" })),
  },
  "sso-region-unknown": {
    files: {
      ...sso(token({})),
      "~/.aws/config":
        "[default]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n[sso-session corp]\nsso_start_url = https://a.awsapps.com/start\nsso_region = mars-1\n",
    },
  },
  "sso-region-bad": {
    files: {
      ...sso(token({})),
      "~/.aws/config":
        "[default]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n[sso-session corp]\nsso_start_url = https://a.awsapps.com/start\nsso_region = eu west 1\n",
    },
  },
  "sso-session-empty-section": {
    files: {
      "~/.aws/config":
        "[default]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = Admin\nsso_start_url = u\nsso_region = eu-west-1\n[sso-session corp]\n",
    },
  },
  "sso-session-no-region-with-env": {
    env: env(),
    files: { "~/.aws/config": "[default]\nsso_session = corp\n[sso-session corp]\nsso_start_url = u\n" },
  },
  "sso-two-rows-wrong": { files: sso(token({}), "sso_region = us-east-1\n") },
  "login-fresh": { files: login({}) },
  "login-12-minutes": { files: login({}, { expiresAt: "{{NOW+720}}" }) },
  "login-7-minutes": { files: login({}, { expiresAt: "{{NOW+420}}" }) },
  "login-3-minutes": { files: login({}, { expiresAt: "{{NOW+180}}" }) },
  "login-expired": { files: login({}, { expiresAt: "{{NOW-60}}" }) },
  "login-expired-no-region": { files: login({}, { expiresAt: "{{NOW-60}}" }, "") },
  "login-expired-sign-in-region": { files: login({ signInRegion: "us-west-2" }, { expiresAt: "{{NOW-60}}" }) },
  "login-expired-revoked": { files: login({ refreshToken: "revoked-1" }, { expiresAt: "{{NOW-60}}" }) },
  "login-12-minutes-bad-key": { files: login({ dpopKey: "AAAA" }, { expiresAt: "{{NOW+720}}" }) },
  "login-7-minutes-bad-key": { files: login({ dpopKey: "AAAA" }, { expiresAt: "{{NOW+420}}" }) },
  "login-7-minutes-no-base64": { files: login({ dpopKey: "x" }, { expiresAt: "{{NOW+420}}" }) },
  "login-no-refresh-token": { files: login({ refreshToken: undefined }) },
  "login-no-key-id": { files: login({}, { accessKeyId: undefined }) },
  "login-bad-expiry": { files: login({}, { expiresAt: "soon" }) },
  "login-naive-expiry": { files: login({}, { expiresAt: "2099-01-01T00:00:00" }) },
  "login-corrupt": { files: { ...login({}), [`~/.aws/login/cache/${sha256(ARN)}.json`]: "{" } },
  "login-dir-tilde": {
    env: { AWS_LOGIN_CACHE_DIRECTORY: "~/lc" },
    files: { "~/.aws/config": login({})["~/.aws/config"], [`~/lc/${sha256(ARN)}.json`]: Object.values(login({}))[1] },
  },
  // Processes
  "process-12-minutes": process_({ ...KEYPAIR, SessionToken: "t", Expiration: "{{NOW+720}}" }),
  "process-naive": process_({ ...KEYPAIR, SessionToken: "t", Expiration: "2099-01-01T00:00:00" }),
  "process-bad-date": process_({ ...KEYPAIR, Expiration: "soon" }),
  "process-version-text": process_({ ...KEYPAIR, Version: "1" }),
  "process-version-none": process_({ AccessKeyId: "AKIAPROC", SecretAccessKey: "s" }),
  "process-empty-token": process_({ ...KEYPAIR, SessionToken: "" }),
  "process-open-quote": { files: { "~/.aws/config": "[default]\ncredential_process = sh 'x\n" } },
  "process-not-executable": {
    files: { "~/.aws/config": "[default]\ncredential_process = {{HOME}}/p.sh\n", "~/p.sh": "#!/bin/sh\n" },
  },
  "process-in-default-leak": {
    files: {
      "~/.aws/config": "[DEFAULT]\ncredential_process = cat {{HOME}}/j\n[default]\nregion = eu-west-1\n",
      "~/j": JSON.stringify(KEYPAIR),
    },
  },
  // Keys in the environment
  "env-expiring-12-minutes": { env: env({ AWS_CREDENTIAL_EXPIRATION: "{{NOW+720}}" }), files: {} },
  "env-expiring-5-minutes": { env: env({ AWS_CREDENTIAL_EXPIRATION: "{{NOW+300}}" }), files: {} },
  "env-expiration-naive": { env: env({ AWS_CREDENTIAL_EXPIRATION: "2099-01-01T00:00:00" }), files: {} },
  "env-expiration-empty": { env: env({ AWS_CREDENTIAL_EXPIRATION: "" }), files: {} },
  "env-token-empty-security": { env: env({ AWS_SECURITY_TOKEN: "", AWS_SESSION_TOKEN: "t" }), files: {} },
  // Containers
  "container-no-scheme": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "localhost/x" }, files: {} },
  "container-127": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.1.2.3:1/x" }, files: {} },
  "container-upper-host": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://LOCALHOST:4580/ecs/u" }, files: {} },
  "container-ipv6": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://[fd00:ec2::23]/v1/x" }, files: {} },
  "container-pod": {
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{{HOME}}/t",
    },
    files: { "~/t": "pod-token" },
  },
  "container-token-empty": {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/a", AWS_CONTAINER_AUTHORIZATION_TOKEN: "" },
    files: {},
  },
  "container-relative-empty": {
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "", AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/a" },
    files: {},
  },
  "container-token-bad-host": {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://example.com/x", AWS_CONTAINER_AUTHORIZATION_TOKEN: "a\nb" },
    files: {},
  },
  // Files and paths
  "path-variable-unset": {
    env: { AWS_CONFIG_FILE: "$NOSUCH/config" },
    files: { "~/.aws/config": `[default]\n${KEYS}` },
  },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
  "path-braces": { env: { AWS_CONFIG_FILE: "${HOME}/c" }, files: { "~/c": `[default]\n${KEYS}` } },
  "path-root-home": { env: { AWS_CONFIG_FILE: "~root/c" }, files: { "~/c": `[default]\n${KEYS}` } },
  "path-relative": { env: { AWS_CONFIG_FILE: "c" }, files: { "~/c": `[default]\n${KEYS}` } },
  "home-slash-end": { env: { HOME: "{{HOME}}/" }, files: static_() },
  "home-empty": { env: { HOME: "" }, files: static_() },
  "creds-file-is-config": {
    env: { AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/.aws/config" },
    files: { "~/.aws/config": `[profile x]\n${KEYS}[default]\nregion = eu-west-1\n` },
  },
  "nested-region": {
    files: { "~/.aws/config": "[default]\nregion =\n  a = b\n", "~/.aws/credentials": `[default]\n${KEYS}` },
  },
  "default-section-twice": {
    files: {
      "~/.aws/credentials": `[DEFAULT]\naws_access_key_id = AKIALEAK\n[default]\naws_secret_access_key = s\n[DEFAULT]\nregion = eu-west-1\n`,
    },
  },
  "default-leak-config-hides": {
    files: {
      "~/.aws/config": "[default]\nregion = eu-west-1\n",
      "~/.aws/credentials": `[DEFAULT]\nregion = us-west-2\n[default]\n${KEYS}`,
    },
  },
  "profile-twice-quoted": {
    files: { "~/.aws/config": `[profile x]\nregion = eu-west-1\n[profile "x"]\n${KEYS}` },
    env: { AWS_PROFILE: "x" },
  },
  "boto-config-empty": { env: { BOTO_CONFIG: "" }, files: { "~/.boto": `[Credentials]\n${KEYS}` } },
  "boto-config-tilde": { env: { BOTO_CONFIG: "~/b" }, files: { "~/b": `[Credentials]\n${KEYS}` } },
  "boto-lower-section": { files: { "~/.boto": `[credentials]\n${KEYS}` } },
  "boto-default-leak": { files: { "~/.boto": `[DEFAULT]\n${KEYS}[Credentials]\nx = y\n` } },
  "ec2-file-tilde": {
    env: { AWS_CREDENTIAL_FILE: "~/e" },
    files: { "~/e": "AWSAccessKeyId = AKIAEC2FILE\nAWSSecretKey=s=t\nAWSAccessKeyId=AKIALAST\n" },
  },
  "ec2-file-empty-variable": { env: { AWS_CREDENTIAL_FILE: "" }, files: {} },
  "ec2-file-no-id": {
    env: { AWS_CREDENTIAL_FILE: "{{HOME}}/e" },
    files: { "~/e": "AWSSecretKey=s\n", "~/.boto": `[Credentials]\n${KEYS}` },
  },
  // Web identity
  "webid-token-short": {
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/t", AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/Web" },
    files: { "~/t": "abc" },
  },
  "webid-token-folder": {
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/.aws", AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/Web" },
    files: static_(),
  },
  "webid-session-short": {
    env: {
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/t",
      AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/Web",
      AWS_ROLE_SESSION_NAME: "x",
    },
    files: { "~/t": "token" },
  },
  "webid-relative": {
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: "t", AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/Web" },
    files: { "~/t": "token" },
  },
  "webid-empty-role": {
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/t", AWS_ROLE_ARN: "" },
    files: { "~/t": "token", "~/.aws/config": `[default]\n${ROLE}` },
  },
  // Keys in code
  "explicit-empty-id": { explicit: { accessKeyId: "", secretAccessKey: "s" }, files: static_() },
  "explicit-secret-only": { explicit: { secretAccessKey: "s" }, files: static_() },
  "explicit-all-empty": { explicit: { accessKeyId: "", secretAccessKey: "" }, files: static_() },
  "session-profile-empty-region": {
    session: { profile: "default", region: "" },
    files: static_("region = eu-west-1\n"),
  },
};

for (const [id, { env: variables = {}, files = {}, imds = null, ...rest }] of Object.entries(scenarios))
  console.log(JSON.stringify({ id: `b3-${id}`, env: variables, files, imds, tags: ["hand", "boto3"], ...rest }));
