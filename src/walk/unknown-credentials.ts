import type { SigningCredentials } from "../model/question.ts";

/** What an exchange that is taken for granted gives: credentials of which nothing is known. */
export const UNKNOWN_CREDENTIALS: SigningCredentials = {
  accessKeyId: null,
  secretAccessKey: null,
  sessionToken: null,
  expiration: null,
  accountId: null,
};
