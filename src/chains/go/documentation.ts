import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

export const goDocumentation: ChainDocumentation = {
  profile:
    "WithSharedConfigProfile > AWS_PROFILE > AWS_DEFAULT_PROFILE > default. Empty means unset. A profile named in code " +
    "or by AWS_PROFILE that does not exist is an error at once, whatever keys there are; by AWS_DEFAULT_PROFILE it is none.",
  files:
    "~/.aws/config (AWS_CONFIG_FILE) and ~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE), ~ not opened. The " +
    "credentials file wins for a list of settings, a pair as a whole; endpoint_url and services stay with config.",
  environment:
    "AWS_ACCESS_KEY_ID or AWS_ACCESS_KEY, AWS_SECRET_ACCESS_KEY or AWS_SECRET_KEY, old and new mixed; " +
    "AWS_SESSION_TOKEN. Half a pair is passed over. Exported keys go before AWS_PROFILE; a profile named in code goes before them.",
  insideProfile:
    "source_profile > keys > credential_source > web identity > SSO > aws login > process > container > instance; then " +
    "role_arn is assumed with what that gave, though the profile names no source.",
  failure: "A decision, not a chain: what is configured first is taken, and its failure is final.",
  region: "code > AWS_REGION > AWS_DEFAULT_REGION > the profile; the metadata service is not asked.",
  dialect:
    "Keys in any case, `=` or `:`, quotes round a value taken off. A comment may follow a value after a blank. " +
    "A section that comes twice is merged. In config, [profile NAME] or [default]; [NAME] is no profile.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to loopback, 169.254.170.2, " +
    "169.254.170.23 and fd00:ec2::23. A token file goes before the token variable. If it fails, the instance is not asked.",
  metadata: "AWS_EC2_METADATA_DISABLED=true, in any case; no other word.",
};

/** The provider block stands where Go has code. */
export const terraformDocumentation: ChainDocumentation = {
  ...goDocumentation,
  profile:
    "profile in the provider block > AWS_PROFILE > AWS_DEFAULT_PROFILE > default. Empty means unset. A profile named in " +
    "the block or by AWS_PROFILE that does not exist is an error at once, whatever keys there are; by AWS_DEFAULT_PROFILE it is none.",
  environment:
    "AWS_ACCESS_KEY_ID or AWS_ACCESS_KEY, AWS_SECRET_ACCESS_KEY or AWS_SECRET_KEY, old and new mixed; " +
    "AWS_SESSION_TOKEN. Half a pair is passed over. Exported keys go before AWS_PROFILE; a profile in the block goes before them.",
  files:
    "~/.aws/config (AWS_CONFIG_FILE) and ~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE), ~ not opened. Lists in the block " +
    "take their place: the later file wins, ~ and variables are opened. The credentials file wins for a list of settings, a " +
    "pair as a whole; endpoint_url and services stay with config.",
  failure:
    "A decision, not a chain: what is configured first is taken, and its failure is final. Credentials are asked for at " +
    "once, roles of the block too, and half a pair in the block is an error.",
  region:
    "region in the block > AWS_REGION > AWS_DEFAULT_REGION > the profile; the metadata service only where the " +
    "credentials came from it too. Roles of the block are asked for in sts_region, if there is one.",
  metadata:
    "skip_metadata_api_check in the block, true or false; without it AWS_EC2_METADATA_DISABLED=true, in any case; no other word.",
};
