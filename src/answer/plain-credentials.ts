import type { SigningCredentials } from "../model/question.ts";
import { unseal } from "../vault/secret.ts";
import type { PlainCredentials } from "./sdk-client-config.ts";

/** The seal off, for signing; null: something needed is not there. */
export function plainCredentials(credentials: SigningCredentials): PlainCredentials | null {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  if (accessKeyId === null || secretAccessKey === null) return null;
  const pair = { accessKeyId, secretAccessKey: unseal(secretAccessKey) };
  return sessionToken === null ? pair : { ...pair, sessionToken: unseal(sessionToken) };
}

/** What must not come back in a message. */
export const secretsOf = ({ secretAccessKey, sessionToken }: PlainCredentials): readonly string[] =>
  sessionToken === undefined ? [secretAccessKey] : [secretAccessKey, sessionToken];

/** As AWS writes it: no fraction. */
export const isoSeconds = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
