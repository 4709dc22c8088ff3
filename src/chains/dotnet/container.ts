import type { Provenance } from "../../model/provenance.ts";
import type { Answer, Failure, Question, SigningCredentials } from "../../model/question.ts";
import type { Found } from "../../walk/chain.ts";
import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { type Configured, secretVariable, setVariable } from "../../walk/configured.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";
import { heldIn, isDocument } from "../../walk/lent-document.ts";
import { tried } from "../../walk/tried.ts";
import { failureKind } from "../../walk/failure-kind.ts";
import { firstLineSecret } from "../../parse/first-line-secret.ts";
import { holdsCrLf } from "../../parse/holds-crlf.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import { argumentException, clientException, serviceException } from "./errors.ts";
import { dateFault, keyFault } from "./lent-document.ts";
import { timeOf } from "./time-of.ts";
import type { DotnetSession } from "./session.ts";

const RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

/** The variable that makes the chain ask a container, and the metadata service never; the relative one goes first. */
export const containerVariable = (session: DotnetSession): Configured | null =>
  setVariable(session, RELATIVE) ?? setVariable(session, FULL);

/** URIBasedRefreshingCredentialHelper: five requests, whatever fails. */
const FIVE: RetryPolicy = { attempts: 5, again: new Set(["any"]) };

/** GenericContainerCredentials: the host is looked at when it is made, all else comes with the first use. */
export function* containerNamed(session: DotnetSession, named: Configured): Walk<Found> {
  const url = containerUrl(session, named);
  const where = named.provenance;
  if (!isAllowedUrl(url)) {
    const message = `Cannot fetch credentials from container - the full URI contains an invalid host: ${named.text}`;
    return yield* raise(argumentException("bad-setting", message, where));
  }
  const node = { kind: "container" as const, url, provenance: where };
  return {
    why: "a container credentials endpoint is named",
    holding: exchangedLater([node], where, [where], null),
    *freeze(): Walk<SigningCredentials> {
      const authorization = yield* authorizationOf(session);
      const scheme = schemeOf(url);
      if (!/^https?$/.test(scheme))
        return yield* raise(
          serviceException("bad-setting", unretrieved(`The '${scheme}' scheme is not supported.`), where),
        );
      return yield* asked(session, { kind: "container", url, authorization, attempts: 1 }, where);
    },
  };
}

/** On Unix a path alone is the URL of a file (golden `rs-container-full-path-only`). */
const schemeOf = (url: string): string =>
  url.startsWith("/") ? "file" : (/^[a-z][a-z\d+.-]*/i.exec(url)?.[0] ?? "").toLowerCase();

/** Of what is not https the host is looked at, if it has one, whatever the scheme (golden `mut-chains-container-ftp`). */
const isAllowedUrl = (url: string): boolean =>
  isPath(url) || isAllowedHost(url.replace(/^(?!https:)[a-z][a-z\d+.-]*:/i, "http:"));

/** Two slashes begin a server's name, and none has a colon (golden `odd-00097`). */
const isPath = (url: string): boolean => /^\/(?!\/[^/]*:)/.test(url);

const HOSTS = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23", "localhost", "::1"];

function isAllowedHost(url: string): boolean {
  if (/^https:/i.test(url)) return true;
  // As System.Uri does, it makes an address of one number, or of fewer than four (goldens `odd-00108`, `odd-third-00018`).
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, "") : "";
  return HOSTS.includes(host) || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** The relative variable's path on the container's own address, or the full one as it is. */
function containerUrl(session: DotnetSession, { text }: Configured): string {
  if (setVariable(session, RELATIVE) === null) return text;
  return `http://169.254.170.2${text.startsWith("/") ? "" : "/"}${text}`;
}

const unretrieved = (message: string): string => `Unable to retrieve credentials. Message = "${message}"`;

function* asked(session: DotnetSession, question: Question, where: Provenance): Walk<SigningCredentials> {
  const { now, timeZone } = session.snapshot;
  const isUnread = (answer: Answer): boolean => isDocument(answer) && dateFault(answer, timeZone()) !== null;
  const answer = yield* tried(question, FIVE, isUnread);
  if (!isDocument(answer))
    return yield* credentialsIn(answer, (failure) =>
      serviceException(failureKind(failure), unretrieved(wordsOf(failure)), where),
    );
  const fault = dateFault(answer, timeZone());
  if (fault !== null) return yield* raise(serviceException("denied", unretrieved(fault), where));
  const keys = keyFault(answer, where);
  if (keys !== null) return yield* raise(keys);
  const held = heldIn(answer);
  // No date is one of the year 1.
  if (held.expiration !== null && timeOf(held.expiration, timeZone()) > now) return held;
  return yield* raise(clientException("denied", "The retrieved credentials have already expired", where));
}

const wordsOf = ({ kind, code, message }: Failure): string =>
  kind === "http-status" ? `Response status code does not indicate success: ${code ?? ""}.` : message;

/**
 * A file's text before the variable. Of line breaks only CR LF is refused: what ends a file is a line feed (golden
 * `ecs-full-token-file-newline`). Another is sent as it is, and ends the header (golden `20261128-00020`).
 */
function* authorizationOf(session: DotnetSession): Walk<Secret | null> {
  const file = setVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  const value = secretVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN");
  const where = file?.provenance ?? value?.provenance ?? null;
  const view = file === null ? null : session.snapshot.file(fromWorkingFolder(file.text, session.snapshot));
  if (view !== null && view.state !== "text")
    return yield* raise(
      serviceException("token-missing", unretrieved(`Could not find file '${file?.text ?? ""}'.`), where),
    );
  if (view !== null) return firstLineSecret(view.text);
  const token = value?.secret ?? null;
  if (token === null) return null;
  if (!holdsCrLf(token)) return firstLineSecret(token);
  const message = unretrieved("Authorization token must not contain the newline sequence.");
  return yield* raise(serviceException("bad-setting", message, where));
}
