import { type KnownError, saidBy } from "../../walk/known-error.ts";

const dotnet = saidBy("dotnet");

/** What the SDK says, in the words of the version that was run. */
export const knownErrors: readonly KnownError[] = [
  dotnet(
    "dotnet-parse",
    /Line (\d+):<[\s\S]*?> in file [\s\S]*? does not contain a section, property or comment\.|Line (\d+) in file \S+ does not contain a section/,
    "parse",
    "A line of the file is neither a [section], a key with =, nor a comment; the .NET SDK then makes no client at all, whatever its credentials are.",
  ),
  dotnet(
    "dotnet-session",
    /Invalid Configuration\.\s+Failed to find sso_session \[([^\]]*)\]/,
    "no-source",
    "The profile names the sso-session $1, which the config file does not have.",
  ),
  dotnet(
    "dotnet-region-name",
    /The specified '([\s\S]*?)' region is not a valid hostname component\./,
    "bad-setting",
    "The region $1 is none: behind a value nothing may stand, not even a comment.",
  ),
  dotnet(
    "dotnet-metadata-endpoint",
    /Invalid value [\s\S]*? for (ec2_metadata_service_endpoint) in profile|environment variable (AWS_EC2_METADATA_SERVICE_ENDPOINT) was set with value/,
    "bad-setting",
    "The address of the metadata service is no URL: its scheme, http://, may be missing. No client is made then.",
  ),
  dotnet(
    "dotnet-boolean",
    /String '[\s\S]*?' was not recognized as a valid Boolean/,
    "bad-setting",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is to be true or false; with any other word no client is made.",
  ),
  dotnet(
    "dotnet-mode",
    /Failed to find requested Default Configuration Mode '([^']*)'/,
    "bad-setting",
    "The mode of defaults $1 is none, or `auto` could not find out where it runs.",
  ),
  dotnet(
    "dotnet-configuration",
    /The type initializer for 'Amazon\.Runtime\.Internal\.FallbackInternalConfigurationFactory' threw an exception/,
    "bad-setting",
    "The profile of AWS_PROFILE, or default, cannot be read, so that no client can be made; what stands behind says why.",
  ),
  dotnet(
    "dotnet-login",
    /Assembly AWSSDK\.Signin could not be found or loaded/,
    "dependency-missing",
    "The profile signed in with aws login: the program needs the package AWSSDK.Signin for it.",
  ),
  dotnet(
    "dotnet-assembly",
    /Assembly (AWSSDK\.\w+) could not be found or loaded/,
    "dependency-missing",
    "The program needs the package $1 beside AWSSDK.Core.",
  ),
  dotnet(
    "dotnet-profile-missing",
    /Unable to find the "[\s\S]*?" profile/,
    "profile-missing",
    "No file has the profile, or one of its settings has a value that this version does not know, such as `retry_mode = legacy`: then it is taken as not there.",
  ),
  dotnet(
    "dotnet-loop",
    /Error reading profile \[([^\]]*)\]: the source profile definition is cyclical/,
    "loop",
    "The source profiles of $1 lead back to itself; a profile may not be its own source here.",
  ),
  dotnet(
    "dotnet-source",
    /Source profile \[([^\]]*)\] was not found/,
    "no-source",
    "The source profile $1 is in no file, or taken as not there.",
  ),
  dotnet(
    "dotnet-container-unset",
    /Cannot fetch credentials from container - neither /,
    "no-source",
    "The role's source is a container, and no container variable is set.",
  ),
  dotnet(
    "dotnet-invalid-profile",
    /Credential profile \[([^\]]*)\] is not valid\./,
    "bad-setting",
    "The keys of profile $1 are those of no one kind exactly: half a pair, or keys of two kinds beside each other, such as a key pair and a role.",
  ),
  dotnet(
    "dotnet-sso-not-signed-in",
    /The profile \[([^\]]*)\] is an SSO profile\.\s+This type of profile is not allowed here/,
    "token-missing",
    "Nobody is signed in to the portal of profile $1.",
  ),
  dotnet(
    "dotnet-mfa",
    /The profile \[[^\]]*\] is an assume role profile that requires an MFA|MfaSerialNumber has been set but the MfaTokenCodeCallback hasn't/,
    "mfa",
    "The role wants an MFA code, which the .NET SDK asks of nobody.",
  ),
  dotnet(
    "dotnet-sso-expired",
    /SSO Token has expired and (?:can not be refreshed|failed to refresh)/,
    "token-expired",
    "The sign-in is over, and could not be refreshed.",
  ),
  dotnet(
    "dotnet-sso-registration",
    /Value cannot be null\. \(Parameter 'stringFormattedDate'\)/,
    "token-expired",
    "The sign-in is to be refreshed, and its cached token does not say until when the client is registered.",
  ),
  dotnet(
    "dotnet-sso-refused",
    /Session token not found or invalid/,
    "token-refused",
    "The portal does not take the cached sign-in any more.",
  ),
  dotnet(
    "dotnet-token-file",
    /A token could not be loaded from the WebIdentityTokenFile/,
    "token-missing",
    "The token file that is named cannot be read.",
  ),
  dotnet(
    "dotnet-instance",
    /Unable to get IAM security credentials from EC2 Instance Metadata Service/,
    "unreachable",
    "The metadata service was asked for a role's credentials and gave none.",
  ),
  dotnet(
    "dotnet-role",
    /Error calling AssumeRole for role (\S+)/,
    "denied",
    "The role $1 could not be assumed; what stands behind says why.",
  ),
  dotnet(
    "dotnet-container",
    /Unable to retrieve credentials\. Message = "([^"]*)"/,
    "unreachable",
    "What the container variables name gave no credentials: $1",
  ),
  dotnet(
    "dotnet-process-exit",
    /Command returned non-zero exit value (\d+) with the error/,
    "process-failed",
    "The credential process failed with status $1.",
  ),
  dotnet(
    "dotnet-process-output",
    /process credential provider returned back a malformed JSON document|AWS credential process terminated with|Missing required parameter - Version in JSON Payload/,
    "process-failed",
    "The credential process printed something else than credentials of version 1.",
  ),
  dotnet(
    "dotnet-process-expired",
    /The retrieved credentials have already expired/,
    "process-failed",
    "The credential process printed credentials whose time is over.",
  ),
  dotnet(
    "dotnet-exported-half",
    /The environment variables AWS_ACCESS_KEY_ID\/AWS_SECRET_ACCESS_KEY\/AWS_SESSION_TOKEN were not set/,
    "nothing-found",
    "No keys, or half a pair, are exported.",
  ),
  dotnet(
    "dotnet-region",
    /No RegionEndpoint or ServiceURL configured/,
    "region-missing",
    "No region is set. AWS_DEFAULT_REGION is not read, nor the region of a profile that is named in code.",
  ),
  dotnet(
    "dotnet-sso-incomplete",
    /Value cannot be null\. \(Parameter '(?:Property cannot be empty: [\w, ]+|[Rr]egion)'\)/,
    "partial",
    "The profile signs in through IAM Identity Center and lacks its account, role, start URL or region.",
  ),
  dotnet(
    "dotnet-code-half",
    /Value cannot be null\. \(Parameter '(?:awsAccessKeyId|awsSecretAccessKey|token)'\)/,
    "partial",
    "The program gives credentials of which a part is empty.",
  ),
  dotnet(
    "dotnet-unreachable",
    /System\.Net\.Http\.HttpRequestException: [^(]*\(([^)]+)\)/,
    "unreachable",
    "$1 cannot be reached.",
  ),
  dotnet(
    "dotnet-answered",
    /Amazon\.Runtime\.Internal\.HttpErrorResponseException' was thrown/,
    "denied",
    "AWS answered with an error, which stands before.",
  ),
];
