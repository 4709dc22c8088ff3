import type { Answer, SigningCredentials } from "../model/question.ts";
import { seal, unseal } from "../vault/secret.ts";
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

/** Credentials as a service issued them. */
export interface IssuedCredentials {
  readonly accessKeyId: string | undefined;
  readonly secretAccessKey: string | undefined;
  readonly sessionToken: string | undefined;
  readonly expiration: Date | undefined;
  readonly accountId: string | null;
}

export function issued({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiration,
  accountId,
}: IssuedCredentials): Answer {
  if (accessKeyId === undefined || secretAccessKey === undefined)
    return {
      kind: "failure",
      failure: { kind: "bad-answer", code: null, message: "the answer holds no credentials" },
    };
  return issuedAsWritten({
    accessKeyId,
    secretAccessKey,
    sessionToken: sessionToken ?? null,
    expiration: expiration === undefined ? null : isoSeconds(expiration),
    accountId,
  });
}

/** The seal on. */
export function issuedAsWritten(given: {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | null;
  readonly expiration: string | null;
  readonly accountId: string | null;
}): Answer {
  const { accessKeyId, secretAccessKey, sessionToken, expiration, accountId } = given;
  return {
    kind: "credentials",
    credentials: {
      accessKeyId,
      secretAccessKey: seal(secretAccessKey),
      sessionToken: sessionToken === null ? null : seal(sessionToken),
      expiration,
      accountId,
    },
  };
}

/** As AWS writes it: no fraction. */
export const isoSeconds = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
