import { isDocument, pairIn } from "../../walk/lent-document.ts";
import { firstLineSecret } from "../../parse/first-line-secret.ts";
import { holdsCrLf } from "../../parse/holds-crlf.ts";
import type { StepResult } from "../../walk/chain.ts";
import { ipAddress } from "../../parse/ip-range.ts";
import { areAddressesOf } from "../../walk/are-addresses-of.ts";
import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { tried } from "../../walk/tried.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { type Configured, secretVariable, setVariable } from "../../walk/configured.ts";
import { foundCredentials } from "../../walk/holdings.ts";
import { fileText } from "../flat/file-text.ts";
import { curlUrl } from "./curl-url.ts";
import type { CppSession } from "./session.ts";

const RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

/** Either makes the chain ask a container, and the metadata service never, be the variable of use or not. */
export const containerVariable = (session: CppSession): Configured | null =>
  setVariable(session, RELATIVE) ?? setVariable(session, FULL);

/** DefaultRetryStrategy(1, 1000): once more after a server's fault. */
const ONCE_MORE: RetryPolicy = { attempts: 2, again: new Set(["429", "5xx"]) };

/** GeneralHTTPCredentialsProvider. */
export function* container(session: CppSession): Walk<StepResult> {
  const named = containerVariable(session);
  if (named === null) return { kind: "absent", why: "no container variable is set" };
  const where = named.provenance;
  const url = yield* usableUrl(session, named);
  if (url === null)
    return yield* raise(session.fault("bad-setting", `${named.text} leads neither to https nor near`, where));
  const answer = yield* tried(
    { kind: "container", url, authorization: yield* authorizationOf(session), attempts: 1 },
    ONCE_MORE,
  );
  const credentials = answer.kind === "assumed" ? UNKNOWN_CREDENTIALS : isDocument(answer) ? pairIn(answer) : null;
  if (credentials === null) return yield* raise(session.fault("denied", `${url} gives no credentials`, where));
  const relative = setVariable(session, RELATIVE);
  const triggers = [relative, setVariable(session, FULL)].flatMap((set) => (set === null ? [] : [set.provenance]));
  const why = `${relative === null ? FULL : RELATIVE} names a container credentials endpoint`;
  return {
    kind: "found",
    found: foundCredentials(credentials, why, { kind: "container", url, provenance: where }, triggers),
  };
}

/** ShouldCreateGeneralHTTPProvider: a relative one begins with a slash; http goes near only, and a name's addresses are looked at. */
function* usableUrl(session: CppSession, named: Configured): Walk<string | null> {
  const host = hostIn(named.text);
  if (setVariable(session, RELATIVE) !== null || isNear(host)) return plainlyUsable(session, named);
  if (!isHttps(named.text) && !(ipAddress(host) === null && (yield* areAddressesOf(host, isNear)) === true))
    return null;
  return curlUrl(named.text);
}

/** The same without a look at addresses. */
function plainlyUsable(session: CppSession, { text }: Configured): string | null {
  if (setVariable(session, RELATIVE) !== null) return text.startsWith("/") ? `http://169.254.170.2${text}` : null;
  return isHttps(text) || isNear(hostIn(text)) ? curlUrl(text) : null;
}

const isHttps = (text: string): boolean => /^https:\/\//i.test(text);

/** Whether the chain makes a client for a container, before it is asked for anything. */
export function hasContainerClient(session: CppSession): boolean {
  const named = containerVariable(session);
  return named !== null && plainlyUsable(session, named) !== null;
}

/**
 * What stands up to a colon, be it a user's name with the sign behind it (golden `mut-d-php-container-user-alone`); numbers in
 * other forms are the address that they mean (golden `odd-00108`).
 */
function hostIn(text: string): string {
  const host = /^(?:[a-z]+:\/\/)?(\[[^\]]*\]|[^:/?]*)/i.exec(text.trim())?.[1] ?? "";
  return !host.includes("@") && URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : host;
}

/** The last octet of 127.0.0.0 alone is looked at: 127.0.1.1 is not near. `localhost` leads to such ones everywhere. */
const isNear = (host: string): boolean =>
  ["localhost", "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]", "[::1]"].includes(host) ||
  /^127\.0\.0\.(?:\d\d?|1\d\d|2[0-4]\d|25[0-5])$/.test(host);

/**
 * A file that is named goes before the value; one that cannot be read, or is empty, ends it. A line feed is sent along, and
 * ends the header (golden `rs-container-token-newline`); one in Windows' form is refused (golden `odd-00074`).
 */
function* authorizationOf(session: CppSession): Walk<Secret | null> {
  const file = setVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  if (file !== null) return firstLineSecret(yield* fileText(session, file.text, file.provenance));
  const value = secretVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN");
  if (value === null) return null;
  if (!holdsCrLf(value.secret)) return firstLineSecret(value.secret);
  return yield* raise(session.fault("bad-setting", "the authorization token holds a line end", value.provenance));
}
