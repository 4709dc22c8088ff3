import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

export const goV1Documentation: ChainDocumentation = {
  profile:
    "Options.Profile > AWS_PROFILE > AWS_DEFAULT_PROFILE (only with AWS_SDK_LOAD_CONFIG) > default. Empty means unset. " +
    "A missing profile is passed over.",
  files:
    "~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE); ~/.aws/config (AWS_CONFIG_FILE) only where AWS_SDK_LOAD_CONFIG is " +
    "a true word (1, t, true): roles, SSO and regions need it. ~ not opened. The credentials file wins, a pair as a whole.",
  environment:
    "AWS_ACCESS_KEY_ID or AWS_ACCESS_KEY, AWS_SECRET_ACCESS_KEY or AWS_SECRET_KEY, old and new mixed; " +
    "AWS_SESSION_TOKEN. Half a pair is passed over. Exported keys go before AWS_PROFILE; a profile named in code goes before them.",
  insideProfile:
    "source_profile > keys > credential_source > web identity > SSO > process > container or instance; then role_arn is " +
    "assumed with what that gave, though the profile names no source.",
  failure:
    "A decision, not a chain: what is configured first is taken, and its failure is final; only the container and the " +
    "instance fail in silence.",
  region:
    "code > AWS_REGION, and with AWS_SDK_LOAD_CONFIG > AWS_DEFAULT_REGION > the profile; the metadata service is not asked.",
  dialect:
    "Keys as written, `=` or `:`, quotes round a value taken off. A section that comes twice replaces the earlier. One " +
    "bad line fails everything. In config [NAME] counts as well, and goes before [profile NAME].",
  container:
    "AWS_CONTAINER_CREDENTIALS_FULL_URI before _RELATIVE_URI. https anywhere; http to loopback, 169.254.170.2, " +
    "169.254.170.23 and fd00:ec2::23. A token file goes before the token variable. If it fails, the instance is not asked.",
  metadata: "AWS_EC2_METADATA_DISABLED=true, in any case; no other word.",
};
