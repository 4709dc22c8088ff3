import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Answer, SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Secret } from "../../vault/secret.ts";
import { areAddressesOf } from "../../walk/are-addresses-of.ts";
import { type Asking, type Walk, raise } from "../../walk/walk.ts";
import { awserr } from "./errors.ts";
import { decodedIn } from "./lent-document.ts";
import { type GoV1Session, environment, firstSecretOf } from "./session.ts";
import { RETRIES } from "./retry-policies.ts";
import { isDocument } from "../../walk/lent-document.ts";
import { tried } from "../../walk/tried.ts";
import type { Configured } from "../../walk/configured.ts";

const FULL_URI = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
export const RELATIVE_URI = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";

/** The full one goes first, the other way round than in other SDKs (defaults.RemoteCredProvider). */
export function containerUrl(session: GoV1Session): Configured | null {
  const full = environment(session, FULL_URI);
  if (full !== null) return full;
  const relative = environment(session, RELATIVE_URI);
  return relative === null ? null : { ...relative, text: `http://169.254.170.2${relative.text}` };
}

/** endpointcreds: whatever fails is CredentialsEndpointError. */
export function* containerCredentials(session: GoV1Session, url: Configured): Walk<SigningCredentials> {
  const fault = yield* hostFault(url);
  if (fault !== null) yield* raise(failed(url, fault));
  const authorization = yield* authorizationOf(session, url);
  const { attempts } = RETRIES.container;
  const answer = yield* tried(
    { kind: "container", url: url.text, authorization, attempts },
    RETRIES.container,
    isUnread,
  );
  switch (answer.kind) {
    case "credentials":
    case "incomplete": {
      const held = decodedIn(answer);
      return held ?? (yield* raise(failed(url, "failed to load credentials", "the date of expiry is not RFC 3339")));
    }
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure":
      return yield* raise({
        ...failed(url, "failed to load credentials", answer.failure.message),
        kind: answer.failure.kind === "http-status" ? "denied" : "unreachable",
      });
    case "token":
    case "text":
      throw new Error(`container answered with ${answer.kind}`);
  }
}

/** request.ErrCodeSerialization is tried again. */
const isUnread = (answer: Answer): boolean => isDocument(answer) && decodedIn(answer) === null;

const failed = ({ provenance }: Configured, message: string, cause?: string): SdkError =>
  awserr("bad-setting", "CredentialsEndpointError", message, provenance, cause);

/** Plain http goes to this machine and the container addresses only; a name counts as what it resolves to. */
function* hostFault({ text, provenance }: Configured): Asking<string | null> {
  if (provenance.kind === "variable" && provenance.name === RELATIVE_URI) return null;
  const [, scheme = "", host = ""] = /^([a-z][a-z0-9+.-]*):\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]*)/i.exec(text) ?? [];
  if (host === "") return "unable to parse host from local HTTP cred provider URL";
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  if (scheme.toLowerCase() !== "http" || isNear(name)) return null;
  const leadsNear = /^[\d.]+$|:/.test(name) ? false : yield* areAddressesOf(name, isNear);
  if (leadsNear === null) return `failed to resolve host "${host}", lookup ${host}: no such host`;
  return leadsNear ? null : `invalid endpoint host, "${host}", only loopback/ecs/eks hosts are allowed.`;
}

const isNear = (host: string): boolean =>
  /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host) ||
  ["localhost", "::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23"].includes(host);

/** The file goes before the variable; a line end in either is refused (golden `ecs-full-token-file-newline`). */
function* authorizationOf(session: GoV1Session, url: Configured): Walk<Secret | null> {
  const file = environment(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  const token =
    file === null
      ? (firstSecretOf(session, ["AWS_CONTAINER_AUTHORIZATION_TOKEN"])?.secret ?? null)
      : yield* tokenIn(session, file);
  if (token?.hasLineBreak === true) {
    const cause = "authorization token contains invalid newline sequence";
    yield* raise(failed(url, "failed to load credentials", cause));
  }
  return token === null || token.length === 0 ? null : token;
}

function* tokenIn({ snapshot }: GoV1Session, file: Configured): Walk<Secret> {
  const view = snapshot.file(fromWorkingFolder(file.text, snapshot));
  if (view.state === "text") return view.text;
  const cause = `get authorization token: failed to read authorization token from ${file.text}`;
  return yield* raise({ ...failed(file, "failed to load credentials", cause), kind: "token-missing" });
}
