import type { Snapshot } from "../../model/snapshot.ts";
import { readCacheFile, textField } from "../../parse/token-cache.ts";

/** When a cached sign-in ends, as its file says; null: it does not say. */
export type CachedTokens = (path: string) => string | null;

/** Each file is read once: many profiles share a session. */
export function cachedTokens(snapshot: Snapshot): CachedTokens {
  const known = new Map<string, string | null>();
  return (path) => {
    const seen = known.get(path);
    if (seen !== undefined) return seen;
    const cache = readCacheFile(snapshot.file(path));
    const text = cache.state === "object" ? textField(cache.fields, "expiresAt") : null;
    known.set(path, text);
    return text;
  };
}
