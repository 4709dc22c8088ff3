import type { ErrorKind } from "../model/sdk.ts";

/** What an error means of which no more is known than its kind. */
export const KIND_MEANINGS: Readonly<Record<ErrorKind, string>> = {
  "profile-missing": "A profile is chosen that stands in neither file.",
  parse: "A settings file is not written as this SDK reads it.",
  partial: "Of settings that belong together, one is missing.",
  loop: "Roles take their credentials from one another in a circle.",
  "no-source": "A role names nothing that its credentials could come from, or something that has none.",
  "two-sources": "A role names two sources of credentials where one is allowed.",
  "bad-setting": "A setting holds what this SDK does not take.",
  "token-missing": "A token, or the file that should hold it, is missing or not whole.",
  "token-expired": "A sign-in, or the temporary keys, are past their time.",
  "token-refused": "A token was not taken by the service that it was shown to.",
  denied: "AWS refused the call that the credentials should have come from.",
  unreachable: "The address that the credentials should have come from did not answer.",
  "process-failed": "A credential_process failed, or printed something else than credentials.",
  mfa: "The role needs an MFA code, and nobody could be asked.",
  "region-missing": "No region is set where one is needed.",
  "refused-key": "AWS does not take the keys.",
  "dependency-missing": "The SDK was installed without a part that this setting needs.",
  "too-deep": "Roles are chained so far that the SDK gives up.",
  "not-read": "A file could not be read.",
  hang: "The program waits for an answer that does not come.",
};
