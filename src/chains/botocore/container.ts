import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Answer, ContainerQuestion, SigningCredentials } from "../../model/question.ts";
import { pythonRepr } from "../../parse/python-text.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Secret, Secret as SecretValue, seal } from "../../vault/secret.ts";
import { credentialRetrieval, python } from "./errors.ts";
import { openedText } from "./opened-text.ts";
import { expiredError, isRefreshed, nullDate } from "./refreshable.ts";
import type { BotocoreSession, Configured } from "./session.ts";
import { CONTAINER_RETRIES } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { environment, plainVariable } from "../../walk/configured.ts";

const ADDRESS = "169.254.170.2";
const HOSTS = [ADDRESS, "169.254.170.23", "fd00:ec2::23", "localhost"];

/**
 * ContainerProvider: either variable, even empty, and then any failure is the end: the metadata service is not tried.
 * The relative one goes first.
 */
export function* container(session: BotocoreSession): Walk<StepResult> {
  const relative = plainVariable(session, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  const full = plainVariable(session, "AWS_CONTAINER_CREDENTIALS_FULL_URI");
  const named = relative ?? full;
  if (named === null) return { kind: "absent", why: "no container variable is set" };
  const url = relative === null ? named.text : `http://${ADDRESS}${relative.text}`;
  const where = named.provenance;
  const authorization = yield* authorizationOf(session);
  const host = hostOf(url);
  if (!isAllowed(url, host))
    yield* raise(
      python(
        "ValueError",
        `Unsupported host '${host ?? "None"}'.  Can only retrieve metadata from a loopback address or one of these hosts: ${HOSTS.join(", ")}`,
        where,
      ),
    );
  const ask = (): Walk<SigningCredentials> => asked({ kind: "container", url, authorization }, named);
  const credentials = yield* ask();
  return {
    kind: "found",
    found: {
      why: `${where.kind === "variable" ? where.name : "a variable"} names a container credentials endpoint`,
      holding: {
        accessKeyId: credentials.accessKeyId,
        hasSessionToken: true,
        account: null,
        plan: [{ kind: "container", url, provenance: where }],
        provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: where },
        triggers: [relative, full].filter((value) => value !== null).map(({ provenance }) => provenance),
        expiration: credentials.expiration,
      },
      *freeze() {
        const { now } = session.snapshot;
        const used = isRefreshed(credentials.expiration, now, where) ? yield* ask() : credentials;
        const fault = expiredError(used.expiration, now, where);
        if (fault !== null) yield* raise(fault);
        return used;
      },
    },
  };
}

/** The file goes before the value; neither is trimmed, and a line end in it is refused (golden `py-ecs-token-file-newline`). */
function* authorizationOf(session: BotocoreSession): Walk<Secret | null> {
  const file = plainVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  const value = environment(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN");
  const token =
    file !== null
      ? yield* openedText(session.snapshot.file(fromWorkingFolder(file.text, session.snapshot)), file)
      : value === undefined
        ? null
        : value instanceof SecretValue
          ? value
          : seal(value);
  if (token?.hasLineBreak === true)
    yield* raise(python("ValueError", "Auth token value is not a legal header value", file?.provenance ?? null));
  return token;
}

function* asked(question: ContainerQuestion, named: Configured): Walk<SigningCredentials> {
  return yield* given(yield* tried(question, CONTAINER_RETRIES), named);
}

function* given(answer: Answer, named: Configured): Walk<SigningCredentials> {
  switch (answer.kind) {
    case "credentials": {
      const fault = nullDate(answer, named.provenance);
      return fault === null ? answer.credentials : yield* raise(fault);
    }
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      return yield* raise(python("KeyError", pythonRepr(answer.missing[0] ?? ""), named.provenance, "unreachable"));
    case "failure":
      return yield* raise(
        credentialRetrieval(
          answer.failure.kind === "denied" ? "denied" : "unreachable",
          "container-role",
          `Error retrieving metadata: ${answer.failure.message}`,
          named.provenance,
        ),
      );
    case "token":
    case "text":
      throw new Error(`container answered with ${answer.kind}`);
  }
}

/** urlparse(url).hostname: lower case, brackets off; null where there is none. */
function hostOf(url: string): string | null {
  const match = /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^@/?#]*@)?(?:\[([^\]]*)\]|([^:/?#]*))/i.exec(url);
  const host = (match?.[1] ?? match?.[2] ?? "").toLowerCase();
  return host === "" ? null : host;
}

/** https anywhere; http only to a loopback address (RFC 1122: all of 127/8) or one of the known hosts. */
function isAllowed(url: string, host: string | null): boolean {
  if (/^https:/i.test(url)) return true;
  if (host === null) return false;
  return /^127(?:\.\d{1,3}){3}$/.test(host) || host === "::1" || HOSTS.includes(host);
}
