import { type KnownError, saidBy } from "../../walk/known-error.ts";

const osls = saidBy("osls");

/** What its own code says; all else are the words of JavaScript v3, or of serverless. */
export const knownErrors: readonly KnownError[] = [
  osls(
    "osls-mfa",
    /MFA code required for (\S+) but no interactive terminal is available/,
    "mfa",
    "The role wants an MFA code of $1, and the command could not ask for it: it has no terminal here.",
  ),
  osls(
    "osls-stage",
    /Invalid stage name\. Stage names may contain only ASCII letters, numbers, and hyphens\./,
    "bad-setting",
    "The stage, of --stage or of serverless.yml, has another letter than these; Serverless 3 takes any.",
  ),
  osls(
    "osls-sso",
    /AWS SSO login requires an interactive terminal\..*/,
    "token-expired",
    "The SSO sign-in is missing or over, and the command cannot sign in by itself without a terminal.",
  ),
];
