import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Answer, SigningCredentials } from "../../model/question.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Secret } from "../../vault/secret.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { final, invalidUrl, metadataRefused, notReached, passedOn, thrown, triesNextLink } from "./errors.ts";
import { holdsTexts } from "./holds-texts.ts";
import { askedAtOnce, exchanged } from "./exchanged.ts";
import { fileText } from "./file-text.ts";
import { type JsV3Session, secretVariable } from "./session.ts";
import { HTTP_RETRIES } from "./retry-policies.ts";
import { isDocument } from "../../walk/lent-document.ts";
import { tried } from "../../walk/tried.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";

const ADDRESS = "169.254.170.2";

/** remoteProvider: with either variable the container is asked, and the instance never (golden `ecs-full-404`). */
export function* container(session: JsV3Session): Walk<StepResult> {
  const named = namedEndpoint(session);
  if (named === null) return { kind: "absent", why: "no container variable is set" };
  return yield* askedAtOnce(containerSource(session, named.provenance));
}

/** fromHttp, then fromContainerMetadata: two readings of the same variables. */
export function containerSource(session: JsV3Session, otherwise: Provenance): Found {
  const named = namedEndpoint(session);
  const where = named?.provenance ?? otherwise;
  return exchanged({
    why: named === null ? "a container's credentials" : `${nameOf(where)} names a container credentials endpoint`,
    where,
    plan: [{ kind: "container", url: named?.text ?? `http://${ADDRESS}`, provenance: where }],
    account: null,
    triggers: [where],
    *freeze() {
      const first = yield* untilRaised(fromHttp(session, named, where));
      if (first.kind === "returned") return first.value;
      if (!triesNextLink(first.error)) return yield* raise(first.error);
      // Without a URL, or with one that is not accepted, fromHttp throws while it is made: there is no second provider.
      if (named === null || !isAccepted(named)) return yield* raise(first.error);
      return yield* fromContainerMetadata(session, named, where);
    },
  });
}

const nameOf = (where: Provenance): string => (where.kind === "variable" ? where.name : "a variable");

/** The relative one goes first; an empty one is none. */
function namedEndpoint(session: JsV3Session): Configured | null {
  const relative = setVariable(session, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  if (relative !== null) return { ...relative, text: `http://${ADDRESS}${relative.text}` };
  return setVariable(session, "AWS_CONTAINER_CREDENTIALS_FULL_URI");
}

function* fromHttp(session: JsV3Session, named: Configured | null, where: Provenance): Walk<SigningCredentials> {
  if (named === null)
    return yield* raise(passedOn({ kind: "no-source", message: "No HTTP credential provider host provided.", where }));
  if (!URL.canParse(named.text)) return yield* raise(invalidUrl(where));
  if (!isAccepted(named)) return yield* raise(passedOn({ kind: "bad-setting", message: NOT_ACCEPTED, where }));
  const file = setVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  const token =
    file === null
      ? secretVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN")
      : yield* fileText(session.snapshot.file(fromWorkingFolder(file.text, session.snapshot)), file);
  if (token?.hasLineBreak === true)
    return yield* raise(
      passedOn({
        kind: "bad-setting",
        message: 'TypeError: Invalid character in header content ["Authorization"]',
        where: file?.provenance ?? where,
      }),
    );
  return yield* ask(new URL(named.text).href, token, where, true);
}

/** The older provider: no token file, and of hosts only the ones that Greengrass has. */
function* fromContainerMetadata(session: JsV3Session, named: Configured, where: Provenance): Walk<SigningCredentials> {
  const { hostname, href } = new URL(named.text);
  if (!isRelative(where) && hostname !== "localhost" && hostname !== "127.0.0.1") {
    const message = `${hostname} is not a valid container metadata service hostname`;
    return yield* raise(final({ kind: "bad-setting", message, where }));
  }
  const token = secretVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN");
  if (token?.hasLineBreak === true) {
    const message = 'Invalid character in header content ["Authorization"]';
    return yield* raise(thrown("TypeError", { kind: "bad-setting", message, where }));
  }
  return yield* ask(href, token, where, false);
}

const isRelative = (where: Provenance): boolean =>
  where.kind === "variable" && where.name === "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";

function* ask(url: string, authorization: Secret | null, where: Provenance, http: boolean): Walk<SigningCredentials> {
  const question = { kind: "container", url, authorization } as const;
  const answer = http
    ? yield* tried({ ...question, attempts: HTTP_RETRIES.attempts }, HTTP_RETRIES, isUnread)
    : yield { ...question, attempts: 1 };
  return yield* given(answer, where, http);
}

/** getCredentials: four texts, and a date with a zone, else it is asked for again (set `hand-lent`). */
const isUnread = (answer: Answer): boolean =>
  isDocument(answer) && !(holdsTexts(answer) && isRfc3339(answer.credentials.expiration));

const isRfc3339 = (text: string | null): boolean =>
  text === null || /^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(?:\.\d+)?z$/i.test(text);

function* given(answer: Answer, where: Provenance, http: boolean): Walk<SigningCredentials> {
  switch (answer.kind) {
    case "credentials":
    case "incomplete": {
      if (holdsTexts(answer)) {
        if (!http || isRfc3339(answer.credentials.expiration)) return answer.credentials;
        const message = "Invalid RFC-3339 date-time value";
        return yield* raise(thrown("TypeError", { kind: "unreachable", message, where }));
      }
      const message = http
        ? "HTTP credential provider response not of the required format, an object matching: " +
          "{ AccessKeyId: string, SecretAccessKey: string, Token: string, Expiration: string(rfc3339) }"
        : "Invalid response received from instance metadata service.";
      return yield* raise(passedOn({ kind: "unreachable", message, where }));
    }
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure": {
      const { kind, code, message } = answer.failure;
      if (kind === "bad-answer") return yield* raise(thrown("SyntaxError", { kind: "unreachable", message, where }));
      if (!http) return yield* raise(kind === "http-status" ? metadataRefused(where) : notReached(where));
      const said = kind === "http-status" ? `Server responded with status: ${code}` : `Error: ${message}`;
      return yield* raise(passedOn({ kind: "unreachable", message: said, where }));
    }
    case "token":
    case "text":
      throw new Error(`container answered with ${answer.kind}`);
  }
}

const NOT_ACCEPTED = `URL not accepted. It must either be HTTPS or match one of the following:
  - loopback CIDR 127.0.0.0/8 or [::1/128]
  - ECS container host 169.254.170.2
  - EKS container host 169.254.170.23 or [fd00:ec2::23]`;

const HOSTS = [ADDRESS, "169.254.170.23", "[fd00:ec2::23]", "[::1]", "localhost"];

/** checkUrl: https anywhere; http only to a loopback address or one of the known hosts. */
function isAccepted({ text }: Configured): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || HOSTS.includes(hostname) || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
