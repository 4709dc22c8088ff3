import type { Failure } from "../model/question.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import type { CacheFiles } from "./cache-files.ts";

export type CachedToken = Readonly<Record<string, unknown>>;

/** A token's cache file, to be written back only if it still is what the walk has seen. */
export interface TokenCacheFile {
  readonly token: CachedToken;
  /** Atomically, mode kept: another program may read it at any moment. False: it had changed, and stays. */
  replace(token: CachedToken): boolean;
}

/** Null: the file is no longer what the walk has seen, so its refresh token may be spent. */
export function openTokenCacheFile(path: string, snapshot: Snapshot, files: CacheFiles): TokenCacheFile | null {
  const view = snapshot.file(path);
  if (view.state !== "text") return null;
  const seen = unseal(view.text);
  const token = objectIn(seen);
  if (token === null || textOf(path, files) !== seen) return null;
  return {
    token,
    replace(next) {
      if (textOf(path, files) !== seen) return false;
      replaceFile(path, JSON.stringify(next), files);
      return true;
    },
  };
}

export const CACHE_CHANGED: Failure = {
  kind: "no-refresh-allowed",
  code: "changed",
  message: "the token's cache file changed while awswho ran: it is left alone",
};

function objectIn(text: string): CachedToken | null {
  const json: unknown = JSON.parse(text);
  return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as CachedToken) : null;
}

function textOf(path: string, files: CacheFiles): string | null {
  try {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(files.readFileSync(path));
  } catch {
    return null;
  }
}

/** Beside the file, so that the rename stays on one file system (as JSONFileCache does, botocore utils.py, 1.44.5). */
function replaceFile(path: string, text: string, files: CacheFiles): void {
  const mode = files.statSync(path).mode & 0o777;
  const beside = `${path}.${process.pid}.tmp`;
  try {
    files.writeFileSync(beside, text, { mode, flag: "wx", flush: true });
    // The umask may have taken bits off.
    files.chmodSync(beside, mode);
    files.renameSync(beside, path);
  } catch (error) {
    try {
      files.unlinkSync(beside);
    } catch {
      // It never came to be.
    }
    throw error;
  }
}
