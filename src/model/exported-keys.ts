/** Variables of exported keys; the short names are Go's, Java's and Ruby's (go2 EnvConfig, java1 EnvironmentVariableCredentialsProvider). */
export const EXPORTED_KEYS: readonly string[] = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_SECURITY_TOKEN",
  "AWS_ACCESS_KEY",
  "AWS_SECRET_KEY",
];
