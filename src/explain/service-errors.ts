import { SDK_IDS } from "../model/sdk.ts";
import type { KnownError } from "../walk/known-error.ts";

const service = (id: string, pattern: RegExp, kind: KnownError["kind"], says: string): KnownError => ({
  id,
  sdks: SDK_IDS,
  pattern,
  kind,
  says,
});

/** What AWS itself answers, through whichever SDK. */
export const serviceErrors: readonly KnownError[] = [
  service(
    "invalid-client-token",
    /InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|AuthFailure|security token included in the request is invalid/,
    "refused-key",
    "AWS does not know the key: deleted, inactive, mistyped, of another partition, or of a region that is not switched on.",
  ),
  service(
    "expired-token",
    /ExpiredToken(?:Exception)?|security token included in the request is expired/,
    "token-expired",
    "The temporary keys are past their time.",
  ),
  service(
    "request-expired",
    /RequestExpired|RequestTimeTooSkewed/,
    "refused-key",
    "The request's time is not AWS's: this machine's clock is wrong, or the temporary keys are past their time.",
  ),
  service(
    "signature",
    /SignatureDoesNotMatch|InvalidSignatureException/,
    "refused-key",
    "The secret does not fit the key, or this machine's clock is wrong.",
  ),
  service(
    "clock-skew",
    /Signature (?:expired|not yet current): \S+ is (?:now earlier|still later) than .*|Signature (?:expired|not yet current)/,
    "refused-key",
    "This machine's clock is not AWS's: set it by network time (timedatectl set-ntp true; in WSL: sudo hwclock -s).",
  ),
  service(
    "incomplete-signature",
    /IncompleteSignature/,
    "refused-key",
    "AWS cannot read the request's signature: a blank, a quote or a line break in the key or its secret, or a proxy that changes headers.",
  ),
  service(
    "session-token",
    /Session token not found or invalid/,
    "token-refused",
    "IAM Identity Center does not take the sign-in any more: aws sso login.",
  ),
  service(
    "access-denied",
    /AccessDenied(?:Exception)?|is not authorized to perform: (\S+)/,
    "denied",
    "AWS knows who asks, and that principal may not do this.",
  ),
  service(
    "validation",
    /ValidationError|1 validation error detected/,
    "bad-setting",
    "AWS does not take the request as it is written: an ARN, a name or a duration.",
  ),
  service(
    "region-disabled",
    /RegionDisabledException/,
    "denied",
    "STS is switched off for this account in that region.",
  ),
  service(
    "opt-in",
    /OptInRequired/,
    "denied",
    "The account has not signed up for that service, or not switched on that region.",
  ),
  service(
    "role-not-assigned",
    /ForbiddenException\b.*No access/,
    "denied",
    "The sign-in is good, and that role in that account is not assigned to whoever signed in.",
  ),
  service(
    "no-identity-provider",
    /No OpenIDConnect provider found in your account for (\S+)/,
    "denied",
    "The role's account has no IAM identity provider for $1: create it there, or name a role of the account that has it.",
  ),
  service(
    "identity-token",
    /InvalidIdentityToken/,
    "denied",
    "STS does not take the web identity token: another audience, an issuer that the account does not know, or past its time.",
  ),
  service(
    "service-identity-provider",
    /IDPRejectedClaim|IDPCommunicationError/,
    "denied",
    "The web identity token was refused, or AWS could not reach the identity provider that issued it.",
  ),
  service(
    "service-session-policy",
    /PackedPolicyTooLarge|MalformedPolicyDocument/,
    "denied",
    "The session policies or tags given with the role are too large or not well formed.",
  ),
];
