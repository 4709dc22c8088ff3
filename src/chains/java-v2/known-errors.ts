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
];
