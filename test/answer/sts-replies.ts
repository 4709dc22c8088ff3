import type { Reply } from "./loopback.ts";

const NAMESPACE = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';

export const GIVEN = {
  accessKeyId: "ASIAQNZGKIQY56JQ7WML",
  secretAccessKey: "issuedSecret/with+signs",
  sessionToken: "issuedSessionToken==",
  expiration: "2030-01-02T03:04:05Z",
} as const;

export const credentialsOf = (action: string): Reply => ({
  headers: { "content-type": "text/xml" },
  body:
    `<${action}Response ${NAMESPACE}><${action}Result><Credentials><AccessKeyId>${GIVEN.accessKeyId}</AccessKeyId>` +
    `<SecretAccessKey>${GIVEN.secretAccessKey}</SecretAccessKey><SessionToken>${GIVEN.sessionToken}</SessionToken>` +
    `<Expiration>${GIVEN.expiration}</Expiration></Credentials></${action}Result></${action}Response>`,
});

export const identityReply = (arn: string): Reply => ({
  headers: { "content-type": "text/xml" },
  body:
    `<GetCallerIdentityResponse ${NAMESPACE}><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>AIDAEXAMPLE</UserId>` +
    "<Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>",
});

export const stsError = (code: string, message: string, status = 403, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { "content-type": "text/xml", ...headers },
  body: `<ErrorResponse ${NAMESPACE}><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>0</RequestId></ErrorResponse>`,
});
