import type { Answer, Failure, LoginRefreshQuestion } from "../model/question.ts";
import { unseal } from "../vault/secret.ts";
import type { CacheFiles } from "./cache-files.ts";
import { CallFailure } from "./call-failure.ts";
import { clockSkewOf } from "./clock-skew-of.ts";
import { dpopProof } from "./dpop-proof.ts";
import { type CallFacts, failureOf } from "./failure-of.ts";
import { type HttpReply, httpRequest } from "./http-request.ts";
import { type JsonObject, jsonObject, textIn } from "./json-object.ts";
import type { Calls } from "./open-calls.ts";
import { isoSeconds, issued } from "./plain-credentials.ts";
import { CACHE_CHANGED, type TokenCacheFile, openTokenCacheFile } from "./token-cache-file.ts";
import { writtenBack } from "./written-back.ts";

/**
 * CreateOAuth2Token of AWS Sign-In, which `aws login` tokens are refreshed by (botocore data/signin 2023-01-01). One
 * small request, so that its client need not be bundled.
 */
export async function loginRefreshToken(
  question: LoginRefreshQuestion,
  calls: Calls,
  files: CacheFiles,
): Promise<Answer> {
  const cache = openTokenCacheFile(question.cachePath, calls.snapshot, files);
  if (cache === null) return failed(CACHE_CHANGED);
  const facts = { endpoint: question.endpoint, sent: [unseal(question.refreshToken)] };
  try {
    const reply = await exchange(question, calls);
    const seen = { ...facts, status: reply.status, clockSkew: clockSkewOf(reply.headers.date, Date.now()) };
    const body = jsonObject(Buffer.from(reply.body).toString("utf8"));
    if (reply.status !== 200) return failed(refusal(reply, body, seen));
    return accepted(question, cache, body ?? {});
  } catch (error) {
    return failed(failureOf(error, { ...facts, status: null, clockSkew: null }));
  }
}

const failed = (failure: Failure): Answer => ({ kind: "failure", failure });

async function exchange(question: LoginRefreshQuestion, calls: Calls): Promise<HttpReply> {
  const destination = calls.destination("signin", question.endpoint);
  const route = await calls.routeTo(destination, calls.bundle(), "token", question.proxy);
  const url = new URL(`${destination.url.replace(/\/+$/, "")}/v1/token`);
  const proof = dpopProof(question.dpopKey, "POST", url.href);
  if (proof === null)
    throw new CallFailure({ kind: "bad-key", code: null, message: "the cached dpopKey is no P-256 key" });
  const body = JSON.stringify({
    clientId: question.clientId,
    grantType: "refresh_token",
    refreshToken: unseal(question.refreshToken),
  });
  return httpRequest({
    method: "POST",
    url,
    headers: {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      accept: "application/json",
      dpop: proof,
    },
    body,
    timeout: null,
    route,
    signal: calls.signal,
  });
}

/** As REST-JSON tells errors: a header, else a field; `error` says why (TOKEN_EXPIRED, USER_CREDENTIALS_CHANGED, …). */
function refusal(reply: HttpReply, body: JsonObject | null, facts: CallFacts): Failure {
  const named = reply.headers["x-amzn-errortype"] ?? textIn(body, "__type") ?? textIn(body, "code");
  const message = [textIn(body, "error"), textIn(body, "message")].filter((text) => text !== null).join(": ");
  const error = Object.assign(new Error(message), { name: shortName(named), $fault: "client" });
  return failureOf(error, facts);
}

/** `com.amazonaws.signin#AccessDeniedException:http://…` is `AccessDeniedException`. */
const shortName = (named: string | null): string => named?.split(":")[0]?.split("#").pop() ?? "Unknown";

function accepted(question: LoginRefreshQuestion, cache: TokenCacheFile, body: JsonObject): Answer {
  const given = objectIn(body.accessToken);
  const keys = ["accessKeyId", "secretAccessKey", "sessionToken"].map((name) => textIn(given, name));
  const [accessKeyId, secretAccessKey, sessionToken] = keys;
  if (accessKeyId == null || secretAccessKey == null || sessionToken == null)
    return failed({ kind: "bad-answer", code: null, message: "the answer holds no credentials" });
  const seconds = typeof body.expiresIn === "number" ? body.expiresIn : 0;
  const expiration = new Date(Date.now() + seconds * 1000);
  const accountId = textIn(objectIn(cache.token.accessToken), "accountId");
  const refreshToken = textIn(body, "refreshToken") ?? unseal(question.refreshToken);
  return writtenBack(
    cache,
    {
      ...cache.token,
      accessToken: {
        accessKeyId,
        secretAccessKey,
        sessionToken,
        ...(accountId === null ? {} : { accountId }),
        expiresAt: isoSeconds(expiration),
      },
      refreshToken,
    },
    issued({ accessKeyId, secretAccessKey, sessionToken, expiration, accountId }),
  );
}

const objectIn = (value: unknown): JsonObject | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
