/**
 * The system property that AWS SDK for Java 2 (SdkSystemSetting, ProfileFileSystemSetting, 2.57.8) and Kotlin (AwsSdkSetting,
 * 1.8.12) look up before each variable. What Kotlin has no property for it has no setting for, either.
 */
export const JAVA_PROPERTIES: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: "aws.accessKeyId",
  AWS_SECRET_ACCESS_KEY: "aws.secretAccessKey",
  AWS_SESSION_TOKEN: "aws.sessionToken",
  AWS_ACCOUNT_ID: "aws.accountId",
  AWS_PROFILE: "aws.profile",
  AWS_REGION: "aws.region",
  AWS_CONFIG_FILE: "aws.configFile",
  AWS_SHARED_CREDENTIALS_FILE: "aws.sharedCredentialsFile",
  AWS_ROLE_ARN: "aws.roleArn",
  AWS_ROLE_SESSION_NAME: "aws.roleSessionName",
  AWS_WEB_IDENTITY_TOKEN_FILE: "aws.webIdentityTokenFile",
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "aws.containerCredentialsPath",
  AWS_CONTAINER_CREDENTIALS_FULL_URI: "aws.containerCredentialsFullUri",
  AWS_CONTAINER_AUTHORIZATION_TOKEN: "aws.containerAuthorizationToken",
  AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "aws.containerAuthorizationTokenFile",
  AWS_EC2_METADATA_DISABLED: "aws.disableEc2Metadata",
  AWS_EC2_METADATA_V1_DISABLED: "aws.disableEc2MetadataV1",
  AWS_EC2_METADATA_SERVICE_ENDPOINT: "aws.ec2MetadataServiceEndpoint",
  AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "aws.ec2MetadataServiceEndpointMode",
  AWS_METADATA_SERVICE_TIMEOUT: "aws.ec2MetadataServiceTimeout",
  AWS_ENDPOINT_URL: "aws.endpointUrl",
  AWS_ENDPOINT_URL_STS: "aws.endpointUrlSts",
  AWS_ENDPOINT_URL_SSO: "aws.endpointUrlSso",
  AWS_ENDPOINT_URL_SSO_OIDC: "aws.endpointUrlSsoOidc",
  AWS_ENDPOINT_URL_SIGNIN: "aws.endpointUrlSignin",
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "aws.ignoreConfiguredEndpointUrls",
  AWS_USE_FIPS_ENDPOINT: "aws.useFipsEndpoint",
  AWS_USE_DUALSTACK_ENDPOINT: "aws.useDualstackEndpoint",
  AWS_RETRY_MODE: "aws.retryMode",
  AWS_MAX_ATTEMPTS: "aws.maxAttempts",
  AWS_DEFAULTS_MODE: "aws.defaultsMode",
  AWS_EXECUTION_ENV: "aws.executionEnvironment",
  AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: "aws.requestMinCompressionSizeBytes",
  AWS_REQUEST_CHECKSUM_CALCULATION: "aws.requestChecksumCalculation",
  AWS_RESPONSE_CHECKSUM_VALIDATION: "aws.responseChecksumValidation",
};

/** What AWS SDK for Java 1 (SDKGlobalConfiguration, 1.12.797) has beside or instead. */
const JAVA_1_PROPERTIES: readonly string[] = [
  "aws.secretKey",
  "com.amazonaws.sdk.disableEc2Metadata",
  "com.amazonaws.sdk.disableEc2MetadataV1",
  "com.amazonaws.sdk.ec2MetadataServiceEndpointOverride",
  "com.amazonaws.sdk.maxAttempts",
];

/** What a JVM itself goes by: where its user's files lie, and which proxies it goes through (goldens `jvm-options-home`, `-proxy-both`). */
const PROPERTIES_OF_THE_JVM: readonly string[] = [
  "user.home",
  "http.proxyHost",
  "http.proxyPort",
  "https.proxyHost",
  "https.proxyPort",
  "http.nonProxyHosts",
];

const SECRET_PROPERTIES: ReadonlySet<string> = new Set([
  "aws.secretAccessKey",
  "aws.secretKey",
  "aws.sessionToken",
  "aws.containerAuthorizationToken",
]);

/** Properties that an SDK looks up and that hold no secret; whatever else is given to a JVM is nobody's to see. */
export const PLAIN_JAVA_PROPERTIES: ReadonlySet<string> = new Set(
  [...Object.values(JAVA_PROPERTIES), ...JAVA_1_PROPERTIES, ...PROPERTIES_OF_THE_JVM].filter(
    (name) => !SECRET_PROPERTIES.has(name),
  ),
);

/** Properties that an SDK looks up. */
export const KNOWN_JAVA_PROPERTIES: ReadonlySet<string> = new Set([...PLAIN_JAVA_PROPERTIES, ...SECRET_PROPERTIES]);
