import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

export const dotnetDocumentation: ChainDocumentation = {
  profile:
    "Profile of the client's config stands alone, without a chain; else AWS_PROFILE > default. Blank means unset; " +
    "AWS_DEFAULT_PROFILE is not read. A profile that AWS_PROFILE names and no file has is an error, once it is its turn. " +
    "One with a setting that makes no sense, such as retry_mode = legacy or use_fips_endpoint = yes, is taken as not there.",
  files:
    "~/.aws/config (AWS_CONFIG_FILE) and ~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE); a variable that names a missing " +
    "file is ignored, ~ not opened. Key by key, the credentials file wins: halves of a pair join across files. A line that " +
    "is nothing, in either file, keeps every client from being made.",
  environment:
    "AWS_ACCESS_KEY_ID; AWS_SECRET_ACCESS_KEY, else AWS_SECRET_KEY; AWS_SESSION_TOKEN. Half a pair is passed over. " +
    "Exported keys go before AWS_PROFILE.",
  insideProfile:
    "SSO, if there is any setting of it; else the keys must be those of one kind exactly: keys beside a process, or beside a " +
    "role with a source, make the profile invalid. aws login needs the package AWSSDK.Signin.",
  failure:
    "What cannot be made is left out, a broken file or an invalid profile too; what fails when its credentials are first " +
    "used is raised: a refused role, a process, a container.",
  region:
    "code > AWS_REGION > the profile of AWS_PROFILE > instance metadata, before any credentials; AWS_DEFAULT_REGION is not " +
    "read, nor the region of a profile named in code.",
  dialect:
    "Keys in any case. Nothing cuts a value: a comment after it is part of it. Of a section that comes twice the first " +
    "counts; a key that comes twice makes it invalid. Indented lines behind an empty value are a block of its own. In " +
    "config, [profile NAME] or [default]; [NAME] is no profile.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to loopback, 169.254.170.2, " +
    "169.254.170.23 and fd00:ec2::23. A token file goes before the token variable. With either variable the instance is not asked.",
  metadata:
    "AWS_EC2_METADATA_DISABLED=true, in any case; no other word. IMDSv2 alone: without a token nothing is asked.",
};
