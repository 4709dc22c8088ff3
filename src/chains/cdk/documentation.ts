import type { ChainDocumentation } from "../../walk/chain-documentation.ts";
import { jsV3Documentation } from "../js-v3/documentation.ts";

export const cdkDocumentation: ChainDocumentation = {
  ...jsV3Documentation,
  profile:
    "--profile > profile in cdk.json, ~/.cdk.json > AWS_PROFILE > AWS_DEFAULT_PROFILE > default. An empty value is none. A missing profile is passed over, where " +
    "a variable names it; with --profile it is an error.",
  environment:
    "AWS_ACCESS_KEY_ID or AMAZON_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY or AMAZON_SECRET_ACCESS_KEY; AWS_SESSION_TOKEN or " +
    "AMAZON_SESSION_TOKEN. A whole pair goes before AWS_PROFILE; half a pair is passed over. With --profile exported keys are not looked at.",
  failure:
    "Nothing there goes on (a missing profile, a bad source, a loop, a process that fails); whatever else is raised " +
    "ends the chain (SSO, STS, a token file). With --profile whatever fails ends it.",
  region:
    "--region > cdk.json > AWS_REGION > AMAZON_REGION > AWS_DEFAULT_REGION > AMAZON_DEFAULT_REGION > the profile (credentials file " +
    "first) > profile default > instance metadata, where the hardware is EC2's > us-east-1. An empty one is none.",
  metadata:
    "Where AWS_EC2_METADATA_DISABLED is not set, on EC2's own hardware only; where it is, with any text but `false` not. " +
    "credential_source = Ec2InstanceMetadata asks all the same.",
};
