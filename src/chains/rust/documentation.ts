import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

export const rustDocumentation: ChainDocumentation = {
  profile:
    "profile_name() in code > AWS_PROFILE, not trimmed > default. It does not go before exported keys. An empty variable " +
    'is a profile named "". AWS_DEFAULT_PROFILE is not read. A missing profile is passed over.',
  files:
    "~/.aws/config (AWS_CONFIG_FILE) and ~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE), ~/ opened. Key by key, the " +
    "credentials file wins: halves of a pair join across files.",
  environment:
    "AWS_ACCESS_KEY_ID; AWS_SECRET_ACCESS_KEY, else SECRET_ACCESS_KEY; AWS_SESSION_TOKEN. Blanks alone are unset; half a " +
    "pair is passed over. Exported keys go before a profile, also before one named in code.",
  insideProfile:
    "web identity > role with exactly one source > SSO > aws login > process > keys; a role_arn without a source is an " +
    "error. A source profile's keys go before its role.",
  failure:
    "Nothing there goes on (no file, no such profile, no source profile); whatever else is wrong ends the chain: half a " +
    "pair in a file, a loop, a bad line, a refused role, a process that fails.",
  region:
    "code > AWS_REGION > AWS_DEFAULT_REGION > the profile, then its source_profile > instance metadata. An empty " +
    'variable is a region named "".',
  dialect:
    "Keys in any case. One bad line in either file, a `:` for `=` or a byte order mark fails both files. # or ; after a " +
    "blank cuts a value. A section that comes twice is merged. In config, [profile NAME] or [default]; [NAME] is no profile.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to loopback, 169.254.170.2, " +
    "169.254.170.23 and fd00:ec2::23. A token file goes before the token variable. If it fails, the instance is not asked.",
  metadata: "AWS_EC2_METADATA_DISABLED=true, in any case; no other word. IMDSv2 only.",
};
