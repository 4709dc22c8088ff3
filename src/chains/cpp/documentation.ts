import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

/** Read, but for keys and process of a profile, which a run of 1.11.900 has shown otherwise. */
export const cppDocumentation: ChainDocumentation = {
  profile:
    "credentialProviderConfig.profile in code > AWS_PROFILE > default for keys and process; for the rest AWS_DEFAULT_PROFILE " +
    "goes before AWS_PROFILE. Empty means unset. A missing profile is passed over.",
  files:
    "~/.aws/config (AWS_CONFIG_FILE) and ~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE). For keys and process they are " +
    "joined, the credentials file first (the halves of a pair join), and ~ is opened; web identity, SSO and region are of config alone, ~ not opened.",
  environment:
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; AWS_SESSION_TOKEN. Half a pair is passed over. Exported keys go before " +
    "AWS_PROFILE.",
  insideProfile:
    "web identity > keys > process > SSO. Of a profile with role_arn neither keys nor process are used; a role by " +
    "source_profile or credential_source came to nothing in the run that was seen.",
  failure:
    "Nothing is raised: what fails gives empty keys and the chain goes on to the next; with none at the end, requests go " +
    "out unsigned.",
  region:
    "the profile that code names > AWS_DEFAULT_REGION > AWS_REGION > the config file's profile > instance metadata > " +
    "us-east-1. The role of a web identity goes by AWS_DEFAULT_REGION or the profile, not AWS_REGION.",
  dialect:
    "# or ; after a blank cuts a value. A section that comes twice is merged. A line that means nothing takes the whole file " +
    "away from keys and process; for the rest reading ends there, and what was read stays. In config, [profile NAME] or " +
    "[default]; [NAME] is no profile.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to loopback, 169.254.170.2, " +
    "169.254.170.23 and fd00:ec2::23. A token file goes before the token variable. With either variable the instance is not asked.",
  metadata: "AWS_EC2_METADATA_DISABLED=true, in any case; no other word.",
};
