import { type Machine, capture } from "./capture/capture.ts";
import { chainOf } from "./diagnose/chain-of.ts";
import { diagnose as diagnoseSnapshot } from "./diagnose/diagnose.ts";
import type { SdkId } from "./model/sdk.ts";
import { type Document, documentOf } from "./report/json.ts";
import type { CodeArguments } from "./walk/chain.ts";
import type { Outside } from "./model/outside.ts";
import type { NetworkOptions } from "./answer/network.ts";

export type { Document } from "./report/json.ts";
export type { Machine } from "./capture/capture.ts";
export type { FileSystem } from "./capture/file-system.ts";
export type { NetworkOptions } from "./answer/network.ts";
export { capture } from "./capture/capture.ts";
export type { Snapshot } from "./model/snapshot.ts";
export type { Outside } from "./model/outside.ts";
export type { Answer, Failure, Question, SigningCredentials } from "./model/question.ts";
export type { Identity, Principal } from "./model/identity.ts";
export type { Provenance } from "./model/provenance.ts";
export type { SdkId, SourceId, ErrorKind } from "./model/sdk.ts";
export type { Verdict } from "./model/resolution.ts";
export type { CodeArguments, CodeKeys } from "./walk/chain.ts";
export { Secret } from "./vault/secret.ts";

/** A machine to diagnose; what is left out is empty, never this process's own. */
export interface DiagnoseOptions {
  /** Environment variables: pass `process.env` for this process's own. */
  readonly environment?: Machine["environment"];
  /** `node:fs`, memfs, or anything with `statSync`, `readFileSync`, `readdirSync`. */
  readonly fs: Machine["fs"];
  readonly platform?: Machine["platform"];
  /** The account's home folder, for when HOME is not set. */
  readonly home?: string;
  readonly cwd?: string;
  /** Milliseconds since 1970; default: now. */
  readonly now?: number;
  readonly sdk?: SdkId;
  /** What the program gives in code. */
  readonly code?: Partial<CodeArguments>;
  /** Who answers questions; null or left out: offline. */
  readonly outside?: Outside | null;
}

/** Which credentials win on a machine, why, what is shadowed, and who they are: the document of `awswho --json`. */
export async function diagnose(options: DiagnoseOptions): Promise<Document> {
  const snapshot = capture({
    environment: options.environment ?? {},
    fs: options.fs,
    platform: options.platform ?? "posix",
    systemHome: options.home ?? "/",
    cwd: options.cwd ?? "/",
    now: options.now ?? Date.now(),
  });
  const chain = await chainOf(options.sdk ?? "boto3");
  const code = { profile: null, region: null, keys: null, terminal: false, ...options.code };
  return documentOf(await diagnoseSnapshot(snapshot, { chain, code, outside: options.outside ?? null }));
}

/** The world as it is, for `outside`: AWS, metadata services, processes. Loaded only when it is asked for. */
export async function openNetwork(options: NetworkOptions): Promise<Outside> {
  return (await import("./answer/network.ts")).openNetwork(options);
}
