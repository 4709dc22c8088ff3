import { lentToJavaV1 } from "./lent-to-java-v1.ts";
import { javascriptTime } from "../../parse/javascript-time.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { StepResult } from "../../walk/chain.ts";
import { areAddressesOf } from "../../walk/are-addresses-of.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { NO_CONNECTION, illegalArgument, sdkClient } from "./errors.ts";
import { type JavaV1Session, secretVariable } from "./session.ts";
import { metadataTimeout } from "./metadata-timeout.ts";
import { exchanged } from "./exchanged.ts";
import { CONTAINER_RETRIES } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";

const RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

interface Endpoint {
  readonly named: Configured;
  readonly full: boolean;
}

/** The variable that makes EC2ContainerCredentialsProviderWrapper ask a container and never the metadata service. */
export const containerVariable = (session: JavaV1Session): Configured | null => endpointOf(session)?.named ?? null;

function endpointOf(session: JavaV1Session): Endpoint | null {
  const relative = plainVariable(session, RELATIVE);
  if (relative !== null) return { named: relative, full: false };
  const full = plainVariable(session, FULL);
  return full === null ? null : { named: full, full: true };
}

/** ContainerCredentialsProvider: the relative variable first; a token only with the full one. */
export function* container(session: JavaV1Session): Walk<StepResult> {
  const endpoint = endpointOf(session);
  if (endpoint === null) return { kind: "absent", why: "no container variable is set" };
  const { named, full } = endpoint;
  const where = named.provenance;
  if (full) yield* checkHost(session, named);
  const url = full ? named.text : `http://169.254.170.2${named.text}`;
  // java.net.URI takes no blank (goldens `odd-00195`, `odd-anew-00025`).
  if (/\s/.test(url)) yield* raise(sdkClient("bad-setting", `Illegal character in path: ${url}`, where));
  yield* metadataTimeout(session);
  const authorization = full ? yield* authorizationOf(session) : null;
  const credentials = yield* credentialsAt(url, authorization, named);
  const plan = [{ kind: "container" as const, url, provenance: where }];
  const triggers = [plainVariable(session, RELATIVE), plainVariable(session, FULL)].flatMap((value) =>
    value === null ? [] : [value.provenance],
  );
  return {
    kind: "found",
    found: {
      why: `${where.kind === "variable" ? where.name : "a variable"} names a container credentials endpoint`,
      holding: exchanged(credentials, plan, where, triggers, null),
      *freeze() {
        const { expiration } = credentials;
        if (expiration !== null && javascriptTime(expiration, "UTC") <= session.snapshot.now)
          yield* raise(sdkClient("token-expired", "The credentials received have been expired", where));
        return credentials;
      },
    },
  };
}

function* credentialsAt(url: string, authorization: Secret | null, named: Configured): Walk<SigningCredentials> {
  const answer = yield* tried({ kind: "container", url, authorization, attempts: 1 }, CONTAINER_RETRIES);
  switch (answer.kind) {
    case "credentials":
    case "incomplete": {
      const message = "Unable to load credentials. Access key or secret key are null.";
      return lentToJavaV1(answer) ?? (yield* raise(sdkClient("unreachable", message, named.provenance)));
    }
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure": {
      const message =
        answer.failure.kind === "http-status" ? `The requested metadata is not found at ${url}` : NO_CONNECTION;
      return yield* raise(sdkClient("unreachable", message, named.provenance));
    }
    case "token":
    case "text":
      throw new Error(`container answered with ${answer.kind}`);
  }
}

/** The value goes before the file (golden `ecs-full-token-both`); neither is trimmed, and no header takes a line end. */
function* authorizationOf(session: JavaV1Session): Walk<Secret | null> {
  const file = plainVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  const value = secretVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN");
  const token = value ?? (file === null ? null : yield* tokenIn(session, file));
  if (token === null || token.length === 0) return null;
  if (token.hasLineBreak)
    yield* raise(
      illegalArgument("bad-setting", "Illegal character(s) in message header value", file?.provenance ?? null),
    );
  return token;
}

function* tokenIn(session: JavaV1Session, file: Configured): Walk<Secret> {
  const view = session.snapshot.file(fromWorkingFolder(file.text, session.snapshot));
  if (view.state === "text") return view.text;
  const message = `Cannot fetch credentials from container - failed to read ${file.text}`;
  return yield* raise(sdkClient("token-missing", message, file.provenance));
}

/** https anywhere; else a loopback address, or the addresses of ECS and EKS. */
function* checkHost(session: JavaV1Session, { text, provenance }: Configured): Walk<void> {
  if (text === "") yield* raise(sdkClient("bad-setting", `The environment variable ${FULL} is empty`, provenance));
  if (text.startsWith("https:")) return;
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]*)/i.exec(text)?.[1] ?? "";
  const mode = plainVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE");
  const known = mode?.text.toLowerCase() === "ipv6" ? ["[fd00:ec2::23]"] : ["169.254.170.2", "169.254.170.23"];
  // A host written as one number is that address (golden `odd-00108`).
  if (/^\d+$/.test(host) && Number(host) >>> 24 === 127) return;
  if (/^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/i.test(host) || known.includes(host)) return;
  const isName = host !== "" && !/^[\d.]+$|:/.test(host);
  if (isName && (yield* areAddressesOf(host, (address) => /^127\.|^::1$/.test(address) || known.includes(address))))
    return;
  yield* raise(
    sdkClient(
      "bad-setting",
      `The full URI (${text}) contained withing environment variable ${FULL} has an invalid host. Host should resolve ` +
        "to a loopback address or have the full URI be HTTPS.",
      provenance,
    ),
  );
}
