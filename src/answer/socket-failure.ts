import type { Failure, FailureKind } from "../model/question.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** What Node says of a connection that came to nothing. @param proxy the one that could not be reached; null: it was none. */
export function socketFailure(error: unknown, proxy: URL | null): Failure {
  const code = codeOf(error);
  const message = withoutSecrets(error instanceof Error && error.message !== "" ? error.message : code);
  if (proxy !== null && !isCertificateCode(code))
    return {
      kind: "proxy",
      code,
      message: `the proxy cannot be reached: ${message}`,
      // Port 0 stands for a proxy that is no URL.
      ...(proxy.port === "0" ? {} : { proxy: `${proxy.protocol}//${proxy.host}` }),
    };
  return { kind: kindOf(code), code, message };
}

/** Where several addresses were tried (`localhost`), the first one's reason stands for all. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && !("code" in error)) return codeOf(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}

function kindOf(code: string): FailureKind {
  if (isCertificateCode(code)) return "tls";
  switch (code) {
    case "ECONNREFUSED":
      return "refused";
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EAI_FAIL":
    case "EAI_NODATA":
    case "EAI_NONAME":
      return "unknown-host";
    case "ETIMEDOUT":
    case "ESOCKETTIMEDOUT":
      return "timeout";
    case "ERR_INVALID_URL":
    case "ERR_INVALID_CHAR":
    case "ERR_UNESCAPED_CHARACTERS":
      return "invalid-request";
    default:
      // A connection that breaks before there is an answer (ECONNRESET, EPIPE) is no route either.
      return code.startsWith("HPE_") ? "bad-answer" : "no-route";
  }
}

/** OpenSSL's verification results as Node names them (src/crypto/crypto_common.cc, 20), and its own ERR_TLS_, ERR_SSL_. */
const isCertificateCode = (code: string): boolean =>
  /^(?:ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERROR_IN_(?:CERT|CRL)_|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|EPROTO$)/.test(
    code,
  );
