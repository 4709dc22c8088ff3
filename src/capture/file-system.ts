/** What capture needs of a file system: `node:fs` has it, memfs too. */
export interface FileSystem {
  statSync(path: string): FileSystemStatus;
  /** Undefined for what is not there: an error made for it costs more than the look. One that throws all the same will do. */
  statSync(path: string, options: { readonly throwIfNoEntry: false }): FileSystemStatus | undefined;
  readFileSync(path: string): Uint8Array;
  /** Names; with `withFileTypes` entries that tell their kind. */
  readdirSync(path: string, options?: { readonly withFileTypes: true }): readonly unknown[];
  /** Needed only to look into another process. */
  readlinkSync?(path: string): string;
}

export interface FileSystemStatus {
  isDirectory(): boolean;
  isFile(): boolean;
  readonly size: number;
  readonly mode?: number;
  readonly uid?: number;
  readonly mtimeMs?: number;
}
