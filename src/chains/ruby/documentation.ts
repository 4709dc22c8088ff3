import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

/** 3.211.0 is of October 2024: later ones know aws login. Before 3.17x an endpoint_url, and the container's full URI and tokens, were not read. */
export const rubyDocumentation: ChainDocumentation = {
  profile:
    "profile: in code > AWS_PROFILE > AWS_DEFAULT_PROFILE > default (region and web identity: not AWS_DEFAULT_PROFILE). " +
    'An empty variable is a profile named "". A missing profile is passed over.',
  files:
    "~/.aws/config (AWS_CONFIG_FILE; not at all with AWS_SDK_CONFIG_OPT_OUT) and ~/.aws/credentials " +
    "(AWS_SHARED_CREDENTIALS_FILE). The credentials file's pair if it is whole, else config's: its halves are never joined.",
  environment:
    "AWS_ACCESS_KEY_ID, AMAZON_ACCESS_KEY_ID or AWS_ACCESS_KEY; AWS_SECRET_ACCESS_KEY, AMAZON_SECRET_ACCESS_KEY or " +
    "AWS_SECRET_KEY; AWS_SESSION_TOKEN or AMAZON_SESSION_TOKEN: the first that is set counts, even empty. Half a pair is " +
    "passed over. Exported keys go before AWS_PROFILE; a profile named in code goes before them.",
  insideProfile:
    "web identity > SSO > role > keys > process. credential_source = Environment is an error, aws login is not known.",
  failure:
    "Errors end the chain, and the client is not made; only a missing profile, the container and the instance fail in silence.",
  region:
    "code > AWS_REGION > AMAZON_REGION > AWS_DEFAULT_REGION > the profile; the metadata service is not asked. The first " +
    "variable that is set hides the others, even empty. Without a region no client is made.",
  dialect:
    "Bad lines are ignored; an indented setting below a line that is none, and of no block, breaks the file. # after a value is part of it, ; after a blank cuts it. Indented keys belong to the line " +
    "above. [ default ] is not found. In config [NAME] counts as well as [profile NAME]. Read in the locale's letters: where " +
    "LANG is unset or C, one letter beyond ASCII, even in a comment, is an error.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI at 169.254.170.2, though empty; else _FULL_URI: https, or http to this machine " +
    "and the ECS and EKS addresses. AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, stripped, > AWS_CONTAINER_AUTHORIZATION_TOKEN. " +
    "With either address the instance is not asked.",
  metadata:
    "AWS_EC2_METADATA_DISABLED=true, in any case; no other word. AWS_EC2_METADATA_V1_DISABLED or ec2_metadata_v1_disabled " +
    "wants a token. Of a custom endpoint host and port count.",
};
