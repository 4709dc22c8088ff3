/** What writing a token cache back needs of a file system: `node:fs` has it, memfs too. */
export interface CacheFiles {
  readFileSync(path: string): Uint8Array;
  statSync(path: string): { readonly mode: number };
  writeFileSync(
    path: string,
    text: string,
    options: { readonly mode: number; readonly flag: "wx"; readonly flush?: boolean },
  ): void;
  chmodSync(path: string, mode: number): void;
  renameSync(from: string, to: string): void;
  unlinkSync(path: string): void;
}
