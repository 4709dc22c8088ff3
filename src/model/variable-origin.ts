import type { FileProvenance } from "./provenance.ts";

/** Where an environment variable came from: which process put it into the environment, and which line may have. */
export interface VariableOrigin {
  readonly name: string;
  /** The process that set it for its children; null: it cannot be told. */
  readonly setBy: ProcessMark | null;
  /** The eldest process that began with it; null: none above the one that asks. */
  readonly firstIn: ProcessMark | null;
  /** It was there when the first process of this machine or container began: its definition set it. */
  readonly sinceTheBeginning: boolean;
  /** Lines that set it to this very value. None is certain: that a shell has read the file is not known. */
  readonly lines: readonly FileProvenance[];
}

export interface ProcessMark {
  readonly pid: number;
  /** As the kernel has it: bash, aws-vault, python3. */
  readonly program: string;
}
