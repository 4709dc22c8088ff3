import type { ErrorKind, SdkId } from "../model/sdk.ts";

/** A sentence that an SDK, CLI or service says, with its values taken out, and what it means. */
export interface KnownError {
  readonly id: string;
  /** Who says so. */
  readonly sdks: readonly SdkId[];
  /** The tool whose words these are, where it is not the SDK itself that says so. */
  readonly tool?: string;
  readonly pattern: RegExp;
  readonly kind: ErrorKind | "nothing-found";
  /** What it means, in a sentence for a newcomer; `$1`… are the values that the pattern caught. */
  readonly says: string;
  /** Which of the values is the account that is wanted, where the text tells of one. */
  readonly wantedAccount?: number;
}

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
