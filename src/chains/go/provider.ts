import type { SigningCredentials } from "../../model/question.ts";
import type { Holding, SdkError } from "../../model/resolution.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, deeperUntilRaised, raise } from "../../walk/walk.ts";
import { namedOr, refreshFailed } from "./errors.ts";

/** aws.CredentialsProvider: chosen by LoadDefaultConfig, asked by the first Retrieve. */
export interface Provider {
  readonly why: string;
  readonly holding: Holding;
  /** Wrapped in aws.CredentialsCache as soon as it is made, which shows in the words of its errors. */
  readonly cached?: true;
  retrieve(): Walk<SigningCredentials>;
}

/** Every chosen provider ends up in a CredentialsCache: its errors are "failed to refresh cached credentials, …". */
export const foundIn = (provider: Provider): StepResult => ({ kind: "found", found: asFound(provider) });

const asFound = ({ why, holding, retrieve }: Provider): Found => ({
  why,
  holding,
  freeze: () => rewording(retrieve(), (error) => namedOr("*fmt.wrapError", refreshFailed(error))),
});

/** A walk whose raises are put into other words. */
export function* rewording<T>(walk: Walk<T>, words: (error: SdkError) => SdkError): Walk<T> {
  const ended = yield* deeperUntilRaised(walk);
  return ended.kind === "returned" ? ended.value : yield* raise(words(ended.error));
}
