import type { MadeUpKeys } from "../aws/made-up-keys.ts";

/** A section of ~/.aws/credentials. */
export const keysSection = (name: string, { accessKeyId, secretAccessKey, sessionToken }: MadeUpKeys): string =>
  [
    `[${name}]`,
    `aws_access_key_id = ${accessKeyId}`,
    `aws_secret_access_key = ${secretAccessKey}`,
    ...(sessionToken === null ? [] : [`aws_session_token = ${sessionToken}`]),
    "",
  ].join("\n");

/** Keys as a shell or a tool exports them. */
export const exportedKeys = ({
  accessKeyId,
  secretAccessKey,
  sessionToken,
}: MadeUpKeys): Readonly<Record<string, string>> => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  ...(sessionToken === null ? {} : { AWS_SESSION_TOKEN: sessionToken }),
});
