import { metadata } from "../../model/provenance.ts";
import type { Answer, MetadataQuestion, SigningCredentials } from "../../model/question.ts";
import type { Walk } from "../../walk/walk.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { StepResult } from "../../walk/chain.ts";
import { setVariable } from "../../walk/configured.ts";
import { dateFault, keyFault } from "./lent-document.ts";
import { heldIn, isDocument } from "../../walk/lent-document.ts";
import { foundCredentials } from "../../walk/holdings.ts";
import { filledIn } from "../flat/session.ts";
import { configurationFault } from "./configuration-fault.ts";
import { type DotnetSession, chainProfile } from "./session.ts";

const ROLES = "/latest/meta-data/iam/security-credentials/";

/** `true` in any case; other words leave the service on. */
export function metadataSwitch(session: DotnetSession) {
  const disabled = setVariable(session, "AWS_EC2_METADATA_DISABLED");
  return disabled?.text.toLowerCase() === "true" ? disabled : null;
}

/** The variables, else AWS_PROFILE's `ec2_metadata_service_endpoint` and `_mode` (golden `mut-imds-endpoint-setting`). */
export function baseUrl(session: DotnetSession): string {
  const profile = chainProfile(session);
  const value = (name: string) =>
    (setVariable(session, `AWS_${name}`) ?? filledIn(session, profile, name.toLowerCase()))?.text;
  const ipv6 = value("EC2_METADATA_SERVICE_ENDPOINT_MODE")?.trim().toLowerCase() === "ipv6";
  return value("EC2_METADATA_SERVICE_ENDPOINT") ?? (ipv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254");
}

/** EC2InstanceMetadata: all is asked for three times, what is not there apart. */
const THREE = 3;
const isNever = (answer: Answer): boolean =>
  answer.kind === "failure" && /^(?:403|404|405)$/.test(answer.failure.code ?? "");

/** One item, behind a token of its own: version 4 asks nothing without one (golden `mut-imds-v1-only`). */
export function* metadataItem(
  session: DotnetSession,
  item: Pick<MetadataQuestion, "ask" | "role">,
): Walk<Answer | "not asked" | null> {
  if (metadataSwitch(session) !== null || session.hidden.has("metadata")) return null;
  if (configurationFault(session) !== null) return null;
  // HttpClient speaks nothing else (golden `mut-a-imds-at-ftp169254169254`).
  if (!/^https?:/i.test(baseUrl(session))) return null;
  const service = { kind: "metadata" as const, baseUrl: baseUrl(session), timeout: 5, attempts: 1 };
  const answer = yield* askedThrice({ ...service, ask: "token" as const, role: null, token: null });
  if (answer.kind === "assumed") return "not asked";
  if (answer.kind !== "token") return null;
  return yield* askedThrice({ ...service, ...item, token: answer.token });
}

function* askedThrice(question: MetadataQuestion): Walk<Answer> {
  let answer = yield question;
  for (let attempt = 1; attempt < THREE && answer.kind === "failure" && !isNever(answer); attempt += 1)
    answer = yield question;
  return answer;
}

/**
 * DefaultInstanceProfileAWSCredentials, asked at once; a timer of its own asks the same once more right after, unless it
 * was first. Whatever fails means that there are none.
 */
export function* instanceMetadataRole(session: DotnetSession): Walk<StepResult> {
  const disabled = metadataSwitch(session);
  if (disabled !== null)
    return { kind: "skipped", why: "switched off by AWS_EC2_METADATA_DISABLED", provenance: disabled.provenance };
  const had = yield* roleCredentials(session);
  if (typeof had === "string") return { kind: "absent", why: had };
  const where = metadata(ROLES);
  const node = { kind: "instance-metadata" as const, url: baseUrl(session), role: had.role, provenance: where };
  return { kind: "found", found: foundCredentials(had.credentials, `the instance's role ${had.role}`, node, [where]) };
}

interface RoleCredentials {
  readonly role: string;
  readonly credentials: SigningCredentials;
}

/** Or why there are none. */
export function* roleCredentials(session: DotnetSession): Walk<RoleCredentials | string> {
  const named = yield* metadataItem(session, { ask: "role", role: null });
  if (named === "not asked") return "not asked: taken as not there";
  const role = named?.kind === "text" ? (named.text.split("\n")[0]?.trim() ?? "") : "";
  if (role === "") return "no instance metadata service answers with a role";
  const answer = yield* metadataItem(session, { ask: "credentials", role });
  if (answer === "not asked" || answer?.kind === "assumed") return { role, credentials: UNKNOWN_CREDENTIALS };
  const { timeZone } = session.snapshot;
  const isWhole =
    answer !== null &&
    isDocument(answer) &&
    dateFault(answer, timeZone()) === null &&
    keyFault(answer, metadata(ROLES)) === null;
  return isWhole ? { role, credentials: heldIn(answer) } : `no credentials for the instance's role ${role}`;
}
