/** What capture needs of a file system: `node:fs` has it, memfs too. */
export interface FileSystem {
  statSync(path: string): FileSystemStatus;
  readFileSync(path: string): Uint8Array;
  readdirSync(path: string): readonly unknown[];
}

export interface FileSystemStatus {
  isDirectory(): boolean;
  isFile(): boolean;
  readonly size: number;
  readonly mode?: number;
  readonly uid?: number;
  readonly mtimeMs?: number;
}
