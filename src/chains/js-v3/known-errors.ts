import { type KnownError, framing, inWordsOf, saidBy } from "../../walk/known-error.ts";

const js3 = saidBy("js-v3", "cdk", "osls");
const js2 = saidBy("js-v2", "serverless");
const js = saidBy("js-v3", "js-v2", "cdk", "serverless", "osls");

/** What the JavaScript SDKs say, and what Node.js lets through. */
export const knownErrors: readonly KnownError[] = [
  js3(
    "js3-document-date",
    /Invalid RFC-3339 date-time value/,
    "unreachable",
    "The container's endpoint gave credentials whose date of expiry is not one of UTC.",
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
  js3(
    "js3-profile",
    /Could not resolve credentials using profile: \[(.*?)\]|Profile (\S+) could not be found or parsed in shared credentials file/,
    "profile-missing",
    "The profile named there is missing, or holds nothing that this SDK takes credentials from.",
  ),
  js3(
    "js3-region-bad",
    /Region not accepted: region="([^"\n]*)/,
    "bad-setting",
    "The region is no host name's part: $1",
  ),
  js3(
    "js3-sso-expired",
    /The SSO session associated with this profile (?:is invalid|has expired)|The SSO session token associated with profile=(\S+) was not found or is invalid|Token is expired\. To refresh|Value not present for '\w+' in SSO Token/,
    "token-expired",
    "The IAM Identity Center sign-in is missing or over: aws sso login.",
  ),
  js3(
    "js3-sso-config",
    /Profile is configured with invalid SSO credentials|\bUnauthorizedException: /,
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
    /Failed to load a? ?token|Failed to load token from|Your session has expired\. Please reauthenticate\./,
    "token-missing",
    "The session of aws login is missing or over: aws login.",
  ),
  js3(
    "js3-enoent",
    /^(?:Error: ){0,2}ENOENT: no such file or directory, open '(?!\S*[/\\]\.aws[/\\](?:config|credentials)')(.*?)'/,
    "token-missing",
    "A token file that a setting names is not there: $1",
  ),
  js3(
    "js3-type-error",
    /Cannot read properties of undefined \(reading 'sso_(\w+)'\)/,
    "bad-setting",
    "The profile's sso_session has no section in the config file.",
  ),
  inWordsOf(
    "JavaScript",
    js3(
      "js3-no-secret",
      /Cannot read propert(?:y|ies) (?:of undefined \(reading '(?:byteLength|accessKeyId)'\)|'(?:byteLength|accessKeyId)' of undefined)/,
      "partial",
      "Keys were given in code that are undefined: what the code takes them from, a variable of a .env file or a profile by its name, is not there.",
    ),
  ),
  js3(
    "js3-two-sources",
    /Multiple credential sources detected/,
    "other",
    "A warning: AWS_PROFILE and a pair of keys are both set, and this SDK acts as the profile. Unset the one that is not meant; a later version may prefer the keys.",
  ),
  js3(
    "js3-metadata-time-out",
    /(?:Error: |^)TimeoutError\b[\s\S]*credential-provider-imds/,
    "nothing-found",
    "Nothing else gave credentials, so the metadata service was asked, and it did not answer in time.",
  ),
  js3(
    "js3-header",
    /Invalid character in header content \["(\w+)"\]/,
    "bad-setting",
    "A key id, token or name goes into the header $1 and holds a line break or another sign that no header may hold.",
  ),

  framing(
    js2(
      "js2-nothing",
      /Could not load credentials from any providers <-|Missing credentials in config(?:, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1)?/,
      "nothing-found",
      "No provider had credentials: exported keys, a profile that JavaScript v2 reads, a sign-in, a process, a web identity, a container, an instance.",
    ),
  ),
  js2(
    "js2-metadata",
    /EC2 Metadata \w+ request returned error/,
    "nothing-found",
    "Nothing else had credentials, so the metadata service was asked, and it has no role or does not answer.",
  ),
  js2("js2-region", /Missing region in config/, "region-missing", "No region is set where one is needed."),
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
    "AWS_SDK_LOAD_CONFIG is set and the config file $1 is not there: unset it, or make the file, even an empty one.",
  ),
  inWordsOf(
    "JavaScript",
    js2(
      "js2-died",
      /ProcessDied|heap out of memory|node exited/,
      "hang",
      "Roles that go in a circle keep this SDK busy until its memory is full.",
    ),
  ),

  js3(
    "js3-container-host",
    /(\S+) is not a valid container metadata service hostname/,
    "bad-setting",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI names $1, which is not a host that credentials are asked of.",
  ),
  js3(
    "js3-no-host",
    /getaddrinfo \w+ ([\w.-]+)/,
    "unreachable",
    "No host is called $1: a region that does not exist, or no network.",
  ),
  js3(
    "js3-endpoint-clash",
    /Invalid Configuration: (FIPS|Dualstack) and custom endpoint are not supported/,
    "bad-setting",
    "An endpoint setting and $1 exclude each other: one of the two has to go.",
  ),
  js(
    "js-refused",
    /connect ECONNREFUSED (\S+)/,
    "unreachable",
    "Nothing listens at $1, which an endpoint setting or a proxy's variable names.",
  ),
  js3(
    "js3-no-way",
    /connect (?:ENETUNREACH|EHOSTUNREACH) (\S+)/,
    "unreachable",
    "No way leads to $1: there is no network, or an endpoint setting names another host than was meant.",
  ),
  js3(
    "js3-protocol",
    /Protocol "(.+?)" not supported\. Expected "http:"/,
    "bad-setting",
    "The metadata service's endpoint is asked over http only, and a setting says $1",
  ),
  js3(
    "js3-said-no",
    /(?<!service error: )\b(TooManyRequestsException|InvalidIdentityTokenException|ResourceNotFoundException): /,
    "denied",
    "AWS refuses the call: $1.",
  ),
  js3(
    "js3-busy",
    /^(?:CredentialsProviderError: )?((?:Request)?Thrott\w+|\w+LimitExceeded(?:Exception)?|ProvisionedThroughputExceededException|TransactionInProgressException|SlowDown|PriorRequestNotComplete|EC2ThrottledException|RequestTimeout(?:Exception)?|RequestInTheFuture|LimitExceededException|InternalError|Unknown): /m,
    "denied",
    "AWS does not answer as it should, and did not when it was asked again, if that could have helped: $1.",
  ),
  inWordsOf(
    "JavaScript",
    js3(
      "js3-no-json",
      /SyntaxError: Unexpected (?:end of JSON input|token)/,
      "unreachable",
      "What answered, such as the metadata service of an instance without a role, gave no JSON.",
    ),
  ),
  inWordsOf(
    "JavaScript",
    js3("js3-hang-up", /socket hang up/, "unreachable", "The other side hung up before it answered."),
  ),
  inWordsOf(
    "JavaScript",
    js3(
      "js3-url",
      /\bInvalid URL\b/,
      "bad-setting",
      "An endpoint setting, such as AWS_ENDPOINT_URL_STS or the container's, is no address: the scheme may be missing.",
    ),
  ),
  js3(
    "js3-not-credentials",
    /Resolved credential object is not valid/,
    "partial",
    "The program, or a cached session of aws login, gave credentials without a key id or a secret.",
  ),
  js(
    "js-directory",
    /EISDIR: illegal operation on a directory/,
    "bad-setting",
    "A directory is where a file is wanted: one of the settings files, or a token's.",
  ),
  inWordsOf(
    "JavaScript",
    js2(
      "js2-twice",
      /Cannot redefine property: (.+)/,
      "parse",
      "The config file has $1 twice: as [$1] and as [profile $1].",
    ),
  ),
  js(
    "js-imds-mode",
    /Unsupported endpoint mode: ?(.*)/,
    "bad-setting",
    "The metadata endpoint mode is IPv4 or IPv6, in just this spelling; a setting says: $1",
  ),

  js(
    "js-denied",
    /^(?:Error: |Uncaught )?(?:AccessDenied|ExpiredToken|InvalidClientTokenId): /,
    "denied",
    "AWS refuses the call.",
  ),
  js2(
    "js2-host",
    /Inaccessible host: `(\S+?)'(?: at port `\d*')?\. This service may not be available in the `(\S+?)' region/,
    "unreachable",
    "The host $1 was not found or not reached: $2 is no region that this SDK knows the address of, there is no DNS or no network.",
  ),
  js3(
    "js3-portal-refuses",
    /CredentialsProviderError: ForbiddenException/,
    "denied",
    "The portal does not lend that role in that account to whoever signed in.",
  ),
  // The default chain passes these over; fromIni by itself, and the CDK's --profile, say them.
  js3(
    "js3-loop",
    /Detected a cycle attempting to resolve credentials for profile (\S+)\. Profiles visited: .*/,
    "loop",
    "The source profiles of profile $1 lead back to one of them.",
  ),
  js3(
    "js3-source-unknown",
    /Unsupported credential source in profile (\S+)\. Got (.*?), expected EcsContainer or Ec2InstanceMetadata or Environment/,
    "bad-setting",
    "credential_source of profile $1 says $2: upper and lower case count.",
  ),
  js3(
    "js3-source-environment",
    /Unable to find environment variable credentials/,
    "no-source",
    "A role's credential_source is Environment, and no whole pair of keys is exported.",
  ),
  js3(
    "js3-process-answer",
    /Profile (\S+) credential_process (?:did not return Version 1|returned (?:invalid|expired) (?:credentials|JSON))/,
    "process-failed",
    "The credential_process of profile $1 ran, and what it printed is of no use.",
  ),
  js3(
    "js3-process",
    /CredentialsProviderError: Command failed: .*/,
    "process-failed",
    "The credential_process could not be run, or ended with a failure.",
  ),
  js3(
    "js3-metadata",
    /ProviderError: Unable to connect to instance metadata service/,
    "unreachable",
    "credential_source is Ec2InstanceMetadata, and no metadata service is there.",
  ),
  js3(
    "js3-container",
    /No HTTP credential provider host provided/,
    "bad-setting",
    "credential_source is EcsContainer, and neither container variable is set.",
  ),
  js3(
    "js3-certificate",
    /unable to verify the first certificate|self-signed certificate in certificate chain|unable to get local issuer certificate/,
    "unreachable",
    "Whoever answered has a certificate that this program does not trust: a proxy that looks into TLS, or a CA bundle without the right root.",
  ),
  js3(
    "js3-header",
    /Invalid character in header content \["(.*?)"\]/,
    "bad-setting",
    "A key or a session token holds a character that no header takes, such as a line end: $1.",
  ),
  js(
    "js-portal-answer",
    /SSO returns an invalid temporary credential/,
    "denied",
    "The SSO portal's answer lacks a part of the credentials, so that it is not AWS's: a proxy or a captive portal answered, or an emulator.",
  ),
  js3(
    "js3-answer",
    /Invalid response from STS\.\w+ call with role \S+|@aws-sdk XML parse error: .*|NotFound: Unknown|(?:SyntaxError: )?Unterminated string in JSON/,
    "denied",
    "What answered is not as AWS answers: a proxy, a firewall or a captive portal, or an endpoint that leads elsewhere.",
  ),
  js3(
    "js3-answer-date",
    /Invalid RFC\d+ timestamp format ?(\S*)/,
    "denied",
    "The end of the session, as the answer has it, is no date: $1.",
  ),
  js3(
    "js3-token-refused",
    /UnauthorizedException: Session token not found or invalid/,
    "token-refused",
    "IAM Identity Center does not take the sign-in any more: aws sso login.",
  ),
];
