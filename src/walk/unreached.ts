import type { Failure, FailureKind } from "../model/question.ts";

const KINDS = ["unknown-host", "no-route", "refused", "timeout", "proxy", "tls"] as const satisfies FailureKind[];

/** A call that came to nobody: no answer, whatever it might have been. */
export type Unreached = Failure & { readonly kind: (typeof KINDS)[number] };

export const isUnreached = (failure: Failure): failure is Unreached => KINDS.some((kind) => kind === failure.kind);
