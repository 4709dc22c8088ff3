import { type KnownError, saidBy } from "../../walk/known-error.ts";

const java2 = saidBy("java-v2");

/** What the SDK says, in the words of the version that was run. */
export const knownErrors: readonly KnownError[] = [
  java2(
    "java2-nothing",
    /Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain/,
    "nothing-found",
    "Every link failed; this chain passes over every failure and lists them all at the end.",
  ),
  java2(
    "java2-region",
    /Unable to load region from (?:any of the providers in the chain|system settings)/,
    "region-missing",
    "No region is set where this SDK looks for one: in code, aws.region, AWS_REGION, the profile, the instance.",
  ),
  java2(
    "java2-environment",
    /Unable to load credentials from system settings\. (?:Access|Secret) key must be specified/,
    "nothing-found",
    "No pair of keys is exported or given as system properties: the first link of the chain, which goes on after it.",
  ),
  java2(
    "java2-profile",
    /Profile file contained no credentials for profile '(.*?)'/,
    "no-source",
    "Profile $1 is missing, or holds nothing that this SDK takes credentials from.",
  ),
  java2(
    "java2-no-path",
    /Malformed input or input contains unmappable characters: /,
    "bad-setting",
    "A path holds a letter that this machine's locale cannot write: export LANG=C.UTF-8.",
  ),
];
