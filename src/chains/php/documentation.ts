import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

/** 3.376.2, of spring 2026. aws login, and AWS_CONFIG_FILE for credentials, came in 2025. */
export const phpDocumentation: ChainDocumentation = {
  profile:
    "profile in code stands alone, without a chain: that profile of the credentials file; else AWS_PROFILE > default. " +
    "Empty means unset; AWS_DEFAULT_PROFILE is not read. A missing profile is passed over, in code it is an error.",
  files:
    "~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE) before ~/.aws/config (AWS_CONFIG_FILE), ~ not opened. Each is read " +
    "by itself: a pair of keys comes from one file, its halves are never joined; a role and its source stand in one file.",
  environment:
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; AWS_SESSION_TOKEN. Empty and 0 are unset; half a pair is passed over. " +
    "Exported keys go before AWS_PROFILE.",
  insideProfile:
    "web identity > SSO > aws login > process, role, keys of the credentials file > process, role, keys of config. Keys " +
    "beside a role_arn are not used, though the role fails; a source profile's keys go before its role. external_id, " +
    "mfa_serial and duration_seconds are not sent.",
  failure:
    "Whatever a link raises is passed over, to the container's or instance's role at last; the last link's reason is " +
    "what is raised.",
  region:
    "code > AWS_REGION > the config file's section [NAME], not [profile NAME]; AWS_DEFAULT_REGION, the credentials file and " +
    "the metadata service are not asked. Without a region no client is made.",
  dialect:
    "PHP's own reader; one bad line spoils the file. ; cuts a value even without a blank, # is part of it; double " +
    "quotes are taken off. Indents mean nothing, but a blank before a [ is a fault. A section that comes twice replaces the earlier. Keys in config want " +
    "[profile NAME], default too. The region and other settings are read a second way: a = or ( in any value, and there are none.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to this machine, 169.254.170.2, " +
    "169.254.170.23 and fd00:ec2::23. A token file goes before the token variable. With either variable the instance is not asked.",
  metadata:
    "AWS_EC2_METADATA_DISABLED=true, in any case; no other word. AWS_EC2_METADATA_V1_DISABLED or ec2_metadata_v1_disabled " +
    "wants a token.",
};
