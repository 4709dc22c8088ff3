/** The SDKs and tools that awswho models. */
export type SdkId = "boto3";

export type SourceId =
  | "explicit"
  | "session"
  | "environment"
  | "shared-credentials"
  | "shared-config"
  | "assume-role"
  | "boto2-config"
  | "instance-metadata"
  | "web-identity"
  | "sso"
  | "login"
  | "process"
  | "aws-credential-file"
  | "container";

/** CONTRACT: closed list, the same words for every SDK. */
export type ErrorKind =
  | "profile-missing"
  | "parse"
  | "partial"
  | "loop"
  | "no-source"
  | "two-sources"
  | "bad-setting"
  | "token-missing"
  | "token-expired"
  | "token-refused"
  | "denied"
  | "unreachable"
  | "process-failed"
  | "mfa"
  | "region-missing"
  | "refused-key"
  | "dependency-missing"
  | "not-read"
  | "hang";
