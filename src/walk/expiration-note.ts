/**
 * Where tools write when the keys beside it end: saml2aws and aws-adfs, awsume, aws-google-auth, okta's, the AWS CLI. No SDK
 * reads it, people do.
 */
export const EXPIRY_KEYS = ["x_security_token_expires", "expiration", "aws_expiration", "aws_session_expiration"];

/** @param read gives a setting's text; null: it is not there. */
export function expirationNote(read: (key: string) => string | null): string | null {
  for (const key of EXPIRY_KEYS) {
    const note = read(key);
    if (note !== null) return note;
  }
  return null;
}
