import type { Answer, Failure, LoginRefreshQuestion } from "../model/question.ts";
import { unseal } from "../vault/secret.ts";
import { type LentDocument, heldIn } from "../walk/lent-document.ts";
import { answerIn } from "./answer-in.ts";
import type { CacheFiles } from "./cache-files.ts";
import { CallFailure } from "./call-failure.ts";
import { clockSkewOf } from "./clock-skew-of.ts";
import { dpopProof } from "./dpop-proof.ts";
import { failureOf } from "./failure-of.ts";
import { type HttpReply, httpRequest } from "./http-request.ts";
import { type JsonObject, textIn } from "./json-object.ts";
import { bodyOf } from "./odd-reply.ts";
import type { Calls } from "./open-calls.ts";
import { isoSeconds } from "./plain-credentials.ts";
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
  const accountId = textIn(objectIn(cache.token.accessToken), "accountId");
  try {
    const reply = await exchange(question, calls);
    const now = Date.now();
    const { status } = reply;
    const clockSkew = clockSkewOf(reply.headers.date, now);
    const answer = answerIn(question, reply, { ...facts, status, clockSkew, now, accountId });
    return answer.kind === "credentials" || answer.kind === "incomplete"
      ? kept(question, cache, answer, textIn(bodyOf(reply).json, "refreshToken"))
      : answer;
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

/** Whole keys are kept, whatever else is missing; half a pair is of no use to anybody. */
function kept(
  question: LoginRefreshQuestion,
  cache: TokenCacheFile,
  answer: LentDocument,
  next: string | null,
): Answer {
  const { accessKeyId, secretAccessKey, sessionToken, expiration, accountId } = heldIn(answer);
  const keys = [accessKeyId ?? "", ...[secretAccessKey, sessionToken].map((key) => (key === null ? "" : unseal(key)))];
  if (keys.includes("")) return answer;
  return writtenBack(
    cache,
    {
      ...cache.token,
      accessToken: {
        accessKeyId: keys[0],
        secretAccessKey: keys[1],
        sessionToken: keys[2],
        ...(accountId === null ? {} : { accountId }),
        expiresAt: expiration ?? isoSeconds(new Date()),
      },
      refreshToken: next ?? unseal(question.refreshToken),
    },
    answer,
  );
}

const objectIn = (value: unknown): JsonObject | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
