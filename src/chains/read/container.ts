import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { type Configured, secretVariable, setVariable } from "../js-v2/configured.ts";
import { foundCredentials } from "../ruby/holdings.ts";
import { exchanged } from "./exchange.ts";
import type { ReadSession } from "./session.ts";
import { fileText } from "./web-identity.ts";

const RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

/** The variable that makes the chain ask a container, and the metadata service never; the relative one goes first. */
export const containerVariable = (session: ReadSession): Configured | null =>
  setVariable(session, RELATIVE) ?? setVariable(session, FULL);

/** All three: https anywhere, http to a container's hosts and this machine; the token's file before its value. */
export function* container(session: ReadSession): Walk<StepResult> {
  const named = containerVariable(session);
  if (named === null) return { kind: "absent", why: "no container variable is set" };
  const where = named.provenance;
  const relative = setVariable(session, RELATIVE) !== null;
  const url = containerUrl(session, named);
  if (!isAllowedHost(url))
    return yield* raise(session.fault("bad-setting", `Uri '${url}' contains an unsupported host.`, where));
  const authorization = yield* authorizationOf(session);
  const credentials = yield* exchanged(session, { kind: "container", url, authorization, attempts: 1 }, where);
  const triggers = [setVariable(session, RELATIVE), setVariable(session, FULL)].flatMap((set) =>
    set === null ? [] : [set.provenance],
  );
  const why = `${relative ? RELATIVE : FULL} names a container credentials endpoint`;
  return {
    kind: "found",
    found: foundCredentials(credentials, why, { kind: "container", url, provenance: where }, triggers),
  };
}

/** The relative variable's path on the container's own address, or the full one as it is. */
export function containerUrl(session: ReadSession, { text }: Configured): string {
  if (setVariable(session, RELATIVE) === null) return text;
  return `http://169.254.170.2${text.startsWith("/") ? "" : "/"}${text}`;
}

function* authorizationOf(session: ReadSession): Walk<Secret | null> {
  const file = setVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  const value = secretVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN");
  const token = file === null ? (value?.secret ?? null) : yield* fileText(session, file.text, file.provenance);
  if (token?.hasLineBreak !== true) return token;
  const where = file?.provenance ?? value?.provenance ?? null;
  return yield* raise(session.fault("bad-setting", "the authorization token holds a line break", where));
}

const HOSTS = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23", "localhost", "::1"];

export function isAllowedHost(url: string): boolean {
  if (/^https:/i.test(url)) return true;
  const match = /^http:\/\/(?:[^@/?#]*@)?(?:\[([^\]]*)\]|([^:/?#]*))/i.exec(url);
  const host = (match?.[1] ?? match?.[2] ?? "").toLowerCase();
  return HOSTS.includes(host) || /^127(?:\.\d{1,3}){3}$/.test(host);
}
