import type { ErrorKind, SdkId } from "../model/sdk.ts";

/** A sentence that an SDK, CLI or service says, with its values taken out, and what it means. */
export interface KnownError {
  readonly id: string;
  /** Who says so. */
  readonly sdks: readonly SdkId[];
  readonly pattern: RegExp;
  readonly kind: ErrorKind | "nothing-found";
  /** What it means, in a sentence for a newcomer; `$1`… are the values that the pattern caught. */
  readonly says: string;
}

export const BOTOCORE: readonly SdkId[] = ["boto3", "aws-cli-v2", "aws-cli-v1"];
export const GO: readonly SdkId[] = ["go-v2", "terraform"];
export const EVERY_GO: readonly SdkId[] = [...GO, "go-v1"];

/** Known errors of the SDKs that say the same sentences. */
export const saidBy =
  (...sdks: readonly SdkId[]) =>
  (id: string, pattern: RegExp, kind: KnownError["kind"], says: string): KnownError => ({
    id,
    sdks,
    pattern,
    kind,
    says,
  });
