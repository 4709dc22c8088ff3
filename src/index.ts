import type { NetworkOptions as AllNetworkOptions } from "./answer/network.ts";
import { type Machine, capture } from "./capture/capture.ts";
import { chainOf } from "./diagnose/chain-of.ts";
import { diagnose as diagnoseSnapshot } from "./diagnose/diagnose.ts";
import type { Outside } from "./model/outside.ts";
import type { SdkId } from "./model/sdk.ts";
import type { Snapshot } from "./model/snapshot.ts";
import { type Document, documentOf } from "./report/json.ts";
import type { CodeArguments } from "./walk/chain.ts";

export type { Document } from "./report/json.ts";
export type { Machine } from "./capture/capture.ts";
export type { FileSystem } from "./capture/file-system.ts";
export { capture } from "./capture/capture.ts";
export type { Change, Severity } from "./model/finding.ts";
export type { Snapshot } from "./model/snapshot.ts";
export type { Outside } from "./model/outside.ts";
export type { Answer, Failure, Question, SigningCredentials } from "./model/question.ts";
export type { Identity, Principal } from "./model/identity.ts";
export type { Provenance } from "./model/provenance.ts";
export type { SdkId, SourceId, ErrorKind } from "./model/sdk.ts";
export type { PlanNode, StsConnection, Verdict } from "./model/resolution.ts";
export type { CodeKeys } from "./model/code-keys.ts";
export type { CodeArguments } from "./walk/chain.ts";
export { Secret } from "./vault/secret.ts";

/** A machine to diagnose; what is left out is empty, never this process's own. */
export interface DiagnoseOptions {
  /** Environment variables: pass `process.env` for this process's own. Left out: none. */
  readonly environment?: Machine["environment"];
  /** `node:fs`, memfs, or anything with `statSync`, `readFileSync`, `readdirSync`. It is only read. */
  readonly fs: Machine["fs"];
  /** How paths are written and where files are looked for. Left out: "posix". */
  readonly platform?: Machine["platform"];
  /** The account's home folder, for SDKs that ask the system, and where HOME is not set. Left out: "/". */
  readonly home?: string;
  /** The working folder. Left out: "/". */
  readonly cwd?: string;
  /** Milliseconds since 1970, by which tokens and keys are expired or not. Left out: now. */
  readonly now?: number;
  /** Whose chain is walked. Left out: "boto3". */
  readonly sdk?: SdkId;
  /** What the program gives in code: a profile, a region, keys. Left out: nothing, and no terminal for an MFA code. */
  readonly code?: Partial<CodeArguments>;
  /**
   * Who answers what files cannot, or who is made for this machine: `openNetwork`, or one's own. Left out or null: offline;
   * what would be asked is taken for granted, and stands in `assumed`.
   */
  readonly outside?: Outside | ((snapshot: Snapshot) => Outside | Promise<Outside>) | null;
}

/**
 * Which credentials win on a machine, why, what is shadowed, and who they are: the document of `awswho --json`.
 *
 * Nothing is written, no process global but the clock is read, and no secret is in the document. What is wrong with the
 * machine, down to an error that the SDK raises, is told in the document and not thrown.
 *
 * @throws RangeError where `sdk` is no SDK's id
 *
 * @example
 * const document = await diagnose({ environment: process.env, fs, home: os.homedir(), cwd: process.cwd() });
 * if (document.outcome === "credentials") console.log(document.credentials?.source, document.credentials?.provenance);
 */
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
  const outside = typeof options.outside === "function" ? await options.outside(snapshot) : (options.outside ?? null);
  return documentOf(await diagnoseSnapshot(snapshot, { chain, code, outside }));
}

/** How the world is asked: with nothing but `snapshot` given, calls are made, and no process is started and no file written. */
export type NetworkOptions = Pick<AllNetworkOptions, "snapshot"> & Partial<AllNetworkOptions>;

/**
 * The world as it is, for `outside`: AWS, metadata services, processes. Loaded only when it is asked for. Calls go where
 * the SDK would send them; what AWS refuses and what cannot be reached is an answer, and not thrown.
 *
 * @example
 * const outside = (snapshot: Snapshot) => openNetwork({ snapshot, timeoutSeconds: 10 });
 * const { identity } = await diagnose({ environment: process.env, fs, outside });
 */
export async function openNetwork(options: NetworkOptions): Promise<Outside> {
  const { openNetwork: open } = await import("./answer/network.ts");
  return open({
    allowRefresh: false,
    terminal: false,
    timeoutSeconds: 30,
    runProcesses: false,
    environment: {},
    ...options,
  });
}
