import type { Answer, Failure, FailureKind, Question } from "../model/question.ts";
import { describeQuestion } from "../resolve/describe-question.ts";
import { type SupposedAnswer, serviceOf, supposedAnswers } from "./supposed-answers.ts";
import { supposedDocuments } from "./supposed-documents.ts";
import { METADATA_SERVICES, type MetadataService, withRole } from "./supposed-metadata.ts";
import { supposedOutputs } from "./supposed-process.ts";

/** What the world outside may have answered when an error was printed: nobody knows, so each is tried. */
export interface SupposedOutside {
  /** It differs from the others in what such a question is answered; null: in more. */
  readonly of: Question["kind"] | null;
  readonly answerer: () => (question: Question) => Answer;
  /** So rare that the kind of a fault alone does not speak for it: the text must have its words, or its exception's name. */
  readonly isRare?: true;
}

const assumed: Answer = { kind: "assumed", because: "offline" };

/** Nobody listens at the metadata service's address, as on most machines. */
const NO_METADATA: Failure = { kind: "no-route", code: "ENETUNREACH", message: "network is unreachable" };

const quiet = (question: Question): Answer =>
  question.kind === "metadata" ? { kind: "failure", failure: NO_METADATA } : assumed;

/** All exchanges work, and metadata is not there. */
export const quietOutside: SupposedOutside = { of: null, answerer: () => quiet };

/**
 * The worlds that a text leaves open: AWS refused an exchange (the first, the second, …) with the code that the text names;
 * one could not be reached; a program failed or printed something else. Metadata is not there, or it is.
 */
export function supposedOutsides(text: string): readonly SupposedOutside[] {
  const failures = failuresIn(text);
  const [usual, ...otherServices] = METADATA_SERVICES.map(withMetadata);
  const instance = usual ?? quietOutside.answerer();
  return [
    { of: "metadata", answerer: () => instance },
    ...failures.flatMap((failure) => turnsIn(text).map((turn) => failingAt(turn, failure, quiet))),
    ...failures.map((failure) => failingAt(0, failure, instance)),
    ...failures.map((failure): SupposedOutside => ({ of: null, answerer: () => () => ({ kind: "failure", failure }) })),
    ...otherServices.map((answerer): SupposedOutside => ({ of: "metadata", answerer: () => answerer })),
    ...supposedDocuments.flatMap((document) => [lentByInstance(document), lentByContainer(document)]),
    ...supposedAnswers(text).map(answeredOddly),
    ...supposedOutputs(text).map(
      (printed): SupposedOutside => ({
        of: "process",
        answerer: () => (question) => (question.kind === "process" ? printed : quiet(question)),
      }),
    ),
  ];
}

/** All that is asked of this service is answered so; what another lends for it is as it should be. */
const answeredOddly = ({ to, answer }: SupposedAnswer): SupposedOutside => ({
  of: null,
  isRare: true,
  answerer: () => (question) => (serviceOf(question) === to ? answer : quiet(question)),
});

const lentByInstance = (document: Answer): SupposedOutside => ({
  of: "metadata",
  isRare: true,
  answerer: () => (question) =>
    question.kind === "metadata" ? (question.ask === "credentials" ? document : withRole(question)) : assumed,
});

const lentByContainer = (document: Answer): SupposedOutside => ({
  of: "container",
  isRare: true,
  answerer: () => (question) => (question.kind === "container" ? document : quiet(question)),
});

const withMetadata =
  (service: MetadataService) =>
  (question: Question): Answer =>
    question.kind === "metadata" ? service(question) : assumed;

/** The exchange of that number fails, as often as it is asked for in a row; all others are as told, and the instance's do not count. */
const failingAt = (turn: number, failure: Failure, others: (question: Question) => Answer): SupposedOutside => ({
  of: null,
  answerer: () => {
    let count = -1;
    let last = "";
    return (question) => {
      if (question.kind === "metadata") return others(question);
      const asked = describeQuestion(question);
      if (asked !== last) count += 1;
      last = asked;
      return count === turn ? { kind: "failure", failure } : others(question);
    };
  },
});

/** Which exchange failed, the likeliest first: a role that is chained is not the first of all (golden `reported-duration-of-twelve-hours-on-a-chain`). */
const turnsIn = (text: string): readonly number[] => (/\brole chaining\b/.test(text) ? [1, 2, 0] : [0, 1, 2]);

/** Failures that a text may tell of, by its own words; then those that an SDK may keep to itself. */
function failuresIn(text: string): readonly Failure[] {
  const named = refusalIn(text);
  const proxy = proxyIn(text);
  return [
    ...(named === null ? [] : [named]),
    ...(proxy === null ? [] : [proxy]),
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

/** A proxy that could not be reached, as botocore and Ruby tell of it. */
function proxyIn(text: string): Failure | null {
  const proxy = /proxy\W[^\n]*?(\w+:\/\/[^\s"'<>]+)/i.exec(text)?.[1];
  return proxy === undefined ? null : { kind: "proxy", code: "ECONNREFUSED", message: "", proxy };
}

const SENTENCES: readonly (readonly [RegExp, FailureKind, string])[] = [
  [/User: \S+ is not authorized to perform: .*/, "denied", "AccessDenied"],
  [/The security token included in the request is expired/, "expired", "ExpiredToken"],
  [/The security token included in the request is invalid/, "invalid-key", "InvalidClientTokenId"],
  [/Session token not found or invalid/, "denied", "UnauthorizedException"],
  // The SDKs' own words for it.
  [
    /The SSO session associated with this profile has expired or is otherwise invalid/,
    "denied",
    "UnauthorizedException",
  ],
  [/(?:session has expired|credentials have changed).*reauthenticate/i, "denied", "AccessDeniedException"],
  [/\d+ validation errors? detected: .*/, "invalid-request", "ValidationError"],
];

const AWS_CODE =
  /\b(?:AccessDenied|Unauthorized|Forbidden|ExpiredToken|RequestExpired|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|IncompleteSignature|InvalidIdentityToken|IDPRejectedClaim|IDPCommunicationError|PackedPolicyTooLarge|MalformedPolicyDocument|ValidationError|InvalidRequest|InvalidGrant|RegionDisabled|(?:Request)?Thrott\w+?|EC2Throttled|TooManyRequests|\w*LimitExceeded|ProvisionedThroughputExceeded|TransactionInProgress|SlowDown|PriorRequestNotComplete|RequestTimeout|RequestTimeTooSkewed|RequestInTheFuture|InternalError|Unknown(?=: ))(?:Exception)?\b/;

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
