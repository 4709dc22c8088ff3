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
    "java2-no-path",
    /Malformed input or input contains unmappable characters: /,
    "bad-setting",
    "A path holds a letter that this machine's locale cannot write: export LANG=C.UTF-8.",
  ),
];
