import { ownVariables } from "../../chains/own-variables.ts";
import { JAVA_OPTIONS } from "../../model/java-options.ts";
import type { SettingDescription } from "../../walk/setting-description.ts";

const KEYS = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
const CONTAINER = [
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN",
];
const METADATA = [
  "AWS_EC2_METADATA_DISABLED",
  "AWS_EC2_METADATA_SERVICE_ENDPOINT",
  "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
  "AWS_EC2_METADATA_V1_DISABLED",
];
const FILES = ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "HOME"];
const REGION = ["AWS_REGION", "AWS_DEFAULT_REGION", "region"];
const ENDPOINTS = ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "endpoint_url"];
const BOOLEAN = "true or false";

const keys = (says: string, ...related: readonly string[]): SettingDescription => ({
  says,
  of: ["environment"],
  related: related.length === 0 ? KEYS : related,
});
const client = (says: string, words?: string, ...related: readonly string[]): SettingDescription => ({
  says,
  of: ["client"],
  ...(words === undefined ? {} : { words }),
  related,
});
const metadata = (says: string, words?: string): SettingDescription => ({
  says,
  of: ["instance-metadata"],
  ...(words === undefined ? {} : { words }),
  related: METADATA,
});
const container = (says: string): SettingDescription => ({ says, of: ["container"], related: CONTAINER });
const files = (says: string): SettingDescription => ({ says, of: ["files"], related: FILES });

const locale = (says: string): SettingDescription => ({
  says: `${says} Where those are ASCII alone (unset, empty, C or POSIX), Ruby stops at any other letter in a settings file, and a JVM finds no profile or file that a variable names with one.`,
  of: ["files"],
  related: ["LC_ALL", "LC_CTYPE", "LANG"],
});

const javaOptions = (when: string): SettingDescription => ({
  says: `Options of every JVM that starts here, ${when}. -Daws.region, -Daws.profile, -Daws.accessKeyId and their like are system properties then, which Java 2 and Kotlin look up before the environment, Java 1 after it. -Duser.home moves the files of the home folder (of Java 1 always, of the others where HOME is not set), -Dhttps.proxyHost and -Dhttp.proxyHost the calls. A JVM writes the options to stderr as it starts, secrets and all. Awswho shows no values.`,
  of: ["environment"],
  related: [...JAVA_OPTIONS, "AWS_PROFILE", "AWS_REGION"],
});

/** What one SDK alone reads lies in its own folder (`variables.ts`). */
const SHARED: Readonly<Record<string, SettingDescription>> = {
  JAVA_TOOL_OPTIONS: javaOptions("before those of its command line, which count more"),
  JDK_JAVA_OPTIONS: javaOptions(
    "of Java 9 or later by the command java, before those of its command line, which count more",
  ),
  _JAVA_OPTIONS: javaOptions("after those of its command line: these count more"),
  LC_ALL: locale("The locale in all things, before LC_CTYPE and LANG: which letters a text is written in."),
  LC_CTYPE: locale("The locale's letters, unless LC_ALL names a locale."),
  LANG: locale("The locale where neither LC_ALL nor LC_CTYPE is set: which letters a text is written in."),
  AWS_ACCESS_KEY_ID: keys("The id of an access key: one half of a pair. No secret; its account can be read off it."),
  AWS_ACCESS_KEY: keys("An older name of AWS_ACCESS_KEY_ID.", "AWS_ACCESS_KEY_ID", "AWS_SECRET_KEY"),
  AMAZON_ACCESS_KEY_ID: keys("A very old name of AWS_ACCESS_KEY_ID.", "AWS_ACCESS_KEY_ID", "AMAZON_SECRET_ACCESS_KEY"),
  AWS_SECRET_ACCESS_KEY: keys("The secret of an access key: the other half of the pair. Never shown."),
  AWS_SECRET_KEY: keys("An older name of AWS_SECRET_ACCESS_KEY.", "AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY"),
  AMAZON_SECRET_ACCESS_KEY: keys(
    "A very old name of AWS_SECRET_ACCESS_KEY.",
    "AWS_SECRET_ACCESS_KEY",
    "AMAZON_ACCESS_KEY_ID",
  ),
  SECRET_ACCESS_KEY: keys("AWS_SECRET_ACCESS_KEY without its prefix.", "AWS_SECRET_ACCESS_KEY"),
  AWS_SESSION_TOKEN: keys("What temporary keys need beside their pair: without it AWS does not know them."),
  AWS_SECURITY_TOKEN: keys("An older name of AWS_SESSION_TOKEN.", "AWS_SESSION_TOKEN"),
  AMAZON_SESSION_TOKEN: keys("A very old name of AWS_SESSION_TOKEN.", "AWS_SESSION_TOKEN"),
  AWS_CREDENTIAL_EXPIRATION: keys(
    "When exported temporary keys end, as an ISO date: from then on they are renewed, or refused.",
  ),
  AWS_ACCOUNT_ID: keys("The account of the exported keys, for account-based endpoints. It chooses no credentials."),

  AWS_PROFILE: {
    says: "The profile of the files that settings are taken from.",
    of: ["profile"],
    related: ["AWS_DEFAULT_PROFILE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"],
  },
  AWS_DEFAULT_PROFILE: { says: "An older name of AWS_PROFILE.", of: ["profile"], related: ["AWS_PROFILE"] },

  AWS_REGION: { says: "The region of the clients.", of: ["region"], related: REGION },
  AWS_DEFAULT_REGION: {
    says: "The region of the clients, as the AWS CLI named it first.",
    of: ["region"],
    related: REGION,
  },
  AMAZON_REGION: { says: "A very old name of AWS_REGION.", of: ["region"], related: REGION },

  AWS_CONFIG_FILE: files("Where the config file is, in place of ~/.aws/config."),
  AWS_SHARED_CREDENTIALS_FILE: files("Where the credentials file is, in place of ~/.aws/credentials."),
  HOME: files("The home folder: ~ in the files' places, and where caches are kept."),
  USERPROFILE: files("The home folder on Windows, where HOME is not set."),
  HOMEPATH: files("The home folder on Windows without its drive, where HOME and USERPROFILE are not set."),
  HOMEDRIVE: files("The drive that HOMEPATH is on."),
  AWS_SDK_LOAD_CONFIG: {
    says: "Whether the SDKs of the first generation read the config file at all.",
    of: ["files"],
    related: ["AWS_CONFIG_FILE"],
  },
  AWS_LOGIN_CACHE_DIRECTORY: {
    says: "Where aws login keeps its tokens, in place of ~/.aws/login/cache.",
    of: ["login"],
    related: ["login_session"],
  },

  AWS_ROLE_ARN: {
    says: "The role that the web identity token is changed for. Without a token file it does nothing.",
    of: ["web-identity"],
    related: ["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_SESSION_NAME", "role_arn"],
  },
  AWS_WEB_IDENTITY_TOKEN_FILE: {
    says: "The file with a token of an identity provider (EKS, GitHub, GitLab), changed at STS for the role AWS_ROLE_ARN.",
    of: ["web-identity"],
    related: ["AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME", "web_identity_token_file"],
  },
  AWS_ROLE_SESSION_NAME: {
    says: "What the session of an assumed role is called in logs.",
    of: ["web-identity", "assume-role"],
    related: ["AWS_ROLE_ARN", "role_session_name"],
  },

  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: container(
    "A path on 169.254.170.2, set by ECS and CodeBuild, that gives the task's role.",
  ),
  AWS_CONTAINER_CREDENTIALS_FULL_URI: container(
    "The whole address that gives credentials, set by EKS Pod Identity, CloudShell and Greengrass.",
  ),
  AWS_CONTAINER_AUTHORIZATION_TOKEN: container("What is sent as Authorization to the container endpoint. Never shown."),
  AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: container(
    "The file with what is sent as Authorization to the container endpoint.",
  ),

  AWS_EC2_METADATA_DISABLED: metadata(
    "Whether the instance metadata service is left alone.",
    "true; what else counts is each SDK's own",
  ),
  AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata(
    "Where the instance metadata service is, in place of http://169.254.169.254.",
  ),
  AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: metadata(
    "Which of the metadata service's two addresses is asked.",
    "IPv4 or IPv6",
  ),
  AWS_EC2_METADATA_V1_DISABLED: metadata("Whether the metadata service is never asked without a token.", BOOLEAN),
  AWS_IMDS_USE_IPV6: metadata("Whether the metadata service is asked by IPv6, in botocore's older spelling.", BOOLEAN),
  AWS_METADATA_SERVICE_TIMEOUT: metadata("How many seconds botocore waits for the metadata service."),
  AWS_METADATA_SERVICE_NUM_ATTEMPTS: metadata("How often botocore asks the metadata service."),

  AWS_CREDENTIAL_FILE: {
    says: "A file of the first EC2 tools, with AWSAccessKeyId and AWSSecretKey lines.",
    of: ["aws-credential-file"],
  },
  BOTO_CONFIG: { says: "Where boto 2's own file is.", of: ["boto2-config"], related: ["BOTO_PATH"] },
  BOTO_PATH: {
    says: "Several places of boto 2's own file, one after the other.",
    of: ["boto2-config"],
    related: ["BOTO_CONFIG"],
  },

  AWS_ENDPOINT_URL: client("The address of every service, in place of AWS's own.", undefined, ...ENDPOINTS),
  AWS_ENDPOINT_URL_STS: client("The address of STS: who am I, and roles.", undefined, ...ENDPOINTS),
  AWS_ENDPOINT_URL_SSO: { says: "The address of the IAM Identity Center portal.", of: ["sso"], related: ENDPOINTS },
  AWS_ENDPOINT_URL_SSO_OIDC: {
    says: "The address where an IAM Identity Center sign-in is renewed.",
    of: ["sso"],
    related: ENDPOINTS,
  },
  AWS_ENDPOINT_URL_SIGNIN: {
    says: "The address where a session of aws login is renewed.",
    of: ["login"],
    related: ENDPOINTS,
  },
  AWS_ENDPOINT_URL_S3: client(
    "The address of S3: botocore looks at it as the client is made.",
    undefined,
    ...ENDPOINTS,
  ),
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: client("Whether every endpoint setting is passed over.", BOOLEAN, ...ENDPOINTS),
  AWS_STS_REGIONAL_ENDPOINTS: client(
    "Whether STS is asked in the region or at its one global address.",
    "legacy or regional",
    "sts_regional_endpoints",
  ),
  AWS_USE_FIPS_ENDPOINT: client("Whether FIPS addresses are used.", BOOLEAN, "use_fips_endpoint"),
  AWS_USE_DUALSTACK_ENDPOINT: client("Whether addresses with IPv6 are used.", BOOLEAN, "use_dualstack_endpoint"),
  AWS_CA_BUNDLE: client("A file of certificates to trust, in place of the built-in ones.", undefined, "ca_bundle"),
  REQUESTS_CA_BUNDLE: client(
    "A file of certificates to trust, as Python's requests has it.",
    undefined,
    "AWS_CA_BUNDLE",
  ),
  SSL_CERT_FILE: client("A file of certificates to trust, as OpenSSL has it.", undefined, "AWS_CA_BUNDLE"),
  SSL_CERT_DIR: client("A folder of certificates to trust, as OpenSSL has it.", undefined, "SSL_CERT_FILE"),
  AWS_RETRY_MODE: client(
    "How calls that fail are tried again.",
    "legacy, standard or adaptive",
    "AWS_MAX_ATTEMPTS",
    "retry_mode",
  ),
  AWS_MAX_ATTEMPTS: client("How often a call is tried in all.", "a whole number", "AWS_RETRY_MODE", "max_attempts"),
  AWS_DEFAULTS_MODE: client(
    "A set of client defaults.",
    "legacy, standard, in-region, cross-region, mobile or auto",
    "defaults_mode",
  ),
  AWS_EXECUTION_ENV: client(
    "Where the program runs, set by Lambda, CloudShell and the like; the defaults mode auto looks at it.",
    "a name",
    "AWS_DEFAULTS_MODE",
  ),
  AWS_ACCOUNT_ID_ENDPOINT_MODE: client(
    "Whether addresses with the account in them are used.",
    "preferred, disabled or required",
    "account_id_endpoint_mode",
  ),
  AWS_REQUEST_CHECKSUM_CALCULATION: client("When checksums of requests are made.", "when_supported or when_required"),
  AWS_RESPONSE_CHECKSUM_VALIDATION: client("When checksums of answers are checked.", "when_supported or when_required"),
  AWS_DATA_PATH: client(
    "Where botocore looks for its models before its own; with it Session() reads no profile.",
    "folders",
  ),
  AWS_DISABLE_REQUEST_COMPRESSION: client("Whether requests are never compressed.", BOOLEAN),
  AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: client("From which size on requests are compressed.", "0 to 10485760"),
  AWS_DISABLE_CLOCK_SKEW_CORRECTION: client("Whether Go v2 leaves a wrong clock as it is.", BOOLEAN),
  AWS_RESTRICT_FILE_PERMISSIONS: client(
    "Who may read the cache files that Go v2 writes.",
    "user_read_write or unrestricted",
  ),
  AWS_ENABLE_ENDPOINT_DISCOVERY: client("Whether services are asked for their own addresses.", "true, false or auto"),
  AWS_S3_USE_ARN_REGION: client("Whether S3 goes to the region of an ARN.", BOOLEAN),
  AWS_S3_US_EAST_1_REGIONAL_ENDPOINT: client("Whether S3 in us-east-1 has a regional address.", "legacy or regional"),
  AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS: client("Whether S3's multi-region access points are refused.", BOOLEAN),
  AWS_S3_DISABLE_EXPRESS_SESSION_AUTH: client("Whether S3 Express sessions are not made.", BOOLEAN),
};

/** Every variable that some modelled chain looks up. */
export const VARIABLE_DESCRIPTIONS: Readonly<Record<string, SettingDescription>> = { ...SHARED, ...ownVariables };
