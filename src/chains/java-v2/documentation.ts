import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

export const javaV2Documentation: ChainDocumentation = {
  profile:
    "profileName() in code > AWS_PROFILE, trimmed > default; the property aws.profile goes before the variable. It does " +
    'not go before exported keys. An empty variable is a profile named "". A missing profile is passed over.',
  files:
    "~/.aws/config (AWS_CONFIG_FILE) and ~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE), ~/ opened. Key by key, the " +
    "credentials file wins: halves of a pair join across files.",
  environment:
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; AWS_SESSION_TOKEN; all trimmed. Half a pair is passed over. Exported " +
    "keys go before a profile, also before one named in code. JVM properties (aws.accessKeyId) go before all.",
  insideProfile:
    "web identity > SSO > role with a source > aws login > process > keys. role_arn without a source is no role: the " +
    "keys beside it are used as they are. A source profile's role goes before its keys.",
  failure:
    "Whatever a link raises is passed over: a refused role or a broken file ends in the container's or instance's role, " +
    "or in nothing.",
  region:
    "code > AWS_REGION > the profile > instance metadata. An empty variable is unset; AWS_DEFAULT_REGION is not read.",
  dialect:
    "One bad line in either file, a `:` for `=` or a byte order mark fails both files. # or ; after a blank cuts a " +
    "value. A section that comes twice is merged. In config, [profile NAME] or [default]; [NAME] is no profile.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to loopback, 169.254.170.2, " +
    "169.254.170.23 and fd00:ec2::23. The token variable goes before a token file. If it fails, the chain goes on.",
  metadata:
    "AWS_EC2_METADATA_DISABLED with any text but `false`: `true` switches it off, another word makes the link fail.",
};
