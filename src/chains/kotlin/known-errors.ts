import { type KnownError, saidBy } from "../../walk/known-error.ts";

const kotlin = saidBy("kotlin");

/** What the SDK says, in the words of the version that was run. */
export const knownErrors: readonly KnownError[] = [
  kotlin(
    "kotlin-nothing",
    /No identity could be resolved from the chain/,
    "nothing-found",
    "Every link failed; this chain passes over every failure.",
  ),
];
