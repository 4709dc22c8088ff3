import { type KnownError, saidBy } from "../../walk/known-error.ts";

const cdk = saidBy("cdk");

/** What its own code says; all else are the words of JavaScript v3. */
export const knownErrors: readonly KnownError[] = [
  cdk(
    "cdk-mfa",
    /Error fetching MFA token: .*/,
    "mfa",
    "The role wants an MFA code, and the command could not ask for it: it has no terminal here.",
  ),
];
