import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { type Provenance, metadata } from "../../model/provenance.ts";
import type { MetadataQuestion, SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { isUsable } from "./usable-url.ts";
import { callFailed, metadataRetrieval, python } from "./errors.ts";
import { dateFault, nullDate } from "./refreshable.ts";
import { type BotocoreSession, configVariable, intVariable, isTrue } from "./session.ts";
import { metadataRetries, tokenRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { foundCredentials } from "../../walk/holdings.ts";
import { plainVariable } from "../../walk/configured.ts";

const IPV4 = "http://169.254.169.254/";
const IPV6 = "http://[fd00:ec2::254]/";
const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";

interface Service {
  readonly baseUrl: string;
  readonly timeout: number;
  readonly attempts: number;
}

const TIMEOUT = { variable: "AWS_METADATA_SERVICE_TIMEOUT", setting: "metadata_service_timeout" };
const ATTEMPTS = { variable: "AWS_METADATA_SERVICE_NUM_ATTEMPTS", setting: "metadata_service_num_attempts" };

/** Variables that are no numbers: no profile is looked at where one is set. */
export function* exportedNumbers(session: BotocoreSession): Walk<void> {
  for (const { variable } of [TIMEOUT, ATTEMPTS])
    if (plainVariable(session, variable) !== null) yield* intVariable(session, { variable, setting: null }, 1);
}

/** What `create_credential_resolver` reads before the first source, and raises over, whichever source would win. */
export function* metadataService(session: BotocoreSession): Walk<Service> {
  const timeout = yield* intVariable(session, TIMEOUT, 1);
  const attempts = yield* intVariable(session, ATTEMPTS, 1);
  const custom = configVariable(session, {
    variable: "AWS_EC2_METADATA_SERVICE_ENDPOINT",
    setting: "ec2_metadata_service_endpoint",
  });
  const ipv6 = yield* usesIpv6(session);
  const baseUrl = custom !== null && custom.text !== "" ? custom.text : ipv6 ? IPV6 : IPV4;
  if (!isUsable(baseUrl))
    yield* raise(
      python(
        "InvalidIMDSEndpointError",
        `Invalid endpoint EC2 Instance Metadata endpoint: ${baseUrl}`,
        custom?.provenance ?? null,
      ),
    );
  return { baseUrl, timeout, attempts };
}

function* usesIpv6(session: BotocoreSession): Walk<boolean> {
  const mode = configVariable(session, {
    variable: "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
    setting: "ec2_metadata_service_endpoint_mode",
  });
  if (mode === null)
    return isTrue(configVariable(session, { variable: "AWS_IMDS_USE_IPV6", setting: "imds_use_ipv6" }));
  const known = mode.text.toLowerCase();
  if (known === "ipv4" || known === "ipv6") return known === "ipv6";
  return yield* raise(
    python(
      "InvalidIMDSEndpointModeError",
      `Invalid EC2 Instance Metadata endpoint mode: ${mode.text} Valid endpoint modes (case-insensitive): ('ipv4', 'ipv6').`,
      mode.provenance,
    ),
  );
}

/** InstanceMetadataProvider: token (IMDSv2, or none: v1), role, credentials. Whatever is not had means "not here". */
export function* instanceMetadata(session: BotocoreSession): Walk<StepResult> {
  const disabled = plainVariable(session, "AWS_EC2_METADATA_DISABLED");
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  if (disabled !== null && disabled.text.toLowerCase() === "true")
    return { kind: "skipped", why: "switched off by AWS_EC2_METADATA_DISABLED", provenance: disabled.provenance };
  const service = yield* metadataService(session);
  if (service.attempts < 1)
    return { kind: "absent", why: "not asked: AWS_METADATA_SERVICE_NUM_ATTEMPTS allows no attempt" };
  if (service.timeout <= 0) yield* raise(noTime(session, service.timeout));
  const where = metadata(ROLE_PATH);
  const question = { kind: "metadata" as const, role: null, token: null, ...service };
  const first = yield* tried({ ...question, ask: "token" }, tokenRetries(service.attempts));
  // `_fetch_metadata_token` tries again after EndpointConnectionError and its like; this is none of them (boto3 1.44.8).
  if (first.kind === "failure" && first.failure.proxy !== undefined)
    yield* raise(callFailed(first.failure, "", service.baseUrl, where));
  if (first.kind === "assumed") return { kind: "absent", why: "not asked: taken as not there" };
  if (first.kind === "failure" && first.failure.code === "400")
    return { kind: "absent", why: "the metadata service refused the request (400)" };
  const token = first.kind === "token" ? first.token : null;
  if (token === null) yield* refuseV1(session);
  const role = yield* textOfRole({ ...question, ask: "role", token });
  if (role === null)
    return {
      kind: "absent",
      why: first.kind === "token" ? "the instance has no role" : "no instance metadata service answers with a role",
    };
  const credentials = yield* credentialsOf({ ...question, ask: "credentials", role, token });
  if (credentials === null) return { kind: "absent", why: `the metadata service gives no credentials for ${role}` };
  return found(credentials, role, service.baseUrl, where);
}

/** urllib3 refuses it, which is none of the errors that are passed over (golden `truth-4-00096`). */
const noTime = (session: BotocoreSession, timeout: number): SdkError =>
  python(
    "HTTPClientError",
    `An HTTP Client raised an unhandled exception: Attempted to set connect timeout to ${timeout}, but the timeout cannot be set to a value less than or equal to 0.`,
    configVariable(session, TIMEOUT)?.provenance ?? null,
  );

export function* refuseV1(session: BotocoreSession): Walk<void> {
  const disabled = configVariable(session, {
    variable: "AWS_EC2_METADATA_V1_DISABLED",
    setting: "ec2_metadata_v1_disabled",
  });
  if (isTrue(disabled))
    yield* raise(
      metadataRetrieval(
        "Unable to retrieve token for use in IMDSv2 call and IMDSv1 has been disabled",
        disabled?.provenance ?? null,
      ),
    );
}

function* textOfRole(question: MetadataQuestion): Walk<string | null> {
  const answer = yield* tried(question, metadataRetries(question.attempts));
  return answer.kind === "text" && answer.text !== "" ? answer.text : null;
}

function* credentialsOf(question: MetadataQuestion): Walk<SigningCredentials | null> {
  const answer = yield* tried(question, metadataRetries(question.attempts));
  if (answer.kind === "assumed") return UNKNOWN_CREDENTIALS;
  if (answer.kind !== "credentials") return null;
  const fault = nullDate(answer, metadata(ROLE_PATH));
  return fault === null ? answer.credentials : yield* raise(fault);
}

function found(credentials: SigningCredentials, role: string, url: string, where: Provenance): StepResult {
  const lent = foundCredentials(
    credentials,
    `the instance's role ${role}`,
    { kind: "instance-metadata", url, role, provenance: where },
    [where],
  );
  return {
    kind: "found",
    found: {
      ...lent,
      // An expiry too near is moved on (`_evaluate_expiration`): only one that is no date is refused.
      *freeze() {
        const fault = dateFault(credentials.expiration, where);
        return fault === null ? credentials : yield* raise(fault);
      },
    },
  };
}
