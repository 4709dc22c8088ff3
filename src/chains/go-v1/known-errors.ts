import { type KnownError, framing, saidBy } from "../../walk/known-error.ts";

const go1 = saidBy("go-v1");

/** What the Go SDK v1 alone says; its type names stand before the sentence. */
export const knownErrors: readonly KnownError[] = [
  go1(
    "go1-token-file-denied",
    /WebIdentityErr: unable to read file at (\S+)\s+caused by: open \S+: permission denied/,
    "denied",
    "The user of the process may not read the token at $1: in a pod that does not run as root, fsGroup in its securityContext lets it.",
  ),
  go1(
    "go1-nothing",
    /no valid providers in chain/,
    "nothing-found",
    "No provider had credentials: no pair of keys is exported, the profile holds none that Go 1 reads (a sign-in only with AWS_SDK_LOAD_CONFIG, and none of an sso-session), no web identity, container or instance gave any.",
  ),
  go1(
    "go1-region",
    /could not find region configuration/,
    "region-missing",
    "No region is set: AWS_REGION; AWS_DEFAULT_REGION and the config file's count only with AWS_SDK_LOAD_CONFIG.",
  ),
  go1("go1-arn", /CredentialRequiresARNError/, "no-source", "A profile has a source for a role, and no role_arn."),
  go1("go1-assume", /SharedConfigAssumeRoleError/, "no-source", "A role's source profile has no credentials."),
  framing(
    go1(
      "go1-web",
      /WebIdentityErr(?:or)?: (?:[Ff]ailed to retrieve credentials)?/,
      "token-missing",
      "With the web identity token no credentials could be had: it cannot be read, has no role, or its exchange failed.",
    ),
  ),
  go1(
    "go1-load",
    /SharedConfigLoadError(?:: failed to load config file, .+)?|INIParseError/,
    "parse",
    "The Go SDK refuses one of the files as a whole.",
  ),
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
  go1(
    "go1-imds-off",
    /EC2 IMDS access disabled via AWS_EC2_METADATA_DISABLED/,
    "nothing-found",
    "Nothing else gave credentials, and the metadata service may not be asked: AWS_EC2_METADATA_DISABLED is true, or the tool switches it off (Pulumi: aws:skipMetadataApiCheck; Terraform: skip_metadata_api_check).",
  ),
  go1("go1-imds", /EC2RoleRequestError/, "unreachable", "The metadata service has no role, or does not answer."),
  go1(
    "go1-old-hosts",
    /invalid endpoint host, "169\.254\.170\.23", only loopback hosts are allowed/,
    "dependency-missing",
    "This program's SDK is too old for EKS Pod Identity and passes it over: it needs aws-sdk-go 1.47.11 or newer, that is, a newer release of the program; till then a web identity (IRSA).",
  ),
  go1(
    "go1-environment",
    /failed to load environment config, (.+)/,
    "bad-setting",
    "A variable has a value that the Go SDK does not take: $1",
  ),
  go1(
    "go1-config-value",
    /failed to load (\w+) from shared config, (.+?), (.+)/,
    "bad-setting",
    "$1 in $2 has a value that the Go SDK does not take: $3",
  ),
  go1(
    "go1-sso",
    /SSOProviderInvalidToken: the SSO session has expired or is invalid/,
    "token-expired",
    "The IAM Identity Center sign-in is missing, over, or not whole: aws sso login.",
  ),
  go1(
    "go1-sso-refused",
    /UnauthorizedException: Session token not found or invalid/,
    "token-refused",
    "IAM Identity Center does not take the sign-in any more: aws sso login.",
  ),
  go1(
    "go1-parameter",
    /InvalidParameter: \d+ validation error\(s\) found\.\s+(?:- )?(.+?), \w+\.(\w+)\./,
    "bad-setting",
    "The role's $2 is shorter or smaller than AWS takes: $1",
  ),
  go1(
    "go1-certificates",
    /Load(?:ClientTLSCert|CustomCABundle)Error: (?!Load)(.+)/,
    "bad-setting",
    "The certificates that a setting names cannot be used: $1",
  ),
  go1(
    "go1-refused",
    /\b((?!WebIdentityErr|NoCredentialProviders)[A-Z][a-z]+[A-Z]\w+|IDP\w+|Throttling|Forbidden|Unauthorized|Unknown): (?:(?!caused by).)*\n?\s*status code: \d+, request id:/,
    "denied",
    "AWS answered with $1.",
  ),
  go1(
    "go1-no-code",
    /(?:^|\s): [^:\n]+\n?\s*status code: (\d+), request id:/,
    "denied",
    "AWS answered with status $1.",
  ),
  go1(
    "go1-endpoint",
    /'Endpoint' configuration is required for this service/,
    "bad-setting",
    "No address can be made of the region: it is no region's name.",
  ),
  framing(
    go1(
      "go1-request",
      /RequestError: send request failed\s+caused by: \w+ "?(https?:[^\s"]*?)"?: (.+)/,
      "unreachable",
      "No connection to $1.",
    ),
  ),
  go1(
    "go1-answer",
    /^\W*\w*\s*\n\s*status code: (\d+), request id: |SerializationError: failed (?:to unmarshal|decoding).*/,
    "denied",
    "What answered is not as AWS answers: a proxy, a firewall or a captive portal, or an endpoint that leads elsewhere.",
  ),
  go1(
    "go1-unauthorized",
    /UnauthorizedException: (?:refused)?\s*$/m,
    "token-refused",
    "IAM Identity Center does not take the sign-in any more: aws sso login.",
  ),
];
