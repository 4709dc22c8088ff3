/** What capture needs of a file system: `node:fs` has it, memfs too. */
export interface FileSystem {
  statSync(path: string): { isDirectory(): boolean; isFile(): boolean; readonly size: number };
  readFileSync(path: string): Uint8Array;
  readdirSync(path: string): readonly unknown[];
}
