import { type KnownError, inWordsOf, saidBy } from "../../walk/known-error.ts";

const known = saidBy("boto3", "aws-cli-v2", "aws-cli-v1");
/** What configparser says, which boto 2 reads its files with, too. */
const python = saidBy("boto3", "aws-cli-v2", "aws-cli-v1", "boto2");
/** Only the CLIs keep sessions of roles in a cache of their own. */
const cli = saidBy("aws-cli-v2", "aws-cli-v1");

/**
 * botocore/exceptions.py 1.44.5, the AWS CLI's own words, and what Python lets through.
 * A value of a file may go on in an indented line below it, so it is caught over line breaks.
 */
export const knownErrors: readonly KnownError[] = [
  known(
    "unable-to-locate",
    /Unable to locate credentials/i,
    "nothing-found",
    "The whole chain was walked and no source had credentials: no exported keys, no profile that holds any, no sign-in, no role of a pod, container or instance.",
  ),
  known(
    "profile-not-found",
    /The config profile \(([^)]*)\) could not be found|\braise ProfileNotFound\b/,
    "profile-missing",
    'A profile named "$1" was chosen, by flag, in code or by a variable, and stands in neither file.',
  ),
  python(
    "file-without-section",
    /File contains no section headers\.\s*file: '?(.+?)'?, line: (\d+)/,
    "parse",
    "Line $2 of $1 stands before any [section], or the line of the section is indented: begin it with [name], without blanks before it.",
  ),
  python(
    "twice-in-file",
    /While reading from '?(.+?)'? \[line +(\d+)\]: (option|section) '(.+?)'.* already exists/,
    "parse",
    "Line $2 of $1: the $3 $4 stands there a second time. Take one of the two out.",
  ),
  known(
    "config-parse",
    /Unable to parse config file: (\S+)/,
    "parse",
    "Python refuses the file $1 as a whole: a section or key stands twice, or a line is no setting.",
  ),
  known(
    "partial-credentials",
    /Partial credentials found in ([\w-]+), missing: (.+)/,
    "partial",
    "The source $1 has one half and lacks $2; botocore stops there and looks no further.",
  ),
  known(
    "infinite-loop",
    /Infinite loop in credential configuration detected\. Attempting to load from profile (.+?) which/,
    "loop",
    "Roles take their credentials from one another in a circle that leads back to profile $1.",
  ),
  known(
    "source-profile-missing",
    /The source_profile "([\s\S]*?)" referenced in the profile "(.*?)" does not exist/,
    "no-source",
    "Profile $2 takes its role's credentials from profile $1, which is in neither file.",
  ),
  known(
    "source-profile-empty",
    /The source profile "([\s\S]*?)" must have credentials/,
    "no-source",
    "Profile $1 is a role's source and holds nothing that credentials can come from.",
  ),
  known(
    "two-sources",
    /The profile "(.*?)" contains both source_profile and credential_source/,
    "two-sources",
    "Profile $1 names two sources for its role; botocore takes only one.",
  ),
  known(
    "credential-source-unknown",
    /The credential source "([\s\S]*?)" referenced in profile "(.*?)" is not valid/,
    "bad-setting",
    "credential_source knows Environment, Ec2InstanceMetadata and EcsContainer, in just this spelling; profile $2 says $1.",
  ),
  known(
    "credential-source-empty",
    /Error when retrieving credentials from (Environment|EcsContainer|Ec2InstanceMetadata): No credentials found in credential_source referenced in profile (\S+)/,
    "no-source",
    "Profile $2 takes its role's credentials from $1, and there are none.",
  ),
  known(
    "sso-missing-keys",
    /The profile "(.*?)" is configured to use SSO but is missing required configuration: (.+)/,
    "partial",
    "Profile $1 signs in through IAM Identity Center and lacks $2.",
  ),
  known(
    "sso-session-missing",
    /The specified sso-session does not exist: "(.*?)"|the "(.*?)" sso_session configuration does not exist/,
    "bad-setting",
    "The profile names an sso-session that has no [sso-session …] section in the config file.",
  ),
  known(
    "sso-token-config",
    /configured to use the SSO token provider but is missing the following configuration: (\[.*?\])/,
    "partial",
    "The sso-session section lacks $1.",
  ),
  known(
    "sso-disagree",
    /The value for (\S+) is inconsistent between profile \((.*?)\) and sso-session \((.*?)\)/,
    "bad-setting",
    "$1 is $2 in the profile and $3 in the sso-session: they must be the same.",
  ),
  known(
    "sso-token-load",
    /Error loading SSO Token: Token for (.+?) (?:does not exist|is invalid)/,
    "token-missing",
    "There is no usable sign-in for $1 in ~/.aws/sso/cache: sign in with aws sso login.",
  ),
  known(
    "sso-unauthorized",
    /(?:The SSO session associated with this profile has expired or is otherwise invalid|UnauthorizedSSOTokenError)/,
    "token-expired",
    "The IAM Identity Center sign-in is over, or the service does not take it any more: aws sso login.",
  ),
  known(
    "sso-refresh-failed",
    /(?:Error when retrieving token from sso: )?Token has expired and refresh failed/,
    "token-expired",
    "The sign-in is over and could not be renewed: aws sso login.",
  ),
  known(
    "login-token",
    /Error loading login session token|Your session has expired(?: or credentials have changed)?\. Please reauthenticate using/,
    "token-missing",
    "The session of aws login is missing, not whole, or over: aws login.",
  ),
  known(
    "process",
    /Error when retrieving credentials from custom-process: ?(.*)/,
    "process-failed",
    "The profile's credential_process failed or printed something else than credentials.",
  ),
  known(
    "container",
    /Error when retrieving credentials from container-role: (.*)/,
    "unreachable",
    "A container variable names an endpoint that did not give credentials; botocore then tries nothing else.",
  ),
  known(
    "container-host",
    /Unsupported host '(.*?)'\. {2}Can only retrieve metadata from a loopback address/,
    "bad-setting",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI names $1, which is not a host that credentials are asked of.",
  ),
  known(
    "container-token",
    /Auth token value is not a legal header value/,
    "bad-setting",
    "The container authorization token ends in a line break: write the file without one.",
  ),
  known(
    "web-identity-role",
    /configured to assume role with web identity but has no role ARN configured/,
    "no-source",
    "A web identity token is named, a role for it is not: AWS_ROLE_ARN or role_arn.",
  ),
  inWordsOf(
    "Python",
    known(
      "file-not-found",
      /(?:FileNotFoundError|\[Errno 2\]).*No such file or directory: '(.*?)'/,
      "token-missing",
      "A setting names the file or program $1, which is not there: a web identity token, a container token, or a credential_process.",
    ),
  ),
  known(
    "config-not-found",
    /The specified config file \((.*?)\) could not be found/,
    "bad-setting",
    "AWS_CREDENTIAL_FILE names $1, which is not there.",
  ),
  known(
    "client-error",
    /An error occurred \(([\w.]+)\) when calling the (\w+) operation/,
    "denied",
    "AWS answered the call $2 with $1.",
  ),
  known(
    "endpoint",
    /Could not connect to the endpoint URL: "(.*?)"/,
    "unreachable",
    "No connection to $1: a region that does not exist, a proxy, or no network.",
  ),
  known(
    "checksum-mode",
    /Unsupported configuration value for (\w+)\. Expected one of .+? but got (.*)\./,
    "bad-setting",
    "The setting $1 is $2, and botocore wants when_supported or when_required.",
  ),
  known(
    "bundle",
    /SSL validation failed for \S+ \[(?:Errno|X509: NO_CERT)/,
    "bad-setting",
    "The file that AWS_CA_BUNDLE, ca_bundle or REQUESTS_CA_BUNDLE names is not there, or holds no certificate.",
  ),
  known(
    "certificate",
    /SSL validation failed for (\S+)/,
    "unreachable",
    "The certificate shown for $1 is of an authority that this machine does not trust: a proxy between, whose authority belongs into AWS_CA_BUNDLE.",
  ),
  known(
    "time-out",
    /(?:Connect|Read) timeout on endpoint URL: "(.*?)"/,
    "unreachable",
    "$1 did not answer in time: no network, a firewall, or a private endpoint that is not there.",
  ),
  known(
    "proxy",
    /Failed to connect to proxy URL: "(.*?)"/,
    "unreachable",
    "The proxy that HTTPS_PROXY or HTTP_PROXY names cannot be reached.",
  ),
  known(
    "metadata-no-time",
    /Attempted to set connect timeout to (\S+), but the timeout cannot be set/,
    "bad-setting",
    "AWS_METADATA_SERVICE_TIMEOUT is $1, and the metadata service is to be asked.",
  ),
  known(
    "proxy-no-url",
    /An HTTP Client raised an unhandled exception: Failed to parse: (.*)/,
    "bad-setting",
    "What HTTPS_PROXY or HTTP_PROXY holds is no URL of a proxy: $1",
  ),
  known(
    "connection-closed",
    /Connection was closed before we received a valid response from endpoint URL: "(.*?)"/,
    "unreachable",
    "The connection to $1 was closed before an answer came: a proxy or firewall between, or what HTTPS_PROXY holds.",
  ),
  known(
    "certificate-bare",
    /\[SSL: CERTIFICATE_VERIFY_FAILED\]/,
    "unreachable",
    "The certificate shown is of an authority that this machine does not trust: a proxy between, whose authority belongs into AWS_CA_BUNDLE.",
  ),
  known(
    "no-xml",
    /Unable to parse response \(.*?\), invalid XML received/,
    "unreachable",
    "What answered is not AWS: no XML came. A proxy or a captive network's page is between, or an endpoint setting names another server.",
  ),
  known(
    "endpoint-data",
    /^'credentialScope'$/m,
    "dependency-missing",
    "This botocore and its list of endpoints do not go together: install the AWS CLI anew. No keys are at fault.",
  ),
  known("no-region", /You must specify a region/, "region-missing", "No region is set where one is needed."),
  known(
    "bad-region",
    /Provided region_name '([\s\S]*?)' doesn't match a supported format/,
    "bad-setting",
    "The region is no region's name: $1",
  ),
  known(
    "mfa-refresh",
    // Run without a terminal (1.46.3, 2.36.7): the prompt with nothing behind it, which Python's getpass warns of.
    /Cannot refresh credentials: MFA token required|EOFError|Enter MFA code for \S+:|GetPassWarning: Can not control echo/,
    "mfa",
    "The role needs an MFA code, and nobody could be asked.",
  ),
  known(
    "missing-dependency",
    /Missing Dependency: Using the login credential provider requires/,
    "dependency-missing",
    "login_session needs botocore with its crt extra installed.",
  ),
  known(
    "expired-still",
    /Credentials were refreshed, but the refreshed credentials are still expired/,
    "token-expired",
    "The source gives temporary keys that are past their time.",
  ),
  inWordsOf(
    "Python",
    known(
      "json",
      /JSONDecodeError|Expecting value: line \d+ column \d+/,
      "process-failed",
      "A credential_process printed something that is no JSON.",
    ),
  ),
  known(
    "param-validation",
    /Parameter validation failed:\s+(?:.*\n\s*)*?.*parameter (?:RoleArn|RoleSessionName|ExternalId|DurationSeconds|WebIdentityToken|SerialNumber|TokenCode|Policy\w*)\b/,
    "bad-setting",
    "A setting of the role is shorter or smaller than AWS takes.",
  ),
  known(
    "own-parameters",
    /Parameter validation failed:/,
    "other",
    "The call is not as boto3 sends it: nothing was sent, and no keys were looked at. What follows names the parameter.",
  ),
  known(
    "imds-mode",
    /Invalid EC2 Instance Metadata endpoint mode: (\S*)/,
    "bad-setting",
    "The metadata endpoint mode is $1; there are IPv4 and IPv6.",
  ),
  inWordsOf(
    "Python",
    known(
      "not-an-int",
      /invalid literal for int\(\) with base 10: '(.*?)'/,
      "bad-setting",
      "A number is wanted where a setting says $1.",
    ),
  ),
  inWordsOf(
    "Python",
    known(
      "date",
      /ParserError|Unknown string format|can't subtract offset-naive|signed integer is greater than maximum/,
      "bad-setting",
      "A date of expiry is written in a way that Python does not read, or without its time zone.",
    ),
  ),
  inWordsOf(
    "Python",
    known(
      "key-error",
      /KeyError: ?'([^']*)'/,
      "token-missing",
      "A cached token or a credentials file is not whole: $1 is missing or cannot be read.",
    ),
  ),
  known(
    "crt",
    /AWS_ERROR_(?:INVALID_ARGUMENT|CAL_MALFORMED)/,
    "bad-setting",
    "A key or secret is empty, or a cached private key is no key.",
  ),
  inWordsOf(
    "Python",
    known("index-error", /IndexError: ?list index out of range/, "process-failed", "credential_process is empty."),
  ),
  known(
    "botocore-modes",
    /Invalid(?:DefaultsMode|RetryMode\w*|STSRegional\w*|MaxRetry\w*)|STS regional endpoints option|invalid defaults mode/,
    "bad-setting",
    "A client setting has a word that botocore does not know.",
  ),
  inWordsOf(
    "Python",
    known(
      "permission",
      /PermissionError: ?\[Errno 13\].*'(.*?)'|IsADirectoryError.*'(.*?)'/,
      "token-missing",
      "A file that a setting names cannot be read.",
    ),
  ),
  known(
    "services-missing",
    /to use the services section but the "(.*?)" services configuration does not exist/,
    "bad-setting",
    "The profile names services = $1, and there is no [services $1] section.",
  ),
  known(
    "invalid-endpoint",
    /Invalid endpoint(?: EC2 Instance Metadata endpoint)?: (\S+)/,
    "bad-setting",
    "The address $1 is none: an endpoint setting is wrong, or the region is empty.",
  ),
  known(
    "imds-v1",
    /IMDSv1 has been disabled/,
    "unreachable",
    "The metadata service gives no token, and asking without one is switched off.",
  ),
  known(
    "configured-value",
    /The configured value '([\s\S]*?)' for '(\w+)' is invalid\. Valid values are: (.+)/,
    "bad-setting",
    "The setting $2 is $1; botocore takes one of $3",
  ),
  inWordsOf(
    "Python",
    cli(
      "cached-role-list",
      /list indices must be integers or slices, not str/,
      "token-missing",
      "A file where an object is wanted holds a JSON list: seen with a role's session in ~/.aws/cli/cache, which may be deleted.",
    ),
  ),
  inWordsOf(
    "Python",
    known(
      "open-quote",
      /No closing quotation/,
      "process-failed",
      "credential_process has a quote that is never closed.",
    ),
  ),
  inWordsOf(
    "Python",
    known(
      "word-for-block",
      /'str' object has no attribute 'get'/,
      "bad-setting",
      "A word stands where botocore wants a block of settings, such as at s3 or below services; or a credential_process printed a JSON text and no object.",
    ),
  ),
  inWordsOf(
    "Python",
    known(
      "no-object",
      /'(?:list|NoneType|int|float|bool)' object has no attribute 'get'/,
      "process-failed",
      "A credential_process, or a cached token, gives JSON that is no object.",
    ),
  ),
  inWordsOf(
    "Python",
    known(
      "no-date",
      /Parser must be a string or character stream, not (\w+)|String does not contain a date/,
      "process-failed",
      "An Expiration, as a credential_process prints it, must be a date in quotes.",
    ),
  ),
  known(
    "empty-bundle",
    /Invalid CA bundle: the configured value/,
    "bad-setting",
    "A CA bundle's setting, such as AWS_CA_BUNDLE, is set to nothing: name a file, or unset it.",
  ),
  known(
    "config-value",
    /Invalid value "([\s\S]*?)" for (\w+)\. Value must be (.+?)\./,
    "bad-setting",
    "The setting $2 is $1, and botocore wants $3.",
  ),
  known(
    "retry-value",
    /Invalid value provided to "mode": "(.*?)" must be one of|Value provided to "max_attempts": (\S+) must be an integer/,
    "bad-setting",
    "A retry setting, AWS_RETRY_MODE or AWS_MAX_ATTEMPTS, has a value that botocore does not take.",
  ),
  known(
    "s3-value",
    /S3 (addressing style|us-east-1 regional endpoint option) (\S*) is invalid\. Valid options are/,
    "bad-setting",
    "S3's $1 is $2 in the profile's block s3 or beside it, which no client of botocore takes.",
  ),
  inWordsOf(
    "Python",
    known(
      "nested-value",
      /expected string or bytes-like object, got 'dict'/,
      "bad-setting",
      "A block of indented lines stands where one word is wanted, such as the region.",
    ),
  ),
  known(
    "not-installed",
    /No module named '?((?:boto3|botocore|boto)\b[\w.]*)/,
    "other",
    "The Python that ran has no $1: install it there (python -m pip install boto3). No keys were looked at.",
  ),
  inWordsOf(
    "Python",
    cli(
      "plugin",
      /No module named '(?!boto3?'|botocore)(.+?)'/,
      "bad-setting",
      "The CLI was told to load the module $1, by [plugins] of its config file or by the Python that it runs in, and it is not installed.",
    ),
  ),
  inWordsOf(
    "Python",
    known(
      "type-error-concatenate",
      /TypeError: can only concatenate str \(not "(\w+)"\) to str/,
      "bad-setting",
      "A setting that is to be one text has indented lines below it, and is a $1 for that.",
    ),
  ),
  inWordsOf(
    "Python",
    known(
      "assertion",
      /^AssertionError:?\s*$/m,
      "bad-setting",
      "Python's own check of a value failed, without a word of which.",
    ),
  ),
  known(
    "answer-not-xml",
    /Unable to parse response \((.+?)\), invalid XML received/,
    "denied",
    "What answered in STS's place is not AWS: a proxy, a firewall or a captive portal, or an endpoint_url that leads elsewhere.",
  ),
  known(
    "answer-without",
    /^(?:KeyError: )?'(AssumeRole(?:WithWebIdentity)?Result|Credentials|roleCredentials|[aA]ccessKeyId|[sS]ecretAccessKey|[sS]essionToken|[eE]xpiration|accessToken|expiresIn|refreshToken)'$/m,
    "denied",
    "The answer of STS or IAM Identity Center has no $1: somebody else answered in AWS's place, such as a captive portal or an emulator.",
  ),
  known(
    "answer-date",
    /Invalid timestamp "(.*?)": |invalid literal for int\(\) with base 10: '([\d-]+T[\d:]+Z?)'|year \d+ is out of range: (\d+)/,
    "denied",
    "The end of the session, as the answer has it, is no date: an emulator of AWS answered, or a proxy changed it.",
  ),
  known(
    "connection-closed",
    /Connection was closed before we received a valid response from endpoint URL: "(.+?)"/,
    "unreachable",
    "$1 was reached, and the connection was closed without an answer: a firewall or a proxy in between.",
  ),
];
