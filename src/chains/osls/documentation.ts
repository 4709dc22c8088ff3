import type { ChainDocumentation } from "../../walk/chain-documentation.ts";
import { jsV3Documentation } from "../js-v3/documentation.ts";

export const oslsDocumentation: ChainDocumentation = {
  ...jsV3Documentation,
  profile:
    "--aws-profile > AWS_<STAGE>_PROFILE > AWS_PROFILE > profile in serverless.yml > AWS_DEFAULT_PROFILE > default. A missing " +
    "profile is an error; AWS_DEFAULT_PROFILE and default count where they are there.",
  environment:
    "AWS_<STAGE>_ACCESS_KEY_ID and its like go before AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, " +
    "AWS_SESSION_TOKEN after it and before a profile in serverless.yml. Half a pair is passed over.",
  failure:
    "Whatever fails in a profile ends it, in the default one too. Without a profile nothing there goes on, and whatever else is " +
    "raised ends the chain (SSO, STS, a token file).",
  region: "--region > region in serverless.yml > us-east-1. No variable and no profile is looked at.",
};
