import type { SettingDescription } from "../../walk/setting-description.ts";

const PAIR = ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"];
const ROLE = [
  "role_arn",
  "source_profile",
  "credential_source",
  "external_id",
  "mfa_serial",
  "duration_seconds",
  "role_session_name",
];
const SSO = ["sso_session", "sso_start_url", "sso_region", "sso_account_id", "sso_role_name"];
const BOOLEAN = "true or false";

const keys = (says: string): SettingDescription => ({
  says,
  of: ["shared-credentials", "shared-config"],
  related: PAIR,
});
const role = (says: string, words?: string): SettingDescription => ({
  says,
  of: ["assume-role"],
  ...(words === undefined ? {} : { words }),
  related: ROLE,
});
const sso = (says: string): SettingDescription => ({ says, of: ["sso"], related: SSO });
const metadata = (says: string, variable: string, words?: string): SettingDescription => ({
  says,
  of: ["instance-metadata"],
  ...(words === undefined ? {} : { words }),
  related: [variable],
});
const client = (says: string, variable: string | null, words?: string): SettingDescription => ({
  says,
  of: ["client"],
  ...(words === undefined ? {} : { words }),
  related: variable === null ? [] : [variable],
});

/** Keys of the config and the credentials file: those that some modelled chain looks up, and plain ones that none does. */
export const KEY_DESCRIPTIONS: Readonly<Record<string, SettingDescription>> = {
  aws_access_key_id: keys("The id of an access key: one half of a pair."),
  aws_secret_access_key: keys("The secret of an access key. Never shown."),
  aws_session_token: keys("What temporary keys need beside their pair. Never shown."),
  aws_security_token: keys("An older name of aws_session_token."),
  aws_account_id: keys("The account of the profile's keys, for account-based endpoints."),

  role_arn: {
    says: "The role that the profile stands for: assumed with what source_profile or credential_source names, or with a web identity token.",
    of: ["assume-role", "web-identity"],
    related: [...ROLE, "web_identity_token_file"],
  },
  source_profile: role("The profile whose credentials ask for the role."),
  credential_source: role(
    "Where the credentials that ask for the role come from, in place of a source_profile.",
    "Environment, Ec2InstanceMetadata or EcsContainer, in just this spelling",
  ),
  external_id: role("A word that the role's owner wants to hear from who assumes it."),
  mfa_serial: role("The MFA device whose code the role asks for."),
  duration_seconds: role("For how long the role is assumed, in seconds.", "900 to 43200; without it 3600"),
  role_session_name: {
    says: "What the session of the role is called in logs.",
    of: ["assume-role", "web-identity"],
    related: ROLE,
  },
  web_identity_token_file: {
    says: "The file with a token of an identity provider, changed at STS for the profile's role_arn.",
    of: ["web-identity"],
    related: ["role_arn", "role_session_name", "AWS_WEB_IDENTITY_TOKEN_FILE"],
  },

  sso_session: sso("The [sso-session NAME] section that says where to sign in: several profiles share one."),
  sso_start_url: sso("The address of the IAM Identity Center portal; in the profile, or in its sso-session section."),
  sso_region: sso("The region of the portal, which need not be that of the clients."),
  sso_account_id: sso("The account that the sign-in is used for."),
  sso_role_name: sso("The permission set that the sign-in is used for."),
  sso_registration_scopes: sso("What a sign-in may be used for, in the sso-session section."),

  login_session: {
    says: "Who signed in by aws login; the tokens lie in its cache.",
    of: ["login"],
    related: ["AWS_LOGIN_CACHE_DIRECTORY"],
  },
  credential_process: {
    says: "A program that prints credentials as JSON. Its arguments are never shown.",
    of: ["process"],
  },

  region: {
    says: "The region of the profile's clients.",
    of: ["region"],
    related: ["AWS_REGION", "AWS_DEFAULT_REGION", "sso_region"],
  },

  endpoint_url: client("The address of every service, or of one inside a [services NAME] section.", "AWS_ENDPOINT_URL"),
  services: client("The [services NAME] section with the addresses of single services.", "AWS_ENDPOINT_URL"),
  ignore_configured_endpoint_urls: client(
    "Whether every endpoint setting is passed over.",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    BOOLEAN,
  ),
  s3: client("A block of settings of S3 alone, indented below it; botocore's clients fail over any other value.", null),
  addressing_style: client(
    "In the block s3: where a bucket's name stands in an address.",
    "s3",
    "auto, virtual or path",
  ),
  us_east_1_regional_endpoint: client(
    "In the block s3: whether S3 in us-east-1 has a regional address.",
    "s3_us_east_1_regional_endpoint",
    "legacy or regional",
  ),
  s3_disable_multiregion_access_points: client(
    "Whether S3's multi-region access points are refused.",
    "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS",
    BOOLEAN,
  ),
  endpoint_discovery_enabled: client(
    "Whether services are asked for their own addresses.",
    "AWS_ENABLE_ENDPOINT_DISCOVERY",
    "true, false or auto",
  ),
  toolkit_artifact_guid: client("The name that AWS's toolkit for Visual Studio gives a profile.", null, "a GUID"),
  s3_use_arn_region: client("Whether S3 is asked in the region that an ARN names.", "AWS_S3_USE_ARN_REGION", BOOLEAN),
  s3_us_east_1_regional_endpoint: client(
    "Whether S3 in us-east-1 has a regional address.",
    "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT",
    "legacy or regional",
  ),
  sts_regional_endpoints: client(
    "Whether STS is asked in the region or at its one global address.",
    "AWS_STS_REGIONAL_ENDPOINTS",
    "legacy or regional",
  ),
  use_fips_endpoint: client("Whether FIPS addresses are used.", "AWS_USE_FIPS_ENDPOINT", BOOLEAN),
  use_dualstack_endpoint: client("Whether addresses with IPv6 are used.", "AWS_USE_DUALSTACK_ENDPOINT", BOOLEAN),
  ca_bundle: client("A file of certificates to trust, in place of the built-in ones.", "AWS_CA_BUNDLE"),
  retry_mode: client("How calls that fail are tried again.", "AWS_RETRY_MODE", "legacy, standard or adaptive"),
  max_attempts: client("How often a call is tried in all.", "AWS_MAX_ATTEMPTS", "a whole number"),
  defaults_mode: client(
    "A set of client defaults.",
    "AWS_DEFAULTS_MODE",
    "legacy, standard, in-region, cross-region, mobile or auto",
  ),
  account_id_endpoint_mode: client(
    "Whether addresses with the account in them are used.",
    "AWS_ACCOUNT_ID_ENDPOINT_MODE",
    "preferred, disabled or required",
  ),
  parameter_validation: client("Whether the CLI and botocore check what is sent before they send it.", null, BOOLEAN),
  request_checksum_calculation: client(
    "When checksums of requests are made.",
    "AWS_REQUEST_CHECKSUM_CALCULATION",
    "when_supported or when_required",
  ),
  response_checksum_validation: client(
    "When checksums of answers are checked.",
    "AWS_RESPONSE_CHECKSUM_VALIDATION",
    "when_supported or when_required",
  ),
  request_min_compression_size_bytes: client(
    "From which size on requests are compressed.",
    "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
    "0 to 10485760",
  ),
  disable_request_compression: client(
    "Whether requests are never compressed.",
    "AWS_DISABLE_REQUEST_COMPRESSION",
    BOOLEAN,
  ),
  disable_clock_skew_correction: client(
    "Whether Go v2 leaves a wrong clock as it is.",
    "AWS_DISABLE_CLOCK_SKEW_CORRECTION",
    BOOLEAN,
  ),
  s3_disable_express_session_auth: client(
    "Whether S3 Express sessions are not made.",
    "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
    BOOLEAN,
  ),
  output: client("How the AWS CLI prints.", null, "json, yaml, yaml-stream, text or table"),

  ec2_metadata_service_endpoint: metadata(
    "Where the instance metadata service is.",
    "AWS_EC2_METADATA_SERVICE_ENDPOINT",
  ),
  ec2_metadata_service_endpoint_mode: metadata(
    "Which of the metadata service's two addresses is asked.",
    "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
    "IPv4 or IPv6",
  ),
  ec2_metadata_v1_disabled: metadata(
    "Whether the metadata service is never asked without a token.",
    "AWS_EC2_METADATA_V1_DISABLED",
    BOOLEAN,
  ),
  imds_use_ipv6: metadata(
    "Whether the metadata service is asked by IPv6, in botocore's older spelling.",
    "AWS_IMDS_USE_IPV6",
    BOOLEAN,
  ),
  metadata_service_timeout: metadata(
    "How many seconds botocore waits for the metadata service.",
    "AWS_METADATA_SERVICE_TIMEOUT",
  ),
  metadata_service_num_attempts: metadata(
    "How often botocore asks the metadata service.",
    "AWS_METADATA_SERVICE_NUM_ATTEMPTS",
  ),
};
