import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { variable } from "../../model/provenance.ts";
import type { Answer, Failure, SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { areAddressesOf } from "../../walk/are-addresses-of.ts";
import { type Asking, type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { callFailed, goError, plainError, triedOut, within, worded, exhausted } from "./errors.ts";
import { notDecoded, notJson } from "./lent-document.ts";
import type { Provider } from "./provider.ts";
import { type GoSession, secretVariable } from "./session.ts";
import { CONTAINER_RETRIES } from "./retry-policies.ts";
import { heldIn } from "../../walk/lent-document.ts";
import { tried } from "../../walk/tried.ts";
import { asksAgain } from "../../walk/retry-policy.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { exchangedLater } from "../../walk/holdings.ts";

const RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
const TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
const TOKEN_FILE = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

/** The container's endpoint, the relative one first; null: neither variable is set. A host that may not be called is refused at load. */
export function* containerProvider(session: GoSession): Walk<Provider | null> {
  const relative = setVariable(session, RELATIVE);
  if (relative !== null) return provider(session, `http://169.254.170.2${relative.text}`, relative);
  const full = setVariable(session, FULL);
  if (full === null) return null;
  const complaint = yield* hostComplaint(full.text);
  if (complaint !== null) yield* raise(goError("bad-setting", "*errors.errorString", complaint, full.provenance));
  return provider(session, full.text, full);
}

/** https goes anywhere; http to loopback and the ECS and EKS addresses only. */
function* hostComplaint(url: string): Asking<string | null> {
  const match = /^(?:([a-z][a-z0-9+.-]*):)?\/\/(?:[^@/?#]*@)?(?:\[([^\]]*)\]|([^:/?#]*))/i.exec(url);
  const host = match?.[2] ?? match?.[3] ?? "";
  if (host === "") return "unable to parse host from local HTTP cred provider URL";
  if (match?.[1]?.toLowerCase() !== "http") return null;
  if (isNear(host)) return null;
  const isName = !/^[\d.]+$|:/.test(host);
  const leadsNear = isName ? yield* areAddressesOf(host, isNear) : false;
  if (leadsNear === null) return `failed to resolve host "${host}", lookup ${host}: no such host`;
  return leadsNear ? null : `invalid endpoint host, "${host}", only loopback/ecs/eks hosts are allowed`;
}

const isNear = (host: string): boolean =>
  isLoopback(host) || ["169.254.170.2", "169.254.170.23", "fd00:ec2::23"].includes(host.toLowerCase());

const isLoopback = (host: string): boolean =>
  /^127(?:\.\d{1,3}){3}$/.test(host) || host === "::1" || host.toLowerCase() === "localhost";

function provider(session: GoSession, url: string, named: Configured): Provider {
  const where = named.provenance;
  return {
    why: `${where.kind === "variable" ? where.name : "a variable"} names a container credentials endpoint`,
    holding: exchangedLater(
      [{ kind: "container", url, provenance: where }],
      where,
      [RELATIVE, FULL].filter((name) => session.snapshot.variables.has(name)).map(variable),
    ),
    cached: true,
    *retrieve() {
      const authorization = yield* authorizationOf(session);
      const question = { kind: "container", url, authorization, attempts: 1 } as const;
      return yield* given(yield* tried(question, CONTAINER_RETRIES), url, named);
    },
  };
}

/** The file goes before the value; a line end in either is refused. */
function* authorizationOf(session: GoSession): Walk<Secret | null> {
  const file = setVariable(session, TOKEN_FILE);
  const token = file === null ? secretVariable(session, TOKEN) : yield* tokenIn(session, file);
  if (token?.hasLineBreak === true)
    yield* raise(
      plainError(
        "bad-setting",
        "failed to load credentials, resolve auth token: authorization token contains invalid newline sequence",
        file?.provenance ?? variable(TOKEN),
      ),
    );
  return token === null || token.length === 0 ? null : token;
}

function* tokenIn(session: GoSession, file: Configured): Walk<Secret> {
  const view = session.snapshot.file(fromWorkingFolder(file.text, session.snapshot));
  if (view.state === "text") return view.text;
  const message = `failed to load credentials, resolve auth token: failed to read authorization token from ${file.text}: open ${file.text}: no such file or directory`;
  return yield* raise(plainError("token-missing", message, file.provenance));
}

/** endpointcreds.Provider: fields that are missing from the answer are taken as empty. */
function* given(answer: Answer, url: string, named: Configured): Walk<SigningCredentials> {
  switch (answer.kind) {
    case "credentials":
    case "incomplete": {
      const fault = notDecoded(answer, named.provenance);
      if (fault !== null) return yield* raise(worded("failed to load credentials, ", notDeserialized(fault)));
      return heldIn(answer);
    }
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure": {
      const { failure } = answer;
      if (failure.kind === "bad-answer") {
        const fault = notDeserialized(notJson(failure, named.provenance));
        return yield* raise(worded("failed to load credentials, ", fault));
      }
      const error =
        failure.kind === "http-status" || failure.kind === "denied"
          ? refusedByEndpoint(failure, named)
          : triedOut(callFailed(failure, url, named.provenance), CONTAINER_RETRIES);
      return yield* raise(worded("failed to load credentials, ", error));
    }
    case "token":
    case "text":
      throw new Error(`container answered with ${answer.kind}`);
  }
}

/** smithy.DeserializationError round what the decoder says. */
const notDeserialized = (fault: SdkError): SdkError =>
  within(
    "*smithy.DeserializationError",
    worded("deserialization failed, failed to deserialize json response, ", fault),
  );

function refusedByEndpoint(failure: Failure, { provenance }: Configured): SdkError {
  const kind = failure.kind === "denied" ? "denied" : "unreachable";
  const error = goError(kind, "*client.EndpointError", `: ${failure.message}`, provenance);
  return asksAgain(CONTAINER_RETRIES, failure) ? exhausted(error, CONTAINER_RETRIES) : error;
}
