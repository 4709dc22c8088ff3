import { type KnownError, framing, inWordsOf, saidBy } from "../../walk/known-error.ts";

const go = saidBy("go-v2", "terraform", "terraform-backend");
/** Sentences that the second version kept from the first. */
const everyGo = saidBy("go-v2", "terraform", "terraform-backend", "go-v1");
const terraform = saidBy("terraform", "terraform-backend");

/** What the Go SDK v2 says, and Terraform's AWS provider and S3 backend, which are built on it. */
export const knownErrors: readonly KnownError[] = [
  go(
    "go-imds-unauthorized",
    /EC2 IMDS role credentials, api error AssumeRoleUnauthorizedAccess/,
    "denied",
    "The instance has a role, and EC2 may not assume it: the role's trust policy does not name ec2.amazonaws.com, or the role is gone.",
  ),
  go(
    "go-imds-credentials",
    /failed to (?:get|decode) (\S+) EC2 IMDS role credentials/,
    "unreachable",
    "The instance has the role $1, and its metadata service gives no credentials for it that can be read; what stands behind says why.",
  ),
  go(
    "go-profile",
    /failed to get shared config profile, (.+)/,
    "profile-missing",
    "Profile $1 is in neither file; spaces around a name count.",
  ),
  go(
    "go-no-role",
    /no EC2 IMDS role found,[\s\S]*?StatusCode: 404\b/,
    "nothing-found",
    "Nothing was configured, so the metadata service was asked: it answered, and this instance has no role (404).",
  ),
  go(
    "go-imds-silent",
    /no EC2 IMDS role found,[\s\S]*?(context deadline exceeded|no route to host|connection refused|network is unreachable|host is down|i\/o timeout)/,
    "nothing-found",
    "Nothing was configured, so the metadata service was asked, and it did not answer: $1",
  ),
  go(
    "go-imds-off",
    /no EC2 IMDS role found,[\s\S]*?access disabled to EC2 IMDS/,
    "nothing-found",
    "Nothing else gave credentials, and the metadata service may not be asked: AWS_EC2_METADATA_DISABLED is true, or the tool switches it off (Pulumi: aws:skipMetadataApiCheck; Terraform: skip_metadata_api_check).",
  ),
  go(
    "go-no-imds",
    /no EC2 IMDS role found/,
    "nothing-found",
    "Nothing was configured, so the metadata service was asked, and it gave nothing: it has no role, or does not answer.",
  ),
  go(
    "go-assume",
    /failed to load assume role (\S+) of profile (\S+),/,
    "no-source",
    "The role of profile $2 has a source that is missing or goes in a circle.",
  ),
  everyGo(
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
    "A client needs a region, that of STS for a role among them: none is set.",
  ),
  go(
    "go-endpoint-clash",
    /Invalid Configuration: (FIPS|Dualstack) and custom endpoint are not supported/,
    "bad-setting",
    "An endpoint setting and $1 exclude each other: one of the two has to go.",
  ),
  framing(
    go(
      "go-unsent",
      /operation error [\w ]+: \w+, .*request send failed, \w+ "([^"]+)"/,
      "unreachable",
      "No request could be sent to $1.",
    ),
  ),
  inWordsOf(
    "Go",
    go(
      "go-panic",
      /runtime error: slice bounds out of range \[1:0\]/,
      "parse",
      "A value in one of the files is one quote and nothing else: the Go SDK ends the program over it.",
    ),
  ),
  everyGo(
    "go-container",
    /was specified as the credential_source, but (?:neither )?'AWS_/,
    "no-source",
    "credential_source is EcsContainer, and no container variable is set.",
  ),
  everyGo(
    "go-container-host",
    /invalid endpoint host|failed to (?:lookup|resolve|verify) .*host|is not a valid endpoint/,
    "bad-setting",
    "The container endpoint is on a host that credentials are not asked of.",
  ),
  everyGo(
    "go-source-word",
    /credential[_ ]source values must be EcsContainer/,
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
  everyGo(
    "go-sso",
    /the SSO session has expired or is invalid|(?:cached|read|parse|load|write) (?:cached )?SSO token|SSO token (?:file|is expired|expired|has expired)/,
    "token-expired",
    "The IAM Identity Center sign-in is missing, over, or not whole: aws sso login.",
  ),
  everyGo(
    "go-sso-config",
    /failed to find SSO session section, .+|sso_(?:region|start_url) in profile ".*?" must match|configured to use SSO(?: but is missing required configuration: .+)?/,
    "bad-setting",
    "The profile's SSO settings are not whole, or say something else than its sso-session section.",
  ),
  go(
    "go-container-token-file",
    /failed to load credentials, resolve auth token: failed to read authorization token from (.+?): /,
    "token-missing",
    "The container authorization token's file cannot be read: $1",
  ),
  go(
    "go-container-token",
    /failed to load credentials, resolve auth token: authorization token contains invalid newline/,
    "bad-setting",
    "The container authorization token holds a line break: write the file without one.",
  ),
  go(
    "go-container-failed",
    /failed to load credentials, (?!resolve auth token)(?:: )?(.+)/,
    "unreachable",
    "A container variable names an endpoint that did not give credentials: $1",
  ),
  go("go-login", /load login token|reauthenticate/, "token-missing", "The session of aws login is missing or over."),
  go(
    "go-login-field",
    /validate login token: missing (\S+)/,
    "token-missing",
    "The session file of aws login lacks $1: aws login writes it anew.",
  ),
  framing(
    go(
      "go-unsent-anywhere",
      /operation error ([\w ]+): (\w+), [^\n]*?request send failed/,
      "unreachable",
      "The call $2 of $1 could not be sent.",
    ),
  ),
  go(
    "go-any-answer",
    /operation error ([\w ]+): (\w+), https response error StatusCode: \d+, RequestID: [^,]*,(?: HostID: [^,]*,)? (?:api error )?(\w+): /,
    "denied",
    "AWS answered the call $2 of $1 with $3.",
  ),
  framing(
    go(
      "go-cut-short",
      /operation error (STS|SSO|SSO OIDC): (AssumeRole\w*|GetRoleCredentials|CreateToken)\b/,
      "denied",
      "The call $2, by which the credentials should come, failed; what stands behind says why.",
    ),
  ),
  everyGo("go-static-empty", /static credentials are empty/, "partial", "A key id or a secret is empty."),
  go(
    "go-sts",
    /operation error (STS|SSO): (\w+), .*?(?:api error )?(\w+(?:Exception|Denied|Error|Token\w*)):/s,
    "denied",
    "AWS answered $2 with $3.",
  ),
  go(
    "go-tried-out",
    /operation error (?:STS|SSO|SSO OIDC|Signin): (\w+), exceeded maximum number of attempts, (\d+), https response error StatusCode: [45]\d\d, RequestID: [^,]*, (?:api error )?(\w+):/,
    "denied",
    "AWS answered $1 with $3, and was asked $2 times: it is busy, or out of order.",
  ),
  go(
    "go-answered",
    /operation error (?:STS|SSO|Signin): (\w+), https response error StatusCode: [45]\d\d, RequestID: [^,]*, (?:api error )?(\w+):/,
    "denied",
    "AWS answered $1 with $2.",
  ),
  inWordsOf(
    "Go",
    go(
      "go-sdk-setting",
      /failed to load (?:config|shared)|unknown value|invalid (?!character|header).*?(?:attempts|mode|value)|cannot parse|failed to parse/i,
      "bad-setting",
      "A setting has a value that the Go SDK does not take.",
    ),
  ),
  everyGo(
    "go-role",
    /failed to load assume role (.+?), of profile (.+?), /,
    "no-source",
    "The role $1 of profile $2 has a source that gives no credentials.",
  ),
  go(
    "go-empty-metadata",
    /unexpected empty EC2 IMDS role list/,
    "nothing-found",
    "The metadata service answers, and its instance has no role.",
  ),
  framing(
    terraform(
      "tf-none",
      /No valid credential sources found/,
      "nothing-found",
      'The block, the files and the variables give no credentials; the cause stands behind "Error:", where it is told.',
    ),
  ),
  framing(
    terraform(
      "tf-assume",
      /Cannot assume IAM Role|Assume Role With Web Identity/,
      "denied",
      "The role of the block could not be assumed.",
    ),
  ),
  terraform(
    "tf-account",
    /AWS account ID not allowed: (\d*)/,
    "bad-setting",
    "The credentials are of account $1, which allowed_account_ids or forbidden_account_ids of the block rules out.",
  ),
  terraform(
    "tf-proxy",
    /Invalid (HTTPS?) Proxy\s+Unable to parse URL/,
    "bad-setting",
    "The $1 proxy of the block is no URL: write it with its scheme, http://host:port.",
  ),
  terraform(
    "tf-home",
    /expanding (.+?): .*cannot expand user-specific home dir/s,
    "bad-setting",
    "A path of the block ($1) begins with ~name: ~ alone is known.",
  ),
  terraform(
    "tf-metadata-mode",
    /unknown EC2 IMDS endpoint mode, must be either IPv6 or IPv4/,
    "bad-setting",
    "ec2_metadata_service_endpoint_mode is neither IPv4 nor IPv6.",
  ),
  terraform(
    "tf-bundle",
    /reading custom CA bundle: open (.+): /,
    "bad-setting",
    "custom_ca_bundle of the block names a file that cannot be read: $1",
  ),
  go(
    "go-bundle",
    /failed to load custom CA bundle PEM file/,
    "bad-setting",
    "The CA bundle that is set holds no certificate.",
  ),
  terraform(
    "tf-region-of-instance",
    /loading configuration: operation error ec2imds: GetRegion/,
    "unreachable",
    "No setting names a region, and the metadata service that was asked for one gives no answer.",
  ),
  framing(
    terraform(
      "tf-loading",
      /loading configuration: /,
      "bad-setting",
      "The files or variables cannot be used as they are.",
    ),
  ),
  go(
    "go-setting",
    /error fetching config from profile, .*failed to load (\S+) from shared config, (.+)/,
    "bad-setting",
    "The setting $1 of the profile has a value that the SDK does not know.",
  ),
  go(
    "go-variable-range",
    /invalid range for env var (.+?) '/,
    "bad-setting",
    "The variable for $1 holds no number in the range that the SDK takes.",
  ),
  go(
    "go-no-host",
    /failed to refresh cached credentials, (?:create oauth2 token: )?operation error .*lookup (\S+) on \S+: no such host/,
    "unreachable",
    "The address $1 does not exist: look at the region and at FIPS and dual-stack switches.",
  ),
  go(
    "go-no-file",
    /(?:fs\.PathError syscall\.Errno: |DiagnosticError: |^)open (.+): no such file or directory/,
    "bad-setting",
    "A file that a setting or variable names is not there: $1.",
  ),
  go(
    "go-folder",
    /(?:fs\.PathError syscall\.Errno: |DiagnosticError: |^)read (.+): is a directory/,
    "bad-setting",
    "A setting or variable names a folder, $1, where a file is wanted.",
  ),
  go(
    "go-endpoint-region",
    /failed to bind endpoint params, invalid input region/,
    "bad-setting",
    "The region is no host name's part: blanks around it count.",
  ),
  go(
    "go-answer-unread",
    /deserialization failed, .*/,
    "denied",
    "What answered is not as AWS answers: a proxy, a firewall or a captive portal, or an endpoint that leads elsewhere.",
  ),
  go(
    "go-answer-without",
    /response did not contain credentials|update token: missing (\S+)/,
    "denied",
    "The answer held no credentials, or lacked a part of them: somebody else answered in AWS's place.",
  ),
];
