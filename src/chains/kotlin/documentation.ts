import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

export const kotlinDocumentation: ChainDocumentation = {
  profile:
    "profileName in code > AWS_PROFILE, not trimmed > default; the property aws.profile goes before the variable. It does " +
    'not go before exported keys. An empty variable is a profile named "". A missing profile is passed over.',
  files:
    "~/.aws/config (AWS_CONFIG_FILE) and ~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE), ~/ opened. Key by key, the " +
    "credentials file wins: halves of a pair join across files.",
  environment:
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; AWS_SESSION_TOKEN; not trimmed, but blanks alone are unset. Half a pair " +
    "is passed over. Exported keys go before a profile, also before one named in code. JVM properties go before all.",
  insideProfile:
    "a whole pair of keys > role with a source > web identity > SSO > aws login > process. So keys beside a role_arn hide " +
    "the role.",
  failure:
    "Whatever a link raises is passed over: a refused role or a broken file ends in the container's or instance's role, " +
    "or in nothing. A process without a SessionToken fails.",
  region:
    "code > AWS_REGION > the profile > instance metadata, only when a call needs one. An empty variable is a region " +
    'named ""; AWS_DEFAULT_REGION is not read.',
  dialect:
    "One bad line in either file, a `:` for `=` or a byte order mark fails both files. # or ; after a blank cuts a " +
    "value. A section that comes twice is merged. In config, [profile NAME] or [default]; [NAME] is no profile.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to loopback, 169.254.170.2, " +
    "169.254.170.23 and fd00:ec2::23. A token file goes before the token variable. If it fails, the chain goes on.",
  metadata: "AWS_EC2_METADATA_DISABLED=true, in any case; no other word. IMDSv2 only.",
};
