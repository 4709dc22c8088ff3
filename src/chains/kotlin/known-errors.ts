import { type KnownError, saidBy } from "../../walk/known-error.ts";

const kotlin = saidBy("kotlin");

/** What the SDK says, in the words of the version that was run. */
export const knownErrors: readonly KnownError[] = [
  kotlin(
    "kotlin-no-proxy",
    /canceled due to java\.lang\.NumberFormatException: For input string: "(.*?)"/,
    "bad-setting",
    "An entry of NO_PROXY has a colon, as ::1 has: this SDK takes what follows it ($1) for a port, and makes no request at all. Take such entries out.",
  ),
  kotlin(
    "kotlin-nothing",
    /No (?:identity|credentials) could be (?:resolved|loaded) from the chain/,
    "nothing-found",
    "Every link failed; this chain passes over every failure. On a phone there is none of them: give the client a provider in code.",
  ),
];
