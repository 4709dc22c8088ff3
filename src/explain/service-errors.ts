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
    /InvalidClientTokenId|UnrecognizedClientException|security token included in the request is invalid/,
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
    "signature",
    /SignatureDoesNotMatch|InvalidSignatureException|Signature (?:expired|not yet current)/,
    "refused-key",
    "The secret does not fit the key, or this machine's clock is wrong.",
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
