import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

export const boto2Documentation: ChainDocumentation = {
  profile:
    "profile_name= in code > AWS_PROFILE > default. It does not go before exported keys. A named profile that no file " +
    "has is an error, unless id and secret come from code or the environment.",
  files:
    "~/.aws/credentials, always there, before the boto config: BOTO_CONFIG alone, else BOTO_PATH, else /etc/boto.cfg " +
    "and ~/.boto, the later wins. AWS_CREDENTIAL_FILE goes before its [Credentials]. ~/.aws/config is not read.",
  environment:
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, each by itself: an exported id and a secret from a file are mixed. " +
    "AWS_SECURITY_TOKEN; AWS_SESSION_TOKEN is not known. An empty variable counts.",
  insideProfile: "Keys only: no roles, no SSO, no process, no web identity.",
  failure: "Whatever a source raises ends it. Half a pair is replaced whole by the instance's role, if there is one.",
  region: "None: S3 has one fixed host; no variable and no profile names a region.",
  dialect:
    "Python's configparser with interpolation: % in a value is an error. Strict: a section or key that comes twice, or " +
    "one bad line, fails everything.",
  container: "Not known.",
  metadata: "Cannot be switched off. IMDSv1 only, at its fixed address.",
};
