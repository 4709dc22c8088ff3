import type { Answer, Failure, FailureKind, Question } from "../model/question.ts";
import { UNKNOWN_CREDENTIALS } from "../walk/unknown-credentials.ts";

/** What the world outside may have answered when an error was printed: nobody knows, so each is tried. */
export type SupposedOutside = () => (question: Question) => Answer;

const assumed: Answer = { kind: "assumed", because: "offline" };

/**
 * The worlds that a text leaves open: all exchanges worked; AWS refused one of them (the first, the second, …) with the
 * code that the text names; one could not be reached; a program failed. Metadata is not there, or it is.
 */
export function supposedOutsides(text: string): readonly SupposedOutside[] {
  const failures = failuresIn(text);
  return [
    () => () => assumed,
    () => withMetadata,
    ...failures.flatMap((failure) => [0, 1, 2].map((turn) => failingAt(turn, failure, () => assumed))),
    ...failures.map((failure) => failingAt(0, failure, withMetadata)),
    ...failures.map((failure) => () => () => ({ kind: "failure", failure }) satisfies Answer),
    () => expired,
    () => (question) => (question.kind === "process" ? INCOMPLETE : assumed),
  ];
}

/** Keys that are past their time as they come: a program may print such. */
function expired(question: Question): Answer {
  if (question.kind !== "process") return assumed;
  return { kind: "credentials", credentials: { ...UNKNOWN_CREDENTIALS, expiration: "2000-01-01T00:00:00Z" } };
}

const INCOMPLETE: Answer = { kind: "incomplete", missing: ["SecretAccessKey"], version: "1" };

/** An instance with a role, whose keys are not known. */
function withMetadata(question: Question): Answer {
  if (question.kind !== "metadata") return assumed;
  switch (question.ask) {
    case "role":
      return { kind: "text", text: "role" };
    case "region":
    case "zone":
    case "document":
      return { kind: "failure", failure: NOT_FOUND };
    case "token":
    case "credentials":
      return assumed;
  }
}

const NOT_FOUND: Failure = { kind: "http-status", code: "404", message: "not found" };

/** The exchange of that number fails, all others are as told; what is asked of the instance does not count. */
const failingAt =
  (turn: number, failure: Failure, others: (question: Question) => Answer): SupposedOutside =>
  () => {
    let count = 0;
    return (question) => {
      if (question.kind === "metadata") return others(question);
      const fails = count === turn;
      count += 1;
      return fails ? { kind: "failure", failure } : others(question);
    };
  };

/** Failures that a text may tell of, by its own words; then those that an SDK may keep to itself. */
function failuresIn(text: string): readonly Failure[] {
  const named = refusalIn(text);
  return [
    ...(named === null ? [] : [named]),
    ...UNNAMED.filter(([pattern]) => pattern.test(text)).map(([, failure]) => failure),
    ...SILENT,
  ];
}

/** What AWS said, by its code, or by the sentence that goes with it. */
function refusalIn(text: string): Failure | null {
  const code = AWS_CODE.exec(text)?.[0];
  if (code !== undefined) {
    const kind = KIND_OF_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? "denied";
    return { kind, code, message: messageAfter(text, code) };
  }
  for (const [pattern, kind, named] of SENTENCES) {
    const said = pattern.exec(text)?.[0];
    if (said !== undefined) return { kind, code: named, message: said };
  }
  return null;
}

const SENTENCES: readonly (readonly [RegExp, FailureKind, string])[] = [
  [/User: \S+ is not authorized to perform: .*/, "denied", "AccessDenied"],
  [/The security token included in the request is expired/, "expired", "ExpiredToken"],
  [/The security token included in the request is invalid/, "invalid-key", "InvalidClientTokenId"],
  [/Session token not found or invalid/, "denied", "UnauthorizedException"],
  // botocore's own words for it.
  [
    /The SSO session associated with this profile has expired or is otherwise invalid/,
    "denied",
    "UnauthorizedException",
  ],
  [/\d+ validation errors? detected: .*/, "invalid-request", "ValidationError"],
];

const AWS_CODE =
  /\b(?:AccessDenied|Unauthorized|Forbidden|ExpiredToken|RequestExpired|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|IncompleteSignature|InvalidIdentityToken|IDPRejectedClaim|ValidationError|InvalidRequest|InvalidGrant|RegionDisabled|Throttling)(?:Exception)?\b/;

const KIND_OF_CODE: readonly (readonly [RegExp, FailureKind])[] = [
  [/^ExpiredToken|^RequestExpired/, "expired"],
  [/^InvalidClientTokenId|^UnrecognizedClient|^SignatureDoesNotMatch/, "invalid-key"],
  [/^ValidationError|^InvalidRequest|^IncompleteSignature/, "invalid-request"],
  [/^InvalidGrant/, "aws-error"],
];

/** What follows a code is the service's own sentence. */
function messageAfter(text: string, code: string): string {
  const rest = text.slice(text.indexOf(code) + code.length);
  return (/^\W*(?:when calling the \w+ operation: )?([^\n]*)/.exec(rest)?.[1] ?? "").trim();
}

const failure = (kind: FailureKind, code: string | null, message = ""): Failure => ({ kind, code, message });

const UNNAMED: readonly (readonly [RegExp, Failure])[] = [
  [/ENOTFOUND|getaddrinfo|no such host|resolve|dns|UnknownHost|name or service/i, failure("unknown-host", "ENOTFOUND")],
  [
    /connect|unreachable|ECONN|ENETUNREACH|dispatch|socket|timed? ?out|retriev|metadata|endpoint|send/i,
    failure("refused", "ECONNREFUSED"),
  ],
  [
    /connect|unreachable|ENETUNREACH|EHOSTUNREACH|dispatch|metadata|retriev|endpoint/i,
    failure("no-route", "ENETUNREACH"),
  ],
  [/\b404\b|non.?200|status/i, failure("http-status", "404", "not found")],
  [/status|exit|process|command|fail/i, failure("exit-status", "1")],
  [/not found|no such file|ENOENT|127|process|command/i, failure("not-found", "ENOENT")],
  [/json|pars|unexpected|expecting|decode|process|version|invalid|payload/i, failure("bad-answer", null)],
  [/mfa|multi.?factor|token ?code|EOF|terminal/i, failure("no-terminal", null)],
];

/** JavaScript v3 and the chains that go on print nothing of what failed on the way. */
const SILENT: readonly Failure[] = [
  failure("denied", "AccessDenied"),
  failure("refused", "ECONNREFUSED"),
  failure("exit-status", "1"),
  failure("bad-answer", null),
];
