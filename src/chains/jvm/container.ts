import type { Found } from "../../walk/chain.ts";
import { areAddressesOf } from "../../walk/are-addresses-of.ts";
import { type Asking, type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";
import { isDocument } from "../../walk/lent-document.ts";
import { tried } from "../../walk/tried.ts";
import { type JvmSession, filledVariable, plainVariable } from "./session.ts";
import type { Configured } from "../../walk/configured.ts";
import { foundCredentials } from "../../walk/holdings.ts";

const ADDRESS = "169.254.170.2";
const HOSTS = [ADDRESS, "169.254.170.23", "fd00:ec2::23"];

/** What a container's variables name; null: none of them. The relative one goes first. */
export function containerUrl(session: JvmSession): Configured | null {
  const named = session.sdk.containerVariables === "set" ? plainVariable : filledVariable;
  const relative = named(session, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  return relative === null
    ? named(session, "AWS_CONTAINER_CREDENTIALS_FULL_URI")
    : { ...relative, text: `http://${ADDRESS}${relative.text}` };
}

export function* containerAt(
  session: JvmSession,
  { text: url, provenance: where }: Configured,
  authorization: () => Walk<Secret | null>,
  first: "host" | "token",
): Walk<Found> {
  const { errors } = session.sdk;
  if (first === "host") yield* checkHost(session, { text: url, provenance: where });
  const token = yield* authorization();
  if (token?.hasLineBreak === true)
    yield* raise(errors.source("bad-setting", "the authorization token holds a line break", where));
  if (first === "token") yield* checkHost(session, { text: url, provenance: where });
  const question = { kind: "container" as const, url, authorization: token, attempts: 1 };
  const answer = yield* tried(question, session.sdk.retries.container);
  const credentials = isDocument(answer)
    ? session.sdk.lent(answer)
    : yield* credentialsIn(answer, ({ message }) =>
        errors.source("unreachable", `Failed to load credentials: ${message}`, where),
      );
  if (credentials === null) return yield* raise(errors.source("unreachable", "the answer holds no credentials", where));
  return foundCredentials(
    credentials,
    `${where.kind === "variable" ? where.name : "a variable"} names a container credentials endpoint`,
    { kind: "container", url, provenance: where },
    [where],
  );
}

function* checkHost({ sdk }: JvmSession, { text: url, provenance }: Configured): Walk<void> {
  if (yield* isAllowed(url)) return;
  yield* raise(sdk.errors.source("bad-setting", `The full URI (${url}) has an invalid host.`, provenance));
}

/** https anywhere; http only to this machine or the addresses of ECS and EKS. */
function* isAllowed(url: string): Asking<boolean> {
  if (/^https:/i.test(url)) return true;
  const match = /^http:\/\/(?:[^@/?#]*@)?(?:\[([^\]]*)\]|([^:/?#]*))/i.exec(url);
  const host = (match?.[1] ?? match?.[2] ?? "").toLowerCase();
  // A host written as one number is that address (golden `odd-00108`).
  if (/^\d+$/.test(host) && Number(host) >>> 24 === 127) return true;
  if (isNear(host)) return true;
  return host === "" || /^[\d.]+$|:/.test(host) ? false : (yield* areAddressesOf(host, isNear)) === true;
}

const isNear = (host: string): boolean =>
  /^127(?:\.\d{1,3}){3}$/.test(host) || host === "::1" || host === "localhost" || HOSTS.includes(host);
