import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

export const javaV1Documentation: ChainDocumentation = {
  profile:
    "ProfileCredentialsProvider(name) in code stands alone, without a chain; else AWS_PROFILE, trimmed > the property " +
    "aws.profile > default. Empty means unset. A missing profile is passed over, in code it is an error.",
  files:
    "AWS_CREDENTIAL_PROFILES_FILE, else ~/.aws/credentials, else, where that is missing, ~/.aws/config; " +
    "AWS_SHARED_CREDENTIALS_FILE is not read. The region alone is from ~/.aws/config (AWS_CONFIG_FILE). ~ not opened; the " +
    "home folder is the account's or the property user.home, not HOME.",
  environment:
    "AWS_ACCESS_KEY_ID, else AWS_ACCESS_KEY; AWS_SECRET_KEY, else AWS_SECRET_ACCESS_KEY: the first that is set counts, " +
    "even empty. AWS_SESSION_TOKEN. All trimmed; half a pair is passed over. Exported keys go before AWS_PROFILE.",
  insideProfile:
    "role > process > keys. The source_profile must hold keys, in the same file. No SSO, no credential_source, no web " +
    "identity in a profile.",
  failure:
    "Whatever a link raises is passed over: a refused role or a broken file ends in the container's or instance's role, " +
    "or in nothing.",
  region:
    "code > AWS_REGION > config file of AWS_PROFILE's profile > instance metadata. An empty variable means no region; " +
    "AWS_DEFAULT_REGION and a region in the credentials file are not read.",
  dialect:
    "Only # begins a comment: a line with ; fails the file, as does any bad line. A comment after a value is part of " +
    "it. A section that comes twice replaces the earlier. [NAME] goes before [profile NAME].",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to loopback, 169.254.170.2 and " +
    "169.254.170.23 (fd00:ec2::23 in IPv6 mode). The token variable goes before a token file, both only with _FULL_URI. " +
    "With either variable the instance is not asked.",
  metadata: "AWS_EC2_METADATA_DISABLED=true, in any case; no other word.",
};
