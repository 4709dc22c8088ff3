import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { areAddressesOf } from "../../walk/are-addresses-of.ts";
import { ASKED_ONCE } from "../../walk/retry-policy.ts";
import { type Asking, type Walk, raise } from "../../walk/walk.ts";
import { type Secret, seal } from "../../vault/secret.ts";
import { type Configured, secretVariable } from "../../walk/configured.ts";
import { failureKind } from "../../walk/failure-kind.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";
import { heldIn, isDocument, missingIn } from "../../walk/lent-document.ts";
import { tried } from "../../walk/tried.ts";
import { foundCredentials } from "../../walk/holdings.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { type PhpSession, trueVariable } from "./session.ts";

const RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
const ADDRESS = "http://169.254.170.2";

/** CredentialProvider::shouldUseEcs: the variable that makes the chain ask a container, and the metadata service never. */
export const containerVariable = (session: PhpSession): Configured | null =>
  trueVariable(session, RELATIVE) ?? trueVariable(session, FULL);

/** CredentialProvider::ecsCredentials as a link of the chain. */
export function* container(session: PhpSession): Walk<StepResult> {
  if (containerVariable(session) === null) return { kind: "absent", why: "no container variable is set" };
  return yield* containerCredentials(session);
}

/** EcsCredentialProvider (3.376.2); as a role's source it is asked without a variable, too, at its address's root (golden `open-00437`). */
export function* containerCredentials(session: PhpSession): Walk<StepResult> {
  const relative = trueVariable(session, RELATIVE);
  const full = trueVariable(session, FULL);
  const where = (relative ?? full)?.provenance ?? null;
  const url = relative === null && full !== null ? full.text : `${ADDRESS}${relative?.text ?? ""}`;
  if (!(yield* isCompatible(url)))
    return yield* raise(session.fault("bad-setting", `Uri '${url}' contains an unsupported host.`, where));
  const authorization = (yield* authorizationOf(session)) ?? userIn(url);
  if (!/^https?:/i.test(url)) {
    const message = `${failed(0)} (The scheme '${url.split(":")[0]}' is not supported.)`;
    return yield* raise(session.fault("bad-setting", message, where));
  }
  const question = { kind: "container" as const, url, authorization, attempts: 1 };
  const provenance = where ?? { kind: "default" as const };
  const answer = yield* tried(question, ASKED_ONCE);
  // `isset($decoded['AccessKeyId'])` alone (set `hand-lent`).
  if (isDocument(answer) && missingIn(answer, ["AccessKeyId"]) !== undefined)
    return yield* raise(
      session.fault("denied", `${failed(0)} (Unexpected container metadata credentials value)`, where),
    );
  const credentials = isDocument(answer)
    ? heldIn(answer)
    : yield* credentialsIn(answer, (failure) => {
        const isAnswered = failure.kind === "http-status" || failure.kind === "bad-answer";
        return session.fault(failureKind(failure), `${failed(isAnswered ? 0 : 3)} (${failure.message})`, where);
      });
  const why = `${relative !== null ? RELATIVE : full !== null ? FULL : "the container service's own address"} names a container credentials endpoint`;
  return {
    kind: "found",
    found: foundCredentials(
      credentials,
      why,
      { kind: "container", url, provenance },
      [relative, full].flatMap((set) => (set === null ? [] : [set.provenance])),
    ),
  };
}

/** Whom the URL names, as curl sends it where there is no token (goldens `mut-d-php-container-user*`). */
function userIn(url: string): Secret | null {
  const { username, password } = URL.canParse(url) ? new URL(url) : { username: "", password: "" };
  if (username === "" && password === "") return null;
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return seal(`Basic ${Buffer.from(pair).toString("base64")}`);
}

/** Only a connection that fails is tried again, three times more; no answer is. */
const failed = (attempts: number): string =>
  `Error retrieving credentials from container metadata after attempt ${attempts}/3`;

/** `isCompatibleUri`: `https` in small letters anywhere; else a container's address, or a name or address of this machine. */
function* isCompatible(url: string): Asking<boolean> {
  const match = /^(?:([a-z][a-z0-9+.-]*):)?\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]*)(?::\d*)?(?:[/?#]|$)/i.exec(url);
  if (match?.[1] === "https") return true;
  const host = (match?.[2] ?? "").replace(/^\[|\]$/g, "");
  if (["169.254.170.2", "169.254.170.23", "fd00:ec2::23"].includes(host)) return true;
  return yield* leadsHere(host);
}

/** CredentialsUtils::isLoopBackAddress(gethostbyname(…)): a name is looked up. */
export function* leadsHere(host: string): Asking<boolean> {
  if (host.toLowerCase() === "localhost" || host === "::1") return true;
  if (host === "" || host.includes(":") || /^\d+(?:\.\d+){3}$/.test(host)) return isLoopback(host);
  // An address may be one number.
  if (/^[1-9]\d*$/.test(host)) return Math.floor(Number(host) / 2 ** 24) === 127;
  return (yield* areAddressesOf(host, isLoopback)) === true;
}

const isLoopback = (address: string): boolean => /^127(?:\.\d{1,3}){3}$/.test(address);

/** The token file goes before the variable; what is no header's value is refused (Guzzle's MessageTrait). */
function* authorizationOf(session: PhpSession): Walk<Secret | null> {
  const file = trueVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  const value = secretVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN");
  const token = file === null ? (value?.secret ?? null) : yield* tokenIn(session, file);
  if (token?.hasLineBreak !== true) return token;
  const where = file?.provenance ?? value?.provenance ?? null;
  return yield* raise(
    sdkError("bad-setting", "InvalidArgumentException", "the authorization token is not valid header value.", where),
  );
}

function* tokenIn(session: PhpSession, { text: path, provenance }: Configured): Walk<Secret> {
  const view = session.snapshot.file(fromWorkingFolder(path, session.snapshot));
  if (view.state !== "text") {
    const message = `Failed to read authorization token from '${path}': no such file or directory.`;
    return yield* raise(session.fault("token-missing", message, provenance));
  }
  if (view.text.length > 0) return view.text;
  const message = `Invalid authorization token read from \`${path}\`. Token file is empty!`;
  return yield* raise(session.fault("token-missing", message, provenance));
}
