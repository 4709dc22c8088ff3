import type { ChainDocumentation } from "../../walk/chain-documentation.ts";

export const jsV3Documentation: ChainDocumentation = {
  profile:
    "profile in code > AWS_PROFILE > default. An empty variable is unset; AWS_DEFAULT_PROFILE is not read. A missing " +
    "profile is passed over, and exported keys stay out of the chain all the same.",
  files:
    "~/.aws/config (AWS_CONFIG_FILE) and ~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE), ~/ opened. Key by key, the " +
    "credentials file wins: halves of a pair join across files. Most other settings are taken from config first.",
  environment:
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; AWS_SESSION_TOKEN. Half a pair is passed over. As soon as a profile is " +
    "named, by AWS_PROFILE too, exported keys are not looked at.",
  insideProfile:
    "role with exactly one source > keys > web identity > process > SSO > aws login. A source profile's keys go before " +
    "its role. role_arn without a source is no role: the keys beside it are used as they are.",
  failure:
    "Nothing there goes on (a missing profile, a bad source, a loop, a process that fails); whatever else is raised " +
    "ends the chain (SSO, STS, a missing region, a token file). A source profile that fails beside mfa_serial fails " +
    "unheard: Node ends a program that lives on.",
  region:
    "code > AWS_REGION > the profile (credentials file first) > instance metadata (not before @smithy/core 3.28.0). An " +
    'empty AWS_REGION is "Region not accepted"; AWS_DEFAULT_REGION is not read.',
  dialect:
    "Bad lines are ignored. # or ; after a blank cuts a value. Names with a blank or letters beyond ASCII are not " +
    "found, [ default ] neither. In config, [profile NAME] or [default]; [NAME] is no profile.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to loopback, 169.254.170.2, " +
    "169.254.170.23 and fd00:ec2::23. A token file goes before the token variable. With either variable the instance is not asked.",
  metadata:
    "AWS_EC2_METADATA_DISABLED with any text but `false` (for the region `false` too). credential_source = " +
    "Ec2InstanceMetadata asks all the same.",
};
