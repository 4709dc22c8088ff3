import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

/** Read, not run, as all of this chain. */
export const cppDocumentation: ChainDocumentation = {
  profile:
    "credentialProviderConfig.profile in code > AWS_DEFAULT_PROFILE > AWS_PROFILE > default. Empty means unset. A missing " +
    "profile is passed over.",
  files:
    "~/.aws/config (AWS_CONFIG_FILE) and ~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE), ~ not opened. They are not " +
    "joined: keys are taken from the credentials file alone; process, web identity, SSO and region from config alone.",
  environment:
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; AWS_SESSION_TOKEN. Half a pair is passed over. Exported keys go before " +
    "AWS_PROFILE.",
  insideProfile:
    "keys in credentials > process > web identity > SSO. The default chain has no roles: role_arn counts only beside a " +
    "token file, source_profile and credential_source are not known.",
  failure:
    "Nothing is raised: what fails gives empty keys and the chain goes on to the next; with none at the end, requests go " +
    "out unsigned.",
  region:
    "the profile that code names > AWS_DEFAULT_REGION > AWS_REGION > the config file's profile > instance metadata > " +
    "us-east-1. The role of a web identity goes by AWS_DEFAULT_REGION or the profile, not AWS_REGION.",
  dialect:
    "# or ; after a blank cuts a value. A section that comes twice is merged. At the first line that means nothing " +
    "reading ends, and what was read stays. In config, [profile NAME] or [default]; [NAME] is no profile.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to loopback, 169.254.170.2, " +
    "169.254.170.23 and fd00:ec2::23. A token file goes before the token variable. With either variable the instance is not asked.",
  metadata: "AWS_EC2_METADATA_DISABLED=true, in any case; no other word.",
};
