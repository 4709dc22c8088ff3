import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

export const cppDocumentation: ChainDocumentation = {
  profile:
    'ClientConfiguration("name") in code, if the config file has that profile > AWS_DEFAULT_PROFILE > AWS_PROFILE > default. ' +
    "A name in code that the config file does not have, though the credentials file may, leaves every profile's keys, " +
    "process, SSO unused. Exported keys go before both. Empty means unset. A missing profile is passed over.",
  files:
    "~/.aws/config (AWS_CONFIG_FILE) and ~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE). For keys and process they are " +
    "joined, the credentials file first (halves of a pair join across files), and ~ is opened; web identity, SSO, aws login " +
    "and the region are of config alone, ~ not opened. SSO tokens are looked for beside the credentials file.",
  environment:
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; AWS_SESSION_TOKEN. Half a pair is passed over. Exported keys go before a " +
    "profile, also before one named in code.",
  insideProfile:
    "web identity > keys > process > SSO > aws login. A role by source_profile or credential_source is never assumed, and of " +
    "a profile with role_arn neither keys nor process are used. A process beside half a pair is not run. The profile's " +
    "role_arn goes before AWS_ROLE_ARN.",
  failure:
    "Nothing is raised: what fails gives empty keys and the chain goes on to the next; with none at the end, requests go " +
    "out unsigned.",
  region:
    "code > the profile that code names > AWS_DEFAULT_REGION > AWS_REGION > the config file's profile > instance metadata > " +
    "us-east-1. It is looked for before the credentials, and web identity and aws login go by it; a region set in code comes " +
    "too late for them.",
  dialect:
    "# or ; after a blank cuts a value. A section that comes twice is merged for keys and process; for the rest the later one " +
    "counts. A profile with a dot or an @ in its name has no keys and no process. A line of one word takes the whole file " +
    "away from them; for the rest it ends reading, and its own section is lost. In config, [profile NAME] or [default]; " +
    "[NAME] is no profile.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to loopback, 169.254.170.2, " +
    "169.254.170.23 and fd00:ec2::23. A token file goes before the token variable. With either variable the instance is not asked.",
  metadata: "AWS_EC2_METADATA_DISABLED=true, in any case; no other word.",
};
