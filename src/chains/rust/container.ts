import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Answer, SigningCredentials } from "../../model/question.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { isDocument } from "../../walk/lent-document.ts";
import { tried } from "../../walk/tried.ts";
import { areAddressesOf } from "../../walk/are-addresses-of.ts";
import { type Asking, type Walk, raise } from "../../walk/walk.ts";
import { type Secret, Secret as SecretValue } from "../../vault/secret.ts";
import { invalidConfiguration, providerError, unhandled } from "./errors.ts";
import { flawOf, refusalOf } from "./lent-document.ts";
import { openedSecret } from "./opened-secret.ts";
import { CONTAINER_RETRIES } from "./retry-policies.ts";
import type { RustSession } from "./session.ts";
import { type Configured, environment, plainVariable } from "../../walk/configured.ts";
import { foundCredentials } from "../../walk/holdings.ts";

const ADDRESS = "169.254.170.2";
const ADDRESSES = [ADDRESS, "169.254.170.23", "fd00:ec2::23", "::1", "localhost"];

/** EcsCredentialsProvider: the relative variable goes before the full one; the token is read before either is looked at. */
export function* container(session: RustSession): Walk<StepResult> {
  const authorization = yield* authorizationOf(session);
  const relative = plainVariable(session, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  const full = plainVariable(session, "AWS_CONTAINER_CREDENTIALS_FULL_URI");
  const named = relative ?? full;
  if (named === null) return { kind: "absent", why: "ECS provider not configured: no container variable is set" };
  const url = relative === null ? yield* fullUrl(named) : yield* relativeUrl(named);
  const where = named.provenance;
  const answer = yield* tried({ kind: "container", url, authorization, attempts: 1 }, CONTAINER_RETRIES, isUnread);
  const credentials = yield* given(answer, where);
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

/** The file goes before the value (golden `ecs-full-token-both`); neither is trimmed. */
function* authorizationOf(session: RustSession): Walk<Secret | null> {
  const file = plainVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  const value = environment(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN");
  const token =
    file !== null
      ? yield* openedSecret(session.snapshot.file(fromWorkingFolder(file.text, session.snapshot)), file)
      : value instanceof SecretValue
        ? value
        : null;
  if (token?.hasLineBreak !== true) return token;
  const message = "the auth token could not be used as an HTTP header value. failed to parse header value";
  return yield* raise(invalidConfiguration("bad-setting", message, file?.provenance ?? null));
}

function* relativeUrl({ text, provenance }: Configured): Walk<string> {
  if (text === "")
    yield* raise(
      invalidConfiguration("bad-setting", "invalid relative URI for ECS provider (empty string): ", provenance),
    );
  // Without a slash before it, only a host alone, or a whole URL, is a URI to it (golden `truth-4-00042`).
  if (/^[^/:]+\//.test(text)) {
    const message = `invalid relative URI for ECS provider (invalid format): ${text}`;
    yield* raise(invalidConfiguration("bad-setting", message, provenance));
  }
  return `http://${ADDRESS}${text.startsWith("/") ? text : "/"}`;
}

/** https anywhere, http to loopback and the two container services only. */
function* fullUrl({ text, provenance }: Configured): Walk<string> {
  if (/^https:\/\/[^/]/i.test(text)) return text;
  const fault = yield* plainHttpFault(text);
  if (fault === null) return text;
  return yield* raise(
    invalidConfiguration("bad-setting", `invalid full URI for ECS provider (${fault}): ${text}`, provenance),
  );
}

function* plainHttpFault(text: string): Asking<string | null> {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?(?:\[([^\]]*)\]|([^:/?#]*))/i.exec(text);
  const host = (match?.[1] ?? match?.[2] ?? "").toLowerCase();
  if (match === null) return text.startsWith("/") ? "URI did not specify a host" : "URI was invalid";
  if (host === "") return "URI was invalid";
  if (isNear(host)) return null;
  const leadsNear = /^[\d.]+$|:/.test(host) ? false : yield* areAddressesOf(host, isNear);
  if (leadsNear === null) return "failed to perform DNS lookup while validating URI";
  return leadsNear ? null : "URI did not refer to an allowed IP address";
}

const isNear = (host: string): boolean => ADDRESSES.includes(host) || /^127(?:\.\d{1,3}){3}$/.test(host);

/** HttpCredentialRetryClassifier: what cannot be read is asked for again; what says no is not. */
const isUnread = (answer: Answer): boolean =>
  isDocument(answer)
    ? refusalOf(answer) === null && flawOf(answer) !== null
    : answer.kind === "failure" && answer.failure.kind === "bad-answer";

function* given(answer: Answer, where: Provenance): Walk<SigningCredentials> {
  switch (answer.kind) {
    case "credentials":
    case "incomplete": {
      const refusal = refusalOf(answer);
      if (refusal !== null) {
        const message = `failed to load credentials [${refusal.code}]: ${refusal.message}`;
        return yield* raise(providerError("denied", message, where));
      }
      const flaw = flawOf(answer);
      if (answer.kind === "credentials" && flaw === null) return answer.credentials;
      return yield* raise(unhandled("unreachable", flaw ?? "", where));
    }
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure": {
      const { kind, code, message } = answer.failure;
      const status = `Non-success status from HTTP credential provider: StatusCode(${code ?? ""})`;
      return yield* raise(
        kind === "http-status" || kind === "denied"
          ? providerError(kind === "denied" ? "denied" : "unreachable", status, where)
          : unhandled("unreachable", message, where),
      );
    }
    case "token":
    case "text":
      throw new Error(`container answered with ${answer.kind}`);
  }
}
