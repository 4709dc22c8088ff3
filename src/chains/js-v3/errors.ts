import { type Unreached, isUnreached } from "../../walk/unreached.ts";
import { refusalKind } from "../../walk/refusal-kind.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Failure } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";

/*
 * What the providers of JavaScript v3 throw. A provider's own error says whether the chain tries its next link
 * (`tryNextLink`, @smithy/core 3.41.0, ProviderError); an error of any other kind has no such word and ends the chain.
 */

type Where = Provenance | null;

export interface JsError extends SdkError {
  readonly tryNextLink: boolean;
}

export const triesNextLink = (error: SdkError): boolean => "tryNextLink" in error && error.tryNextLink === true;

interface Details {
  readonly kind: SdkError["kind"];
  readonly message: string;
  readonly where: Where;
  readonly related?: readonly Provenance[];
}

const jsError = (type: string, tryNextLink: boolean, { kind, message, where, related = [] }: Details): JsError => ({
  kind,
  type,
  message,
  provenance: where,
  related,
  tryNextLink,
});

/** CredentialsProviderError as it is thrown without a word about it: the next link is tried. */
export const passedOn = (details: Details): JsError => jsError("CredentialsProviderError", true, details);

/** CredentialsProviderError with `tryNextLink: false`. */
export const final = (details: Details): JsError => jsError("CredentialsProviderError", false, details);

/** ProviderError of the metadata clients (@smithy/credential-provider-imds, httpRequest). */
export const notReached = (where: Where): JsError =>
  jsError("ProviderError", true, {
    kind: "unreachable",
    message: "Unable to connect to instance metadata service",
    where,
  });

export const metadataRefused = (where: Where): JsError =>
  jsError("ProviderError", true, {
    kind: "unreachable",
    message: "Error response received from instance metadata service",
    where,
  });

/** `new InstanceMetadataV1FallbackError` */
export const v1Blocked = (cause: string, where: Where): JsError =>
  jsError("InstanceMetadataV1FallbackError", true, {
    kind: "bad-setting",
    message: `AWS EC2 Metadata v1 fallback has been blocked by AWS SDK configuration in the following: [${cause}].`,
    where,
  });

/** A JavaScript error that no provider wraps. */
export const thrown = (type: string, details: Details): JsError => jsError(type, false, details);

export const regionMissing = (where: Where): JsError =>
  thrown("Error", { kind: "region-missing", message: "Region is missing", where });

export const regionNotAccepted = (region: string, where: Where): JsError =>
  thrown("Error", {
    kind: "bad-setting",
    message: `Region not accepted: region="${region}" is not a valid hostname component.`,
    where,
  });

export const invalidUrl = (where: Where): JsError =>
  thrown("TypeError", { kind: "bad-setting", message: "Invalid URL", where });

/** STS's modelled errors have classes of their own; every other code is the error's name (nested-clients, sts/errors). */
const STS_CLASSES: Readonly<Record<string, string>> = {
  IDPCommunicationError: "IDPCommunicationErrorException",
  IDPRejectedClaim: "IDPRejectedClaimException",
  InvalidIdentityToken: "InvalidIdentityTokenException",
  MalformedPolicyDocument: "MalformedPolicyDocumentException",
  PackedPolicyTooLarge: "PackedPolicyTooLargeException",
};

/** A call's failure as the client throws it. */
export function callFailed(failure: Failure, url: string, where: Where): JsError {
  if (isUnreached(failure)) return unsent(failure, url, where);
  if (failure.kind === "bad-answer") return unread(failure, where);
  if (failure.kind === "http-status" && failure.reply !== undefined)
    return thrown(failure.code === "404" ? "NotFound" : "Unknown", { kind: "denied", message: "Unknown", where });
  const code = failure.code ?? "Unknown";
  return thrown(STS_CLASSES[code] ?? code, { kind: refusalKind(failure.kind), message: failure.message, where });
}

/** What the client's parsers throw over an answer that is none of the service's (set `hand-answered`). */
function unread({ fault, reply }: Failure, where: Where): JsError {
  if (fault?.how === "unreadable" && fault.value !== null) {
    const message = `Invalid RFC3339 timestamp format ${fault.value}`;
    return thrown("TypeError", { kind: "denied", message, where });
  }
  const why = fault?.how === "cut" ? "unexpected end of input" : "unexpected content";
  const parser = reply?.form === "html" ? "SyntaxError: Unexpected token '<'" : `@aws-sdk XML parse error: ${why}.`;
  return thrown("Error", { kind: "denied", message: parser, where });
}

/** The answer was read, and holds no credentials that could be signed with. */
export function isHollow({ kind, fault, reply }: Failure): boolean {
  if (kind !== "bad-answer") return false;
  if (fault !== undefined) return fault.how === "missing" || fault.how === "empty";
  return reply?.form === "empty" || (reply?.whole === true && reply.form !== "json");
}

function unsent(failure: Unreached, url: string, where: Where): JsError {
  switch (failure.kind) {
    case "unknown-host":
      return thrown("Error", { kind: "unreachable", message: `getaddrinfo ENOTFOUND ${hostOf(url)}`, where });
    case "no-route":
    case "refused":
    case "proxy":
    case "tls":
      if (failure.code === "ECONNRESET")
        return thrown("TimeoutError", { kind: "unreachable", message: "socket hang up", where });
      return thrown("Error", { kind: "unreachable", message: failure.message, where });
    case "timeout":
      return thrown("TimeoutError", { kind: "unreachable", message: failure.message, where });
  }
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/:]+)/i.exec(url)?.[1] ?? url;
}
