import type { Answer, SsoRefreshQuestion } from "../model/question.ts";
import { seal, unseal } from "../vault/secret.ts";
import { awsCall } from "./aws-call.ts";
import type { CacheFiles } from "./cache-files.ts";
import type { Calls } from "./open-calls.ts";
import { isoSeconds } from "./plain-credentials.ts";
import { CACHE_CHANGED, type CachedToken, openTokenCacheFile } from "./token-cache-file.ts";
import { writtenBack } from "./written-back.ts";

/** CreateToken with the refresh token, and the cache file written back: the old token may be void by now. */
export async function ssoRefreshToken(question: SsoRefreshQuestion, calls: Calls, files: CacheFiles): Promise<Answer> {
  const cache = openTokenCacheFile(question.cachePath, calls.snapshot, files);
  if (cache === null) return { kind: "failure", failure: CACHE_CHANGED };
  const clientSecret = unseal(question.clientSecret);
  const refreshToken = unseal(question.refreshToken);
  const { clientId, endpoint } = question;
  const answer = await awsCall(
    calls,
    {
      service: "sso-oidc",
      endpoint,
      credentials: null,
      carries: "token",
      bundle: calls.bundle(),
      proxy: question.proxy,
      sent: [clientSecret, refreshToken],
    },
    async (sdk) => (await import("./sso-oidc-client.ts")).createToken(sdk, { clientId, clientSecret, refreshToken }),
  );
  if (answer.kind === "failure") return { kind: "failure", failure: answer.failure };
  const { accessToken, expiresIn = 0, refreshToken: next } = answer.output;
  if (accessToken === undefined)
    return { kind: "failure", failure: { kind: "bad-answer", code: null, message: "the answer holds no token" } };
  const expiresAt = isoSeconds(new Date(Date.now() + expiresIn * 1000));
  return writtenBack(cache, refreshed(cache.token, accessToken, expiresAt, next), {
    kind: "token",
    token: seal(accessToken),
    expiresAt,
  });
}

const KEPT = ["clientId", "clientSecret", "registrationExpiresAt"] as const;

/** The fields of tokens.py, SSOTokenProvider._attempt_create_token (botocore 1.44.5), in its order; no other is kept. */
function refreshed(cached: CachedToken, accessToken: string, expiresAt: string, next: string | undefined): CachedToken {
  return {
    startUrl: cached.startUrl,
    region: cached.region,
    accessToken,
    expiresAt,
    ...Object.fromEntries(KEPT.map((name) => [name, cached[name]])),
    ...(next === undefined ? {} : { refreshToken: next }),
  };
}
