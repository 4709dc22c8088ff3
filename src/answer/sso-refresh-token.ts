import type { Answer, SsoRefreshQuestion } from "../model/question.ts";
import { unseal } from "../vault/secret.ts";
import { askService } from "./ask-service.ts";
import type { CacheFiles } from "./cache-files.ts";
import type { Calls } from "./open-calls.ts";
import { textIn } from "./json-object.ts";
import { bodyOf } from "./odd-reply.ts";
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
  const { answer, reply } = await askService(
    question,
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
  if (answer.kind !== "token" || answer.token.length === 0) return answer;
  const { token, expiresAt } = answer;
  const next = reply === null ? null : textIn(bodyOf(reply).json, "refreshToken");
  return writtenBack(cache, refreshed(cache.token, unseal(token), expiresAt ?? isoSeconds(new Date()), next), answer);
}

const KEPT = ["clientId", "clientSecret", "registrationExpiresAt"] as const;

/** The fields of tokens.py, SSOTokenProvider._attempt_create_token (botocore 1.44.5), in its order; no other is kept. */
function refreshed(cached: CachedToken, accessToken: string, expiresAt: string, next: string | null): CachedToken {
  return {
    startUrl: cached.startUrl,
    region: cached.region,
    accessToken,
    expiresAt,
    ...Object.fromEntries(KEPT.map((name) => [name, cached[name]])),
    ...(next === null ? {} : { refreshToken: next }),
  };
}
