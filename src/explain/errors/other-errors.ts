import { type KnownError, saidBy } from "../known-error.ts";

const boto2 = saidBy("boto2");
const java2 = saidBy("java-v2");
const java1 = saidBy("java-v1");
const kotlin = saidBy("kotlin");
const rust = saidBy("rust");
const ruby = saidBy("ruby");

/** What the other SDKs say, in the words of the versions that were run. */
export const otherErrors: readonly KnownError[] = [
  boto2(
    "boto2-profile",
    /Profile "(.*?)" not found!/,
    "profile-missing",
    "boto 2 finds profile $1 neither in ~/.aws/credentials nor in its own file.",
  ),
  boto2("boto2-nothing", /No handler was ready to authenticate/, "nothing-found", "boto 2 found no credentials."),
  boto2(
    "boto2-parse",
    /MissingSectionHeaderError|File contains no section headers|ParsingError|Source contains parsing errors|Duplicate(?:Option|Section)Error|While reading from .* already exists/,
    "parse",
    "Python refuses one of boto 2's files.",
  ),

  boto2(
    "boto2-percent",
    /Interpolation\w*Error|Bad value substitution: option '.*?' in section|'%' must be followed by '%' or '\('/,
    "parse",
    "boto 2 takes a % in a value for a reference to another option, and this one leads to none.",
  ),

  boto2(
    "boto2-number",
    /could not convert string to float: '(.*?)'|invalid literal for int\(\) with base 10: '(.*?)'/,
    "bad-setting",
    "A number is wanted in boto 2's own file, [Boto] metadata_service_timeout or metadata_service_num_attempts.",
  ),
  boto2(
    "boto2-import",
    /FileNotFoundError: \[Errno 2\] No such file or directory: '(.*?)'|IsADirectoryError: \[Errno 21\] Is a directory: '(.*?)'/,
    "parse",
    "An #import line of ~/.aws/credentials, which only boto 2 knows, names no file.",
  ),
  boto2(
    "boto2-import-loop",
    /RecursionError: maximum recursion depth exceeded/,
    "loop",
    "An #import line of ~/.aws/credentials, which only boto 2 knows, leads back to a file that is being read.",
  ),

  java2(
    "java2-nothing",
    /Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain/,
    "nothing-found",
    "Every link failed; this chain passes over every failure and lists them all at the end.",
  ),
  java1(
    "java1-nothing",
    /Unable to load AWS credentials from any provider in the chain/,
    "nothing-found",
    "Every link failed; this chain passes over every failure and lists them all at the end.",
  ),
  java1(
    "java1-profile",
    /No AWS profile named '(.*?)'|Unable to load (?:credentials (?:into|from) profile|source profile)|profile file cannot be null/,
    "profile-missing",
    "The profile is missing, has no keys, or its source cannot be used.",
  ),
  java1(
    "java1-parse",
    /Invalid property format: no '=' character is found on line/,
    "parse",
    "Java v1 refuses the file as a whole.",
  ),
  java1(
    "java1-process",
    /Failed to refresh process-based credentials/,
    "process-failed",
    "The profile's credential_process failed.",
  ),
  java1(
    "java1-overflow",
    /StackOverflowError/,
    "loop",
    "This chain ran in a circle until the stack was full: seen with AWS_ROLE_ARN set without AWS_WEB_IDENTITY_TOKEN_FILE.",
  ),
  kotlin(
    "kotlin-nothing",
    /No identity could be resolved from the chain/,
    "nothing-found",
    "Every link failed; this chain passes over every failure.",
  ),

  rust(
    "rust-nothing",
    /no credentials found in chain|no providers in chain provided credentials/,
    "nothing-found",
    "Every provider said that it is not configured.",
  ),
  rust("rust-parse", /could not parse profile file/, "parse", "The Rust SDK refuses one of the files as a whole."),
  rust(
    "rust-config",
    /the credentials provider was not properly configured|InvalidConfiguration/,
    "bad-setting",
    "A profile is set up in a way that the Rust SDK does not take; what stands behind says which.",
  ),
  rust(
    "rust-region",
    /Invalid Configuration: Missing Region|missing signing region/,
    "region-missing",
    "The role needs STS, and STS needs a region: none is set.",
  ),
  rust(
    "rust-provider",
    /an error occurred while loading credentials|ProviderError/,
    "denied",
    "A provider that was configured failed; the Rust SDK then tries no other.",
  ),

  rust(
    "rust-retry",
    /(?:failed to parse max attempts|invalid retry configuration|It is invalid to set max attempts to 0[\s\S]*?)\. source: [\s\S]*? key: `(\w+)`[\s\S]*/,
    "bad-setting",
    "The retry setting $1 has a value that the Rust SDK does not take; it ends the program.",
  ),
  rust(
    "rust-unreachable",
    /unexpected credentials error: dispatch failure: (.+)/,
    "unreachable",
    "The endpoint that credentials are asked of, such as a container's, cannot be reached: $1",
  ),
  rust(
    "rust-endpoint-empty",
    /assertion `left != right` failed: URL was unset/,
    "bad-setting",
    "An endpoint variable, such as AWS_ENDPOINT_URL_STS, is set to nothing; it ends the program.",
  ),

  ruby(
    "ruby-loop",
    /SourceProfileCircularReferenceError/,
    "loop",
    "Roles take their credentials from one another in a circle.",
  ),
  ruby(
    "ruby-source",
    /NoSourceProfileError|has a role_arn, (?:but no source_profile|and source_profile, but)/,
    "no-source",
    "A role has no source, or one without credentials.",
  ),
  ruby(
    "ruby-profile",
    /NoSuchProfileError|Profile `(.*?)' not found/,
    "profile-missing",
    "The profile is in neither file.",
  ),
  ruby("ruby-two", /CredentialSourceConflictError/, "two-sources", "A role names two sources."),
  ruby(
    "ruby-sso",
    /InvalidSSO(?:Token|Credentials)|Token is invalid and failed to refresh|SSO::Errors/,
    "token-expired",
    "The IAM Identity Center sign-in is missing or over: aws sso login.",
  ),
  ruby(
    "ruby-sso-config",
    /sso-session \S+?(?:'s)? .*|must be defined in the config file|Missing required keys: \[:sso/,
    "bad-setting",
    "The profile's SSO settings are not whole.",
  ),
  ruby("ruby-web", /MissingWebIdentityTokenFile/, "token-missing", "The web identity token file is not there."),
  ruby(
    "ruby-process",
    /InvalidProcessCredentialsPayload/,
    "process-failed",
    "The profile's credential_process failed or printed something else than credentials.",
  ),
  ruby(
    "ruby-nothing",
    /MissingCredentialsError|unable to sign request without credentials set/,
    "nothing-found",
    "No provider had credentials.",
  ),
  ruby(
    "ruby-ecs",
    /Cannot instantiate an ECS Credential Provider without a credential path/,
    "no-source",
    "credential_source is EcsContainer, and AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not set.",
  ),
  ruby(
    "ruby-source-word",
    /Unsupported credential_source/,
    "bad-setting",
    "This version knows no such credential_source.",
  ),
  ruby(
    "ruby-region",
    /Invalid `:region` option was provided|MissingRegionError/,
    "bad-setting",
    "The region is missing or no region's name.",
  ),
  ruby(
    "ruby-retry",
    /Must provide (.+?) for (\w+) profile option or for ENV\['(\w+)'\]/,
    "bad-setting",
    "$2 of the profile or $3 is wanted as $1, and is something else.",
  ),
  ruby(
    "ruby-param",
    /expected params\[:(\w+)\] to be an? (\w+), got value "([\s\S]*?)" \(/,
    "bad-setting",
    "The profile's $1 is $3, and this SDK wants it as $2.",
  ),
  ruby(
    "ruby-no-role",
    /missing required parameter params\[:role_arn\]/,
    "no-source",
    "A profile names a source for a role, and its role_arn is missing or empty.",
  ),
  ruby(
    "ruby-directory",
    /Is a directory @ \w+ - (.+)/,
    "bad-setting",
    "A file is wanted at $1, and a directory is there; a file's variable that is set to nothing leads to one too.",
  ),
  ruby("ruby-sts", /Aws::STS::Errors::(\w+)/, "denied", "AWS answered with $1."),
  ruby(
    "ruby-no-host",
    /Seahorse::Client::NetworkingError: Failed to open TCP connection to (\S+):\d+ \(getaddrinfo/,
    "unreachable",
    "The address $1 does not exist: look at the region and at FIPS and dual-stack switches.",
  ),
  ruby(
    "ruby-no-date",
    /ArgumentError: no time information in/,
    "bad-setting",
    "A date in the cache of a sign-in cannot be read.",
  ),
  ruby(
    "ruby-imds-mode",
    /:endpoint_mode is not valid, expected IPv4 or IPv6, got: ?(.*)/,
    "bad-setting",
    "The metadata endpoint mode is IPv4 or IPv6, in just this spelling; a setting says: $1",
  ),
];
