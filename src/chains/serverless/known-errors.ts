import { type KnownError, saidBy } from "../../walk/known-error.ts";

const serverless = saidBy("serverless", "osls");

/** What its own code says; all else are the words of JavaScript v2. */
export const knownErrors: readonly KnownError[] = [
  serverless(
    "serverless-profile",
    /AWS profile "([^"]*)" doesn't seem to be configured|^\s*(?:Error: )?Profile (\S+) does not exist\s*$/m,
    "profile-missing",
    "A profile that is named holds neither keys nor a role that the Serverless Framework knows: one with SSO or a process is none to serverless 3.",
  ),
  serverless(
    "serverless-option",
    /Missing value for CLI parameter "(--[^"]*)"/,
    "bad-setting",
    "$1 stands there without a value: often a variable of the shell that is empty.",
  ),
  serverless(
    "serverless-source",
    /^(?:Error: )?Credentials not set for profile (\S+)/m,
    "no-source",
    "A role's source profile $1 holds no keys: SSO and a process are none to serverless 3.",
  ),
];
