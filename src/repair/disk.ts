/** What a repair needs of a file system: `node:fs` has it, memfs too. */
export interface Disk {
  realpathSync(path: string): string;
  statSync(path: string): DiskStatus;
  readFileSync(path: string): Uint8Array;
  accessSync(path: string, mode: number): void;
  openSync(path: string, flags: string, mode?: number): number;
  writeSync(file: number, bytes: Uint8Array, offset: number): number;
  fchmodSync(file: number, mode: number): void;
  fchownSync(file: number, user: number, group: number): void;
  fstatSync(file: number): DiskStatus;
  fsyncSync(file: number): void;
  closeSync(file: number): void;
  renameSync(from: string, to: string): void;
  unlinkSync(path: string): void;
  chmodSync(path: string, mode: number): void;
}

export interface DiskStatus {
  isFile(): boolean;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly nlink: number;
}

/** access(2): may be written to. */
export const MAY_WRITE = 2;
