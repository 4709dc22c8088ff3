import type { Answer } from "../model/question.ts";
import type { CachedToken, TokenCacheFile } from "./token-cache-file.ts";

/** The answer, once its token lies in the cache; a token that cannot be kept is told of, for the old one is spent. */
export function writtenBack(cache: TokenCacheFile, token: CachedToken, answer: Answer): Answer {
  try {
    cache.replace(token);
    return answer;
  } catch (error) {
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
    const message = `the refreshed token could not be written to its cache file (${code ?? "unknown"})`;
    return { kind: "failure", failure: { kind: "denied", code, message } };
  }
}
