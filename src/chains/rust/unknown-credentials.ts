import type { SigningCredentials } from "../../model/question.ts";

/** What an exchange that is taken for granted gives. */
export const UNKNOWN_CREDENTIALS: SigningCredentials = {
  accessKeyId: null,
  secretAccessKey: null,
  sessionToken: null,
  expiration: null,
  accountId: null,
};
