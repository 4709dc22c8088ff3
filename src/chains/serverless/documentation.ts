import type { ChainDocumentation } from "../../walk/chain-documentation.ts";
import { jsV2Documentation } from "../js-v2/documentation.ts";

export const serverlessDocumentation: ChainDocumentation = {
  ...jsV2Documentation,
  profile:
    "--aws-profile > AWS_<STAGE>_PROFILE > AWS_PROFILE > profile in serverless.yml > AWS_DEFAULT_PROFILE > default. A missing " +
    "profile is an error, even where a nearer one wins, and so is one with SSO or a process; but for the default one.",
  files:
    "~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE); ~/.aws/config (AWS_CONFIG_FILE) only where AWS_SDK_LOAD_CONFIG has any text " +
    "(`0` and `false` too), and a missing one is an error then. ~ not opened. Key by key, the credentials file wins: " +
    "halves of a pair join across files.",
  environment:
    "AWS_<STAGE>_ACCESS_KEY_ID and its like go before AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, " +
    "AWS_SESSION_TOKEN after it and before a profile in serverless.yml. Half a pair is passed over. AMAZON_ACCESS_KEY_ID, AMAZON_SECRET_ACCESS_KEY, " +
    "AMAZON_SESSION_TOKEN come last.",
  insideProfile:
    "role with a source_profile > keys. Whoever is named by a profile goes no further: SSO, process, web identity and the " +
    "metadata services are for who has neither keys nor a role in any profile. credential_source is not known.",
  failure:
    "A profile's role that is refused ends it. In the SDK's own chain every failure goes on to the next provider.",
  region: "--region > region in serverless.yml > us-east-1. No variable and no profile is looked at.",
};
