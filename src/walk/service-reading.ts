import type {
  Answer,
  CodePlace,
  DocumentFault,
  Failure,
  OddReply,
  PrintedKind,
  Question,
  SigningCredentials,
} from "../model/question.ts";
import { seal } from "../vault/secret.ts";
import { type LentDocument, heldIn, isDocument, missingIn } from "./lent-document.ts";

/*
 * What a client makes of an answer of AWS's, or of whoever answered in AWS's place, that is not as AWS answers (set
 * `hand-answered`). It is read once, whole and without judging, by src/answer; what each SDK minds in it is data here.
 */

export type IssuedField = "AccessKeyId" | "SecretAccessKey" | "SessionToken" | "Expiration";

/** Of credentials that STS, the portal or sign-in lends. */
export interface DocumentReading {
  /** What must stand there, if it be empty; a null is nothing. */
  readonly needs: readonly string[];
  /** What must be named there, if it be a null. */
  readonly names?: readonly string[];
  /** What may not be empty. */
  readonly fills?: readonly IssuedField[];
  /** Whether it can read this date; left out: it does not look. */
  readonly isDate?: (expiration: string, kind: PrintedKind | null) => boolean;
  /** It reads no further than the credentials: what breaks off behind them is whole. */
  readonly stopsEarly?: true;
}

/** Of the token that OIDC's CreateToken lends. */
export interface TokenReading {
  /** Of accessToken, expiresIn and refreshToken: those that must be there. */
  readonly needs: readonly string[];
  readonly isEmptyRefused?: true;
  /** Whether it takes this kind of a value for a number of seconds. */
  readonly isNumber: (kind: PrintedKind) => boolean;
  /** Whether a new token that lasts so many seconds is one; left out: any. */
  readonly isLasting?: (seconds: number) => boolean;
}

export interface ServiceReading {
  readonly sts: DocumentReading;
  /** Of a session for a token, where that differs. */
  readonly webIdentity?: DocumentReading;
  readonly portal: DocumentReading;
  readonly signIn?: DocumentReading;
  readonly token: TokenReading;
  /** A success without a body is a document without fields, but to STS's client. */
  readonly takesEmptyBody?: true;
  /** To STS's client any XML, and a success without a body, is a document without credentials. */
  readonly takesAnyXml?: true;
  /** The portal's names may be written in any case. */
  readonly anyCase?: true;
  /** What it makes of a refusal that is not told as the service tells it; left out: the code counts, wherever it stands. */
  readonly refusal?: (refusal: OddRefusal, ofSts: boolean) => Failure;
}

export type OddRefusal = Failure & { readonly reply: OddReply };

/** The answer as this client has it: whole, or a failure. */
export function asRead(reads: ServiceReading, question: Question, heard: Answer): Answer {
  const answer = withoutFields(reads, question, heard) ?? heard;
  if (answer.kind === "failure") return recoded(reads, question, answer.failure);
  if (answer.kind === "token") return question.kind === "sso-refresh-token" ? tokenRead(reads.token, answer) : answer;
  if (answer.kind === "incomplete" && answer.inAnyCase !== undefined && reads.anyCase === true)
    return asRead(reads, question, answer.inAnyCase);
  const reading = readingOf(reads, question);
  return reading === null || !isDocument(answer) ? answer : documentRead(reading, answer);
}

/** What is no document, but taken for one in which nothing stands; null: it is not. */
function withoutFields(
  { takesEmptyBody, takesAnyXml }: ServiceReading,
  { kind }: Question,
  heard: Answer,
): Answer | null {
  const reply = heard.kind === "failure" ? heard.failure.reply : undefined;
  if (reply === undefined || reply.status >= 300) return null;
  const { form, whole } = reply;
  if (kind.startsWith("assume-role"))
    return takesAnyXml === true && (form === "empty" || (whole && form !== "json"))
      ? { kind: "incomplete", missing: ["Credentials"], version: null }
      : null;
  if (takesEmptyBody !== true || form !== "empty") return null;
  if (kind === "sso-refresh-token")
    return { kind: "token", token: seal(""), expiresAt: null, missing: ["accessToken", "expiresIn", "refreshToken"] };
  const missing = kind === "sso-role-credentials" ? ["roleCredentials"] : ["accessToken", "expiresIn", "refreshToken"];
  return { kind: "incomplete", missing, version: null, held: NOTHING };
}

const NOTHING: SigningCredentials = {
  accessKeyId: "",
  secretAccessKey: seal(""),
  sessionToken: null,
  expiration: null,
  accountId: null,
};

function readingOf(reads: ServiceReading, { kind }: Question): DocumentReading | null {
  switch (kind) {
    case "assume-role":
      return reads.sts;
    case "assume-role-with-web-identity":
      return reads.webIdentity ?? reads.sts;
    case "sso-role-credentials":
      return reads.portal;
    case "login-refresh-token":
      return reads.signIn ?? reads.portal;
    default:
      return null;
  }
}

function documentRead(reading: DocumentReading, document: LentDocument): Answer {
  const fault = faultIn(reading, document);
  return fault === null ? { kind: "credentials", credentials: heldIn(document) } : minded(fault);
}

/** What no SDK finds anything in. */
const NOT_EVEN_THERE: readonly string[] = ["AssumeRoleResult", "AssumeRoleWithWebIdentityResult", "Credentials"];

function faultIn(
  { needs, names = [], fills = [], isDate, stopsEarly }: DocumentReading,
  document: LentDocument,
): DocumentFault | null {
  const held = heldIn(document);
  if (document.kind === "incomplete" && document.cut === true && stopsEarly !== true)
    return { how: "cut", field: null, value: null };
  const missing = missingIn(document, [...NOT_EVEN_THERE, ...needs]);
  if (missing !== undefined) return { how: "missing", field: missing, value: null };
  const unnamed = names.find((name) => document.kind === "incomplete" && document.missing.includes(name));
  if (unnamed !== undefined) return { how: "missing", field: unnamed, value: null };
  const empty = fills.find((name) => isEmpty(held, name));
  if (empty !== undefined) return { how: "empty", field: empty, value: null };
  const { expiration } = held;
  if (expiration === null || isDate === undefined) return null;
  return isDate(expiration, document.kinds?.Expiration ?? null)
    ? null
    : { how: "unreadable", field: "Expiration", value: expiration };
}

function isEmpty(held: ReturnType<typeof heldIn>, name: IssuedField): boolean {
  switch (name) {
    case "AccessKeyId":
      return (held.accessKeyId ?? "") === "";
    case "SecretAccessKey":
      return (held.secretAccessKey?.length ?? 0) === 0;
    case "SessionToken":
      return (held.sessionToken?.length ?? 0) === 0;
    case "Expiration":
      return (held.expiration ?? "") === "";
  }
}

function tokenRead(
  { needs, isEmptyRefused, isNumber, isLasting }: TokenReading,
  answer: Extract<Answer, { readonly kind: "token" }>,
): Answer {
  const missing = needs.find((name) => answer.missing?.includes(name) === true);
  if (missing !== undefined) return minded({ how: "missing", field: missing, value: null });
  if (isEmptyRefused === true && answer.token.length === 0)
    return minded({ how: "empty", field: "accessToken", value: null });
  const kind = answer.kinds?.expiresIn;
  // A text that is no numeral is a number to nobody.
  const isNone = kind === "text" && answer.lasts === undefined;
  if (kind !== undefined && (isNone || !isNumber(kind)))
    return minded({ how: "unreadable", field: "expiresIn", value: null });
  return answer.lasts === undefined || isLasting?.(answer.lasts) !== false
    ? answer
    : minded({ how: "over", field: "accessToken", value: null });
}

const minded = (fault: DocumentFault): Answer => ({
  kind: "failure",
  failure: { kind: "bad-answer", code: null, message: WORDS[fault.how](fault.field ?? "its document"), fault },
});

const WORDS: Readonly<Record<DocumentFault["how"], (field: string) => string>> = {
  missing: (field) => `the answer has no ${field}`,
  empty: (field) => `the ${field} in the answer is empty`,
  unreadable: (field) => `the ${field} in the answer cannot be read`,
  cut: () => "the answer breaks off",
  over: (field) => `the ${field} in the answer is over already`,
};

function recoded({ refusal }: ServiceReading, question: Question, failure: Failure): Answer {
  const { reply } = failure;
  if (refusal === undefined || reply === undefined || reply.status < 300) return { kind: "failure", failure };
  return { kind: "failure", failure: refusal({ ...failure, reply }, question.kind.startsWith("assume-role")) };
}

/** By the code at the first of these places where one stands, or by the status alone. */
export function codedAt(refusal: OddRefusal, places: readonly CodePlace[]): Failure {
  const { codes } = refusal.reply;
  const code = places.map((place) => codes[place]).find((named) => named !== undefined);
  return code === undefined ? byStatus(refusal) : { ...refusal, code };
}

export const byStatus = (refusal: OddRefusal): Failure => ({
  ...refusal,
  kind: refusal.reply.status === 429 ? "throttled" : "http-status",
  code: String(refusal.reply.status),
});

/** What cannot be read is none of the service's errors, whatever its status. */
export const unreadRefusal = ({ reply, message }: OddRefusal): Failure => ({
  kind: "bad-answer",
  code: null,
  message,
  reply,
});
