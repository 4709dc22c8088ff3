import type { SdkId } from "../../model/sdk.ts";
import { GO, type KnownError } from "../known-error.ts";

const by =
  (...sdks: readonly SdkId[]) =>
  (id: string, pattern: RegExp, kind: KnownError["kind"], says: string): KnownError => ({
    id,
    sdks,
    pattern,
    kind,
    says,
  });

const boto2 = by("boto2");
const js3 = by("js-v3");
const js2 = by("js-v2");
const js = by("js-v3", "js-v2");
const go = by(...GO);
const go1 = by("go-v1");
const terraform = by("terraform");
const java2 = by("java-v2");
const java1 = by("java-v1");
const kotlin = by("kotlin");
const rust = by("rust");
const ruby = by("ruby");

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

  js3(
    "js3-nothing",
    /Could not load credentials from any providers$/m,
    "nothing-found",
    "Every provider was tried and none had credentials; a profile that is missing or cannot be used is passed over in silence.",
  ),
  js3(
    "js3-region",
    /Region is missing/,
    "region-missing",
    "No region: the client, or the STS client that a role needs, cannot be made.",
  ),
  js3("js3-region-bad", /Region not accepted: region="(.*?)"/, "bad-setting", "The region is no host name's part: $1"),
  js3(
    "js3-sso-expired",
    /The SSO session associated with this profile (?:is invalid|has expired)|The SSO session token associated with profile=(\S+) was not found or is invalid|Token is expired|Value not present for '\w+' in SSO Token/,
    "token-expired",
    "The IAM Identity Center sign-in is missing or over: aws sso login.",
  ),
  js3(
    "js3-sso-config",
    /Profile is configured with invalid SSO credentials|UnauthorizedException/,
    "bad-setting",
    "The profile's SSO settings are not whole, or the portal refuses the token.",
  ),
  js3(
    "js3-mfa",
    /requires multi-factor authentication, but no MFA code callback was provided/,
    "mfa",
    "The role needs an MFA code and the program gives none.",
  ),
  js3(
    "js3-login",
    /Failed to load a? ?token|Failed to load token from/,
    "token-missing",
    "The session of aws login is missing.",
  ),
  js3(
    "js3-enoent",
    /^(?:Error: )?ENOENT: no such file or directory, open '(.*?)'/,
    "token-missing",
    "A token file that a setting names is not there: $1",
  ),
  js3(
    "js3-type-error",
    /Cannot read properties of undefined \(reading '(\w+)'\)/,
    "bad-setting",
    "The profile's sso_session has no section in the config file.",
  ),

  js2(
    "js2-nothing",
    /Could not load credentials from any providers <-|Missing credentials in config/,
    "nothing-found",
    "No provider had credentials; the last one asked was the metadata service, which is why it is named.",
  ),
  js2(
    "js2-profile",
    /Could not load credentials from SharedIniFileCredentials/,
    "profile-missing",
    "The profile named in code is missing or holds no keys; the config file is read only with AWS_SDK_LOAD_CONFIG.",
  ),
  js2(
    "js2-enoent",
    /ENOENT: no such file or directory, open '(.*?)'/,
    "bad-setting",
    "AWS_SDK_LOAD_CONFIG is set and the config file $1 is not there.",
  ),
  js2(
    "js2-died",
    /ProcessDied|heap out of memory|node exited/,
    "hang",
    "Roles that go in a circle keep this SDK busy until its memory is full.",
  ),

  go("go-profile", /failed to get shared config profile, (\S+)/, "profile-missing", "Profile $1 is in neither file."),
  go(
    "go-no-imds",
    /no EC2 IMDS role found/,
    "nothing-found",
    "Nothing was configured, so the metadata service was asked, and it has no role or does not answer.",
  ),
  go(
    "go-assume",
    /failed to load assume role (\S+) of profile (\S+),/,
    "no-source",
    "The role of profile $2 has a source that is missing or goes in a circle.",
  ),
  go(
    "go-types",
    /only one credential type may be specified per profile/,
    "two-sources",
    "A profile names more than one of source_profile, credential_source, credential_process and web_identity_token_file.",
  ),
  go(
    "go-partial",
    /partial credentials found for profile (.+)/,
    "partial",
    "Profile $1 has a key id or a secret, not both in one file.",
  ),
  go(
    "go-region",
    /Invalid Configuration: Missing Region/,
    "region-missing",
    "The role needs STS, and STS needs a region: none is set.",
  ),
  go(
    "go-container",
    /was specified as the credential_source, but neither/,
    "no-source",
    "credential_source is EcsContainer, and no container variable is set.",
  ),
  go(
    "go-container-host",
    /invalid endpoint host|failed to (?:lookup|verify) .*host|is not a valid endpoint/,
    "bad-setting",
    "The container endpoint is on a host that credentials are not asked of.",
  ),
  go(
    "go-source-word",
    /credential_source values must be EcsContainer/,
    "bad-setting",
    "credential_source is misspelt.",
  ),
  go(
    "go-jwt",
    /failed to retrieve jwt from provide source, unable to read file at (\S+)/,
    "token-missing",
    "The web identity token file is not there.",
  ),
  go("go-role-arn", /role ARN is not set/, "no-source", "A web identity token is named, a role for it is not."),
  go(
    "go-requires-arn",
    /credential type (\w+) requires role_arn, profile (\S+)/,
    "no-source",
    "Profile $2 has $1 without role_arn.",
  ),
  go(
    "go-mfa",
    /assume role with MFA enabled, but AssumeRoleTokenProvider session option not set/,
    "mfa",
    "The role needs an MFA code and the program has no way to ask.",
  ),
  go(
    "go-process",
    /process provider error/,
    "process-failed",
    "The profile's credential_process failed or printed something else than credentials.",
  ),
  go(
    "go-sso",
    /(?:cached )?SSO (?:token|session)|SSO session section|sso_region in profile|sso_start_url in profile|configured to use SSO/,
    "token-expired",
    "The IAM Identity Center sign-in is missing, over, or not whole: aws sso login.",
  ),
  go("go-login", /load login token|reauthenticate/, "token-missing", "The session of aws login is missing or over."),
  go("go-static-empty", /static credentials are empty/, "partial", "A key id or a secret is empty."),
  go(
    "go-sts",
    /operation error (STS|SSO): (\w+), .*?(?:api error )?(\w+(?:Exception|Denied|Error|Token\w*)):/s,
    "denied",
    "AWS answered $2 with $3.",
  ),
  go(
    "go-sdk-setting",
    /failed to load (?:config|shared)|unknown value|invalid .*(?:attempts|mode|value)|cannot parse|failed to parse/i,
    "bad-setting",
    "A setting has a value that the Go SDK does not take.",
  ),
  terraform(
    "tf-none",
    /No valid credential sources found/,
    "nothing-found",
    'The AWS provider found no credentials it can use; the cause stands behind "Error:".',
  ),
  terraform(
    "tf-assume",
    /Cannot assume IAM Role|Assume Role With Web Identity/,
    "denied",
    "The provider could not assume the role of its block.",
  ),
  terraform(
    "tf-loading",
    /loading configuration: /,
    "bad-setting",
    "The files or variables cannot be used as they are.",
  ),

  go1(
    "go1-nothing",
    /NoCredentialProviders: no valid providers in chain/,
    "nothing-found",
    "No provider had credentials; the config file counts only with AWS_SDK_LOAD_CONFIG.",
  ),
  go1("go1-arn", /CredentialRequiresARNError/, "no-source", "A profile has a source for a role, and no role_arn."),
  go1("go1-assume", /SharedConfigAssumeRoleError/, "no-source", "A role's source profile has no credentials."),
  go1(
    "go1-web",
    /WebIdentityErr/,
    "token-missing",
    "The web identity token cannot be read, has no role, or is refused.",
  ),
  go1("go1-load", /SharedConfigLoadError|INIParseError/, "parse", "The Go SDK refuses one of the files as a whole."),
  go1(
    "go1-process",
    /ProcessProvider\w+/,
    "process-failed",
    "The profile's credential_process failed or printed something else than credentials.",
  ),
  go1(
    "go1-mfa",
    /AssumeRoleTokenProviderNotSetError/,
    "mfa",
    "The role needs an MFA code and the program has no way to ask.",
  ),
  go1("go1-imds", /EC2RoleRequestError/, "unreachable", "The metadata service has no role, or does not answer."),

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
  ruby("ruby-sts", /Aws::STS::Errors::(\w+)/, "denied", "AWS answered with $1."),

  js("js-denied", /(?:^|\b)(?:AccessDenied|ExpiredToken|InvalidClientTokenId)\b/, "denied", "AWS refuses the call."),
];
