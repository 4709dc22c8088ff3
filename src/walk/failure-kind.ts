import type { Failure } from "../model/question.ts";
import type { ErrorKind } from "../model/sdk.ts";
import { refusalKind } from "./refusal-kind.ts";
import { isUnreached } from "./unreached.ts";

/** Whether somebody answered and said no, or nobody was reached. */
export const failureKind = (failure: Failure): ErrorKind =>
  isUnreached(failure) ? "unreachable" : refusalKind(failure.kind);
