import type { Machine } from "../capture/capture.ts";
import type { Monitoring } from "../observe/open-monitoring.ts";
import type { Disk } from "../repair/disk.ts";
import type { Outside } from "../model/outside.ts";
import type { StsConnection } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { CodeLanguage } from "../model/code-site.ts";
import type { FileReading } from "./file-sites.ts";
import type { Options } from "./options.ts";

/** A stream that a report or a progress line is written to. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Columns; null: no terminal. */
  readonly columns: number | null;
}

export interface OutsideRequest extends Pick<Options, "allowRefresh" | "allowCanary" | "timeout"> {
  /** Found out only when the first call is made. */
  readonly caBundle: () => StsConnection["caBundle"];
  /** Calls at once; left out: few. */
  readonly jobs?: number;
  /** Seconds for one call; left out: all that the run has. */
  readonly callTimeout?: number;
  /** May a `credential_process` be started? Left out: yes. */
  readonly runProcesses?: boolean;
}

/** How a started command ended, or why it did not start. */
export type CommandEnd =
  | { readonly kind: "ended"; readonly code: number }
  | { readonly kind: "killed"; readonly signal: number }
  | { readonly kind: "not-started"; readonly code: string };

export interface Writing {
  /** A new file; with `replace` also in the place of another. False: there is one already. */
  create(path: string, text: string, replace: boolean): boolean;
  append(path: string, text: string): void;
}

/** All that a command may touch: streams injected, so that a transcript needs no process. */
export interface World {
  readonly machine: Machine;
  /** This machine, where `machine` is another (--from, --pid): a project's own files lie here. Left out: it is the same. */
  readonly here?: Machine;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdinIsTerminal: boolean;
  readonly version: string;
  /** The file of awswho's that was started: grammars are looked for from where it lies. */
  program(): string;
  /** Threads that read the machine's code, with what reads where they end; left out: there are none. */
  openSiteWorkers?(languages: readonly CodeLanguage[], instead: FileReading): Promise<FileReading>;
  /** Starts a command in this one's place and waits for it; its streams are this one's own, its environment too but for what is given. */
  start(command: readonly string[], environment?: Readonly<Record<string, string>>): Promise<CommandEnd>;
  /** A port for the reports of a program's SDKs. */
  openMonitoring(receive: (bytes: Uint8Array) => void): Promise<Monitoring>;
  /** The files that a command of ours may write: a diagnosis writes none. */
  readonly writing: Writing;
  /** Where `doctor --fix` writes. Nothing else does. */
  readonly disk: Disk;
  /** All that is piped in, or typed until its end. */
  readInput(): string;
  /** A line typed by the person; empty: none came. */
  ask(question: string): Promise<string>;
  /** Loaded only when a command goes online. */
  openOutside(snapshot: Snapshot, request: OutsideRequest, machine: Machine): Promise<Outside>;
}
