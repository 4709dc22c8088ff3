import type { Provenance } from "../../model/provenance.ts";
import type { Question, SigningCredentials } from "../../model/question.ts";
import type { Found } from "../../walk/chain.ts";
import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { type Configured, secretVariable, setVariable } from "../js-v2/configured.ts";
import { credentialsFor } from "../jvm/exchange.ts";
import { failureKind } from "../jvm/errors.ts";
import { containerUrl, isAllowedHost } from "../read/container.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { exchangedLater } from "../ruby/holdings.ts";
import { argumentException, serviceException } from "./errors.ts";
import type { DotnetSession } from "./session.ts";

/** URIBasedRefreshingCredentialHelper: five requests, whatever fails. */
const FIVE: RetryPolicy = { attempts: 5, again: new Set(["any"]) };

/** GenericContainerCredentials: the host is looked at when it is made, all else comes with the first use. */
export function* containerNamed(session: DotnetSession, named: Configured): Walk<Found> {
  const url = containerUrl(session, named);
  const where = named.provenance;
  if (!isAllowedHost(url)) {
    const message = `Cannot fetch credentials from container - the full URI contains an invalid host: ${named.text}`;
    return yield* raise(argumentException("bad-setting", message, where));
  }
  const node = { kind: "container" as const, url, provenance: where };
  return {
    why: "a container credentials endpoint is named",
    holding: exchangedLater([node], where, [where], null),
    *freeze(): Walk<SigningCredentials> {
      const authorization = yield* authorizationOf(session);
      return yield* asked({ kind: "container", url, authorization, attempts: 1 }, where);
    },
  };
}

const unretrieved = (message: string): string => `Unable to retrieve credentials. Message = "${message}".`;

const asked = (question: Question, where: Provenance): Walk<SigningCredentials> =>
  credentialsFor(question, FIVE, {
    failed: (failure) => serviceException(failureKind(failure), unretrieved(failure.message), where),
    incomplete: (missing) =>
      serviceException("denied", unretrieved(`the answer has no ${missing[0] ?? "keys"}`), where),
  });

/** A file's text before the variable; either without a line break. */
function* authorizationOf(session: DotnetSession): Walk<Secret | null> {
  const file = setVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  const value = secretVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN");
  const where = file?.provenance ?? value?.provenance ?? null;
  const view = file === null ? null : session.snapshot.file(fromWorkingFolder(file.text, session.snapshot));
  if (view !== null && view.state !== "text")
    return yield* raise(
      serviceException("token-missing", unretrieved(`Could not find file '${file?.text ?? ""}'.`), where),
    );
  const token = view === null ? (value?.secret ?? null) : view.text;
  if (token?.hasLineBreak !== true) return token;
  const message = unretrieved("Authorization token must not contain the newline sequence.");
  return yield* raise(serviceException("bad-setting", message, where));
}
