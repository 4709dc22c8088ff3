/** A block of Terraform in the working folder that says itself as whom it acts. */
export interface DecidingBlock {
  /** `provider "aws"`, `backend "s3"`. */
  readonly call: string;
  readonly file: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** The arguments that decide, by name. */
  readonly gives: readonly string[];
}
