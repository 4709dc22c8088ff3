import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Answer, SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { type Configured, secretVariable, setVariable } from "../../walk/configured.ts";
import { callFailed, processDies, providerFailure } from "./errors.ts";
import { type JsV2Session, notInTheChain } from "./session.ts";
import { cannotRead } from "./shared-files.ts";
import { RETRIES } from "./retry-policies.ts";
import { isDocument, pairIn } from "../../walk/lent-document.ts";
import { tried } from "../../walk/tried.ts";
import { foundCredentials } from "../../walk/holdings.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

/**
 * ECSCredentials (RemoteCredentials): before the profile's process and web identity, unlike in any other SDK; the
 * relative variable first. If it fails the chain goes on, to the metadata service at last.
 */
export function* container(session: JsV2Session): Walk<StepResult> {
  const relative = setVariable(session, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  const full = setVariable(session, "AWS_CONTAINER_CREDENTIALS_FULL_URI");
  const named = relative ?? full;
  const skipped = notInTheChain(session, named);
  if (skipped !== null) return skipped;
  if (named === null) return { kind: "absent", why: "no container variable is set" };
  const url = relative === null ? yield* allowed(named) : `http://169.254.170.2${relative.text}`;
  const where = named.provenance;
  const authorization = yield* authorizationOf(session, full);
  if (!url.startsWith("http"))
    yield* raise(unreachable(`https:// is put before what does not begin with http: https://${url}`, named));
  const question = { kind: "container", url, authorization, attempts: 1 } as const;
  const credentials = yield* given(yield* tried(question, RETRIES.metadata), named);
  return {
    kind: "found",
    found: foundCredentials(
      credentials,
      `${where.kind === "variable" ? where.name : "a variable"} names a container credentials endpoint`,
      { kind: "container", url, provenance: where },
      [relative, full].filter((value) => value !== null).map(({ provenance }) => provenance),
    ),
  };
}

const HOSTS = ["localhost", "127.0.0.1", "169.254.170.23"];

/**
 * https anywhere; http to three names. That check knows capitals and blanks, the request after it does not (http.js,
 * AWS.Endpoint; golden `j2-full-host-4`).
 */
function* allowed(named: Configured): Walk<string> {
  const match = /^([a-z][a-z0-9+.-]*:)(?:\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]*))?/i.exec(named.text.trim());
  const protocol = match?.[1]?.toLowerCase();
  const host = (match?.[2] ?? "").toLowerCase();
  if (protocol !== "http:" && protocol !== "https:")
    yield* raise(
      refused(
        `Unsupported protocol:  AWS.RemoteCredentials supports http:,https: only; ${protocol ?? "null"} requested.`,
        named,
      ),
    );
  if (protocol === "http:" && !HOSTS.includes(host))
    yield* raise(
      refused(
        `Unsupported hostname: AWS.RemoteCredentials only supports ${HOSTS.join(",")} for http:; http://${host.replace(/[[\]]/g, "")} requested.`,
        named,
      ),
    );
  return named.text;
}

const refused = (message: string, { provenance }: Configured): SdkError =>
  providerFailure("ECS", "bad-setting", message, provenance);

const unreachable = (message: string, { provenance }: Configured): SdkError =>
  providerFailure("ECS", "unreachable", message, provenance);

/**
 * Asked for only with the full URL or a token file; the value goes before the file. A file that is not there, and a
 * token that is no header (a line end in it), are thrown where nobody hears: the program dies (`ecs-full-token-file-*`).
 */
function* authorizationOf(session: JsV2Session, full: Configured | null): Walk<Secret | null> {
  const file = setVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  if (full === null && file === null) return null;
  const value = secretVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN");
  const token = value?.secret ?? (file === null ? null : yield* tokenIn(session, file));
  if (token?.hasLineBreak === true)
    yield* raise(
      processDies(
        "bad-setting",
        'Invalid character in header content ["Authorization"]',
        value?.provenance ?? file?.provenance ?? null,
      ),
    );
  return token === null || token.length === 0 ? null : token;
}

function* tokenIn({ snapshot }: JsV2Session, file: Configured): Walk<Secret> {
  const view = snapshot.file(fromWorkingFolder(file.text, snapshot));
  if (view.state === "text") return view.text;
  return yield* raise(processDies("token-missing", cannotRead(view, file.text).message, file.provenance));
}

function* given(answer: Answer, { provenance }: Configured): Walk<SigningCredentials> {
  if (answer.kind === "assumed") return UNKNOWN_CREDENTIALS;
  if (isDocument(answer)) {
    // formatCreds: the three that sign must be there, and not empty; the date need not.
    const pair = pairIn(answer);
    if (pair !== null && (pair.sessionToken?.length ?? 0) > 0) return pair;
    return yield* raise(providerFailure("ECS", "unreachable", "Response data is not in valid format", provenance));
  }
  return yield* credentialsIn(answer, (failure) => callFailed(failure, provenance));
}
