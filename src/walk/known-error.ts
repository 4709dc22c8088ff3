import type { ErrorKind, SdkId } from "../model/sdk.ts";

/**
 * What an error is about. Beside the faults of an SDK's own: that nothing was found; the time of day; and what is no
 * question of credentials at all, whoever asked.
 */
export type KnownErrorKind = ErrorKind | "nothing-found" | "clock" | "other";

/** A sentence that an SDK, CLI or service says, with its values taken out, and what it means. */
export interface KnownError {
  readonly id: string;
  /** Who says so; none: a tool that finds its credentials in a way of its own. */
  readonly sdks: readonly SdkId[];
  /** The tool whose words these are, where it is not the SDK itself that says so. */
  readonly tool?: string;
  readonly pattern: RegExp;
  readonly kind: KnownErrorKind;
  /** What it means, in a sentence for a newcomer; `$1`… are the values that the pattern caught. */
  readonly says: string;
  /** Which of the values is the account that is wanted, where the text tells of one. */
  readonly wantedAccount?: number;
  /** It stands around another sentence, which tells the cause. */
  readonly isFrame?: true;
  /** Where the words come from, if from no SDK: any may carry them. */
  readonly origin?: "aws" | "network";
  /** The language whose own words these are: any program that is written in it may say them. */
  readonly language?: string;
}

/** Known errors of the SDKs that say the same sentences. */
export const saidBy =
  (...sdks: readonly SdkId[]) =>
  (id: string, pattern: RegExp, kind: KnownErrorKind, says: string): KnownError => ({
    id,
    sdks,
    pattern,
    kind,
    says,
  });

export const inWordsOf = (language: string, known: KnownError): KnownError => ({ ...known, language });

export const framing = (known: KnownError): KnownError => ({ ...known, isFrame: true });
