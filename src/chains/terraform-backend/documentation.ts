import type { ChainDocumentation } from "../../walk/chain-documentation.ts";
import { terraformDocumentation } from "../go/documentation.ts";

/** What the backend does otherwise than the provider. */
export const backendDocumentation: ChainDocumentation = {
  ...terraformDocumentation,
  profile:
    "profile in the backend block > AWS_PROFILE > AWS_DEFAULT_PROFILE > default; what the provider block says does not count. A profile named in " +
    "the block or by AWS_PROFILE that does not exist is an error at once, whatever keys there are; by AWS_DEFAULT_PROFILE it is none.",
  files:
    "~/.aws/config (AWS_CONFIG_FILE) and ~/.aws/credentials. shared_config_files of the block or AWS_SHARED_CONFIG_FILE, and shared_credentials_files or " +
    "AWS_SHARED_CREDENTIALS_FILE, take their place, with ~ and variables opened; lists are sets, read in the order of their words, the later file wins.",
  insideProfile:
    "source_profile > keys > credential_source > web identity > SSO > process > container > instance; then role_arn is assumed with " +
    "what that gave, though the profile names no source. What aws login has written is not read.",
  region:
    "region in the block > AWS_REGION > AWS_DEFAULT_REGION. A profile's region does not count: without one of the three it stops with Missing region value.",
};
