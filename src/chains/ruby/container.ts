import { type Provenance, variable } from "../../model/provenance.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { lineFeedSecret } from "../../parse/line-feed-secret.ts";
import { trimmedSecret } from "../../parse/trimmed-secret.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Answer, ContainerQuestion, SigningCredentials } from "../../model/question.ts";
import type { StepResult } from "../../walk/chain.ts";
import { isDocument, pairIn } from "../../walk/lent-document.ts";
import { tried } from "../../walk/tried.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { argumentError, ruby } from "./errors.ts";
import { dateFault, isNoJson, notParsed, PARSES } from "./lent-document.ts";
import { foundCredentials } from "../../walk/holdings.ts";
import { LOOKS, type Looker, containerRetries } from "./retry-policies.ts";
import { type RubySession, secretVariable } from "./session.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";

const RELATIVE_URI = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL_URI = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
const TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
const TOKEN_FILE = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

/** The variable that names the container's endpoint, the relative one first, though empty; null: neither is set. */
export const containerVariable = (session: RubySession): Configured | null =>
  plainVariable(session, RELATIVE_URI) ?? plainVariable(session, FULL_URI);

/** ECSCredentials: every failure of a request means no credentials; a host that may not be asked, and a bad token, raise. */
export function* container(session: RubySession, by: Looker = "chain"): Walk<StepResult> {
  const named = containerVariable(session);
  if (named === null) return { kind: "absent", why: `neither ${RELATIVE_URI} nor ${FULL_URI} is set` };
  const where = named.provenance;
  const name = nameOf(where);
  const url = name === RELATIVE_URI ? relativeUrl(named.text) : yield* fullUrl(named);
  // The token is read before a path that cannot be asked for is looked at (golden `truth-4-00094`).
  const authorization = yield* authorizationOf(session);
  const credentials =
    url === null || authorization === null
      ? null
      : yield* credentialsAt(
          { kind: "container", url, authorization: authorization === "none" ? null : authorization },
          by,
          where,
        );
  if (url === null || credentials === null)
    return { kind: "absent", why: "the container endpoint gives no credentials", provenance: where };
  const node = { kind: "container" as const, url, provenance: where };
  return {
    kind: "found",
    found: foundCredentials(credentials, `${name} names a container credentials endpoint`, node, [variable(name)]),
  };
}

/** Null: a request that failed, or a document without a pair. */
function* credentialsAt(question: ContainerQuestion, by: Looker, where: Provenance): Walk<SigningCredentials | null> {
  let answer = yield* tried(question, containerRetries(by), isNoJson);
  for (let look = LOOKS[by]; look < PARSES && isMisread(answer, where); look += 1) answer = yield question;
  if (isNoJson(answer)) return yield* raise(notParsed(where));
  if (answer.kind === "assumed") return UNKNOWN_CREDENTIALS;
  if (!isDocument(answer)) return null;
  const fault = dateFault(answer, where);
  return fault === null ? pairIn(answer) : yield* raise(fault);
}

const isMisread = (answer: Answer, where: Provenance): boolean =>
  isNoJson(answer) || (isDocument(answer) && dateFault(answer, where) !== null);

const nameOf = (where: Provenance): string => (where.kind === "variable" ? where.name : RELATIVE_URI);

/**
 * A whole URL is what the container's address is asked for: only its path counts there (goldens `odd-00120`, `odd-00133`).
 * Null: Net::HTTP refuses an empty path, and a server what does not begin with a slash (golden `reported-relative-without-slash`).
 */
function relativeUrl(whole: string): string | null {
  const path = whole.replace(/^https?:\/\/[^/?]*/i, "");
  return whole === "" || /^[^/?]/.test(path) ? null : `http://169.254.170.2${path}`;
}

const NOT_LOCAL =
  "AWS_CONTAINER_CREDENTIALS_FULL_URI must use a local loopback or an ECS or EKS link-local address when using the http scheme.";

/** https goes anywhere; http to loopback and the ECS and EKS addresses, or to a name all of whose addresses are such ones. */
function* fullUrl({ text, provenance }: Configured): Walk<string> {
  const refuse = (message: string) => raise(argumentError("bad-setting", message, provenance));
  const match = /^([a-z][a-z0-9+.-]*):\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]*)/i.exec(text);
  const scheme = match?.[1]?.toLowerCase();
  if (scheme === "https") return text;
  if (scheme !== "http") return yield* refuse(`'${text}' must be a valid HTTP or HTTPS URI`);
  const host = (match?.[2] ?? "").replace(/^\[|\]$/g, "").toLowerCase();
  return mayBeAsked(host) ? text : yield* refuse(NOT_LOCAL);
}

/** A name that has no address has none that is another, so it passes (`[].all?`). */
const mayBeAsked = (host: string): boolean =>
  /^127(?:\.\d{1,3}){3}$/.test(host) ||
  ["::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23"].includes(host) ||
  (host !== "" && !/^\d{1,3}(?:\.\d{1,3}){3}$|:/.test(host));

/** Null: a request with it fails; "none": there is none. */
type Authorization = Secret | "none" | null;

/** The file goes before the value, and is stripped. CR LF in either is refused; another line end no header can hold. */
function* authorizationOf(session: RubySession): Walk<Authorization> {
  const file = plainVariable(session, TOKEN_FILE);
  const token = file === null ? (secretVariable(session, TOKEN) ?? "none") : yield* tokenIn(session, file);
  if (token === null || token === "none") return token;
  if (lineFeedSecret(token).length < token.length)
    return yield* raise(invalidToken(file?.provenance ?? variable(TOKEN)));
  return token.hasLineBreak ? null : token;
}

const invalidToken = (where: Provenance) =>
  ruby(
    "bad-setting",
    "Aws::ECSCredentials::InvalidTokenError",
    "Invalid Authorization token: token contains a newline and carriage return character.",
    where,
  );

function* tokenIn(session: RubySession, { text, provenance }: Configured): Walk<Secret | null> {
  const view = session.snapshot.file(fromWorkingFolder(text, session.snapshot));
  if (view.state === "text") return trimmedSecret(view.text);
  if (view.state !== "absent") return null;
  const message = `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE is set but the file doesn't exist: ${text}`;
  return yield* raise(ruby("token-missing", "Aws::ECSCredentials::TokenFileReadError", message, provenance));
}
