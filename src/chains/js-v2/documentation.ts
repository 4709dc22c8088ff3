import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

export const jsV2Documentation: ChainDocumentation = {
  profile:
    "SharedIniFileCredentials({ profile }) in code stands alone, without a chain; else AWS_PROFILE > default. Empty means " +
    "unset; AWS_DEFAULT_PROFILE is not read. A missing profile is passed over, in code it is an error.",
  files:
    "~/.aws/credentials; ~/.aws/config for credentials and region only where AWS_SDK_LOAD_CONFIG has any text (`0` and " +
    "`false` too), and only then AWS_SHARED_CREDENTIALS_FILE and AWS_CONFIG_FILE; a missing config file is an " +
    "error then. ~ not opened. Key by key, the credentials file wins: halves of a pair join across files.",
  environment:
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, then AMAZON_ACCESS_KEY_ID, AMAZON_SECRET_ACCESS_KEY, " +
    "AMAZON_SESSION_TOKEN. Half a pair is passed over. Exported keys go before AWS_PROFILE.",
  insideProfile:
    "keys without a role_arn > SSO > role with a source_profile > process > web identity: such keys are taken as the SDK " +
    "loads, the rest is asked in turn, a container before process. credential_source is not known.",
  failure:
    "Every failure goes on to the next provider, the instance's role at last: a refused role may end in another " +
    "identity. A few faults kill the process.",
  region:
    "code > AWS_REGION > AMAZON_REGION, and with AWS_SDK_LOAD_CONFIG > the profile of AWS_PROFILE (credentials file " +
    "first); AWS_DEFAULT_REGION and the metadata service are not asked.",
  dialect:
    "Bad lines are ignored. # or ; after a blank cuts a value. Indented lines are flat: region under s3 is the " +
    "profile's. In config [NAME] counts as well as [profile NAME]; both [default] and [profile default] are an error.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to localhost, 127.0.0.1 and " +
    "169.254.170.23. The token variable goes before a token file. If it fails, the chain goes on.",
  metadata: "AWS_EC2_METADATA_DISABLED with any text, `false` too.",
};
