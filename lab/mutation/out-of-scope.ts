/*
 * What a mutant is never made of, by construction, because no record of an SDK can tell of it: texts that a person reads
 * (why, message, documentation), where a value came from (provenance, related, evidence), what only the report shows
 * (holding, triggers, account), and awswho's own devices (values hidden to find shadows, answers assumed offline).
 */

/** Properties of objects. */
export const TOLD_ONLY: ReadonlySet<string> = new Set([
  "why",
  "message",
  "documentation",
  "documentedPositions",
  "evidence",
  "modelledOn",
  "provenance",
  "where",
  "related",
  "triggers",
  "plan",
  "holding",
  "account",
  "accountId",
  "caBundle",
  "profileNames",
  "sts",
]);

/** Parameters and local names that carry the same. */
export const TOLD_ONLY_NAMES: ReadonlySet<string> = new Set([
  "why",
  "message",
  "messages",
  "where",
  "provenance",
  "related",
  "triggers",
  "plan",
  "holding",
  "account",
  "accountId",
  "accountSetting",
  "intro",
  "documentation",
  "evidence",
]);

/** Functions that a chain gives to the report. */
export const TOLD_ONLY_FUNCTIONS: readonly string[] = ["profileChoice", "sourceOfFile", "expirationNote"];

/** Whole files: what a page says of an SDK. */
export const TOLD_ONLY_FILES = /\/documentation\.ts$/;

/** The values that a walk for what lies in the shadow hides: the walk that is recorded hides none. */
export const ABOUT_SHADOWS = /\bhidden\b|\bisHidden\b|\bhideKey\b/;

/** An answer of `--offline`: a real SDK has none. */
export const ASSUMED = '"assumed"';
