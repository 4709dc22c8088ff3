import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { metadata as metadataPlace } from "../../model/provenance.ts";
import type { Answer, MetadataQuestion, SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Secret } from "../../vault/secret.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { awserr } from "./errors.ts";
import { decodedIn } from "./lent-document.ts";
import { type GoV1Session, environment, sharedConfig } from "./session.ts";
import { settingText } from "./shared-config.ts";
import { RETRIES } from "./retry-policies.ts";
import { isDocument, verdictOf } from "../../walk/lent-document.ts";
import { tried } from "../../walk/tried.ts";
import type { Configured } from "../../walk/configured.ts";

export const ROLE_PLACE = metadataPlace("latest/meta-data/iam/security-credentials/");

/** ec2metadata.NewClient. Seconds. */
const TIMEOUT = 1;

export interface InstanceRole {
  readonly url: string;
  readonly role: string;
  readonly credentials: SigningCredentials;
}

/** Only the word `true`, in any case: `1` leaves it on (golden `imds-disabled-1`). */
export function metadataSwitchedOff(session: GoV1Session): Configured | null {
  const disabled = environment(session, "AWS_EC2_METADATA_DISABLED");
  return disabled?.text.toLowerCase() === "true" ? disabled : null;
}

/** ec2rolecreds: a token (or none: v1), the role, its credentials. */
export function* instanceRole(session: GoV1Session): Walk<InstanceRole> {
  if (session.hidden.has("metadata") || metadataSwitchedOff(session) !== null)
    yield* raise(failed("no EC2 instance role found"));
  const url = serviceUrl(session);
  // All of it is a path, which is cut off (golden `odd-00115`).
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) yield* raise(failed("no EC2 instance role found", "Endpoint is required"));
  const question = {
    kind: "metadata" as const,
    baseUrl: url,
    role: null,
    token: null,
    timeout: TIMEOUT,
    attempts: RETRIES.metadata.attempts,
  };
  const first = yield* asked({ ...question, ask: "token" });
  const token = yield* tokenOf(session, first);
  const role = yield* roleName({ ...question, ask: "role", token });
  // Who knows no tokens is not asked for one again; who is in trouble is (golden `odd-anew-00037`).
  const second = mayHaveToken(first) ? yield* tokenOf(session, yield* asked({ ...question, ask: "token" })) : token;
  const answer = yield* asked({ ...question, ask: "credentials", role, token: second });
  if (answer.kind === "assumed") return { url, role, credentials: UNKNOWN_CREDENTIALS };
  const credentials = isDocument(answer) && verdictOf(answer).code === "Success" ? decodedIn(answer) : null;
  if (credentials === null)
    return yield* raise(failed(`failed to get ${role} EC2 instance role credentials`, causeIn(answer)));
  return { url, role, credentials };
}

const asked = (question: MetadataQuestion): Walk<Answer> => tried(question, RETRIES.metadata);

const failed = (message: string, cause?: string): SdkError =>
  awserr("unreachable", "EC2RoleRequestError", message, ROLE_PLACE, cause);

function causeIn(answer: Answer): string {
  if (answer.kind === "failure") return answer.failure.message;
  const verdict = isDocument(answer) ? answer.verdict : undefined;
  return verdict === undefined ? "the answer is not what it should be" : `${verdict.code}: ${verdict.message}`;
}

/** Not one that has none to give, by its status (ec2metadata/token_provider.go). */
const mayHaveToken = (answer: Answer): boolean =>
  answer.kind === "failure" &&
  answer.failure.kind === "http-status" &&
  !["403", "404", "405"].includes(answer.failure.code ?? "");

/** Offline the service counts as absent. Without a token it is asked the old way, unless that is switched off. */
function* tokenOf(session: GoV1Session, answer: Answer): Walk<Secret | null> {
  if (answer.kind === "token") return answer.token;
  const refused = answer.kind === "failure" && answer.failure.code === "400";
  if (answer.kind === "assumed" || refused || !fallsBack(session))
    yield* raise(failed("no EC2 instance role found", causeIn(answer)));
  return null;
}

function fallsBack(session: GoV1Session): boolean {
  const exported = environment(session, "AWS_EC2_METADATA_V1_DISABLED")?.text.toLowerCase();
  if (exported === "true" || exported === "false") return exported === "false";
  return !/^true/i.test(settingText(sharedConfig(session), "ec2_metadata_v1_disabled")?.text ?? "");
}

function* roleName(question: MetadataQuestion): Walk<string> {
  const answer = yield* asked(question);
  if (answer.kind !== "text") return yield* raise(failed("no EC2 instance role found", causeIn(answer)));
  const [role = ""] = answer.text.split(/\r?\n/);
  return answer.text === "" ? yield* raise(emptyList()) : role;
}

const emptyList = (): SdkError => awserr("no-source", "EmptyEC2RoleList", "empty EC2 Role list", ROLE_PLACE);

/** A path in the endpoint is cut off (ec2metadata/service.go:NewClient). */
function serviceUrl(session: GoV1Session): string {
  const custom =
    environment(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT") ??
    settingText(sharedConfig(session), "ec2_metadata_service_endpoint");
  if (custom !== null) return custom.text.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)[^?#]*/i, "$1");
  const mode =
    environment(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE") ??
    settingText(sharedConfig(session), "ec2_metadata_service_endpoint_mode");
  return mode?.text.trim().toLowerCase() === "ipv6" ? "http://[fd00:ec2::254]" : "http://169.254.169.254";
}
