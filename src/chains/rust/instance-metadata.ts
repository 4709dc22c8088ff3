import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { type Provenance, metadata } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Answer, Failure, MetadataQuestion, SigningCredentials } from "../../model/question.ts";
import type { StepResult } from "../../walk/chain.ts";
import { tried } from "../../walk/tried.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { invalidConfiguration, providerError, unhandled } from "./errors.ts";
import { flawOf, refusalOf } from "./lent-document.ts";
import { isHttpUrl } from "./http-url.ts";
import { METADATA_RETRIES } from "./retry-policies.ts";
import { type RustSession, configValue } from "./session.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";
import { foundCredentials } from "../../walk/holdings.ts";

const IPV4 = "http://169.254.169.254/";
const IPV6 = "http://[fd00:ec2::254]/";
const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";
const REGION_PATH = "/latest/meta-data/placement/region";

/** A connection that cannot be made is not tried again (imds/client.rs). */
const QUESTION = { kind: "metadata" as const, role: null, token: null, timeout: 1, attempts: 1 };

type Service =
  | { readonly kind: "service"; readonly baseUrl: string }
  | { readonly kind: "disabled"; readonly by: Configured }
  /** An address that nothing is sent to. */
  | { readonly kind: "unheard" }
  /** An address or a mode that makes no sense. */
  | { readonly kind: "invalid"; readonly what: string; readonly where: Provenance };

/** IMDSv2 only, switched off by "true" in any case (golden `imds-disabled-1`: `1` is not it). */
function serviceOf(session: RustSession): Service {
  const disabled = plainVariable(session, "AWS_EC2_METADATA_DISABLED");
  if (disabled?.text.toLowerCase() === "true") return { kind: "disabled", by: disabled };
  const custom = configValue(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint");
  if (custom !== null) return serviceAt(custom);
  const mode = configValue(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode");
  const word = mode?.text.toLowerCase() ?? "ipv4";
  if (word === "ipv4") return { kind: "service", baseUrl: IPV4 };
  if (word === "ipv6") return { kind: "service", baseUrl: IPV6 };
  return { kind: "invalid", what: "invalid endpoint mode", where: (mode as Configured).provenance };
}

/** A URI without a scheme, or of another, is one: only the connection fails (goldens `mut-a-imds-at-*`). */
function serviceAt({ text, provenance }: Configured): Service {
  if (isHttpUrl(text)) return { kind: "service", baseUrl: text };
  return /^[a-z][a-z0-9+.-]*:\/\/[^[\]\s]+$|^[^\s/?#[\]]+$/i.test(text)
    ? { kind: "unheard" }
    : { kind: "invalid", what: "invalid URI", where: provenance };
}

const asked = (question: MetadataQuestion): Walk<Answer> => tried(question, METADATA_RETRIES);

/** ImdsRegionProvider: whatever goes wrong, there is no region. */
export function* metadataRegion(session: RustSession): Walk<Configured | null> {
  const service = serviceOf(session);
  if (service.kind !== "service" || session.hidden.has("metadata")) return null;
  const question = { ...QUESTION, baseUrl: service.baseUrl };
  const token = yield* asked({ ...question, ask: "token" });
  if (token.kind !== "token") return null;
  const region = yield* asked({ ...question, ask: "region", token: token.token });
  return region.kind === "text" ? { text: region.text, provenance: metadata(REGION_PATH) } : null;
}

/** ImdsCredentialsProvider: not there is passed over; a service that refuses stops the chain. */
export function* instanceMetadata(session: RustSession): Walk<StepResult> {
  const service = serviceOf(session);
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  if (service.kind === "disabled")
    return { kind: "skipped", why: "switched off by AWS_EC2_METADATA_DISABLED", provenance: service.by.provenance };
  if (service.kind === "unheard") return UNHEARD;
  if (service.kind === "invalid") return yield* raise(notBuilt(service.what, service.where));
  const { baseUrl } = service;
  const where = metadata(ROLE_PATH);
  const question = { ...QUESTION, baseUrl };
  const first = yield* asked({ ...question, ask: "token" });
  if (first.kind === "assumed") return { kind: "absent", why: "not asked: taken as not there" };
  if (first.kind === "failure" && isUnheard(first.failure)) return UNHEARD;
  if (first.kind !== "token")
    return yield* raise(providerError("unreachable", "failed to load IMDS session token", where));
  const role = yield* roleName({ ...question, ask: "role", token: first.token }, where);
  if (role === null) return { kind: "absent", why: "the instance has no role" };
  const credentials = yield* credentialsOf({ ...question, ask: "credentials", role, token: first.token }, where);
  return found(credentials, role, baseUrl, where);
}

const notBuilt = (what: string, where: Provenance) =>
  providerError(
    "bad-setting",
    `an unexpected error occurred communicating with IMDS: failed to build IMDS client: ${what}`,
    where,
  );

const UNHEARD = { kind: "absent", why: "no instance metadata service answers" } as const;

/** Whatever but an answer. */
const isUnheard = ({ kind }: Failure): boolean => kind !== "http-status" && kind !== "bad-answer";

/** Null: 404, the instance has none. */
function* roleName(question: MetadataQuestion, where: Provenance): Walk<string | null> {
  const answer = yield* asked(question);
  if (answer.kind === "text") return answer.text;
  if (answer.kind === "failure" && answer.failure.code === "404") return null;
  const code = answer.kind === "failure" ? answer.failure.code : null;
  return yield* raise(providerError("unreachable", `error response from IMDS (code: ${code ?? "none"})`, where));
}

function* credentialsOf(question: MetadataQuestion, where: Provenance): Walk<SigningCredentials> {
  const answer = yield* asked(question);
  switch (answer.kind) {
    case "credentials":
    case "incomplete": {
      const refusal = refusalOf(answer);
      if (refusal !== null) return yield* raise(refused(refusal, where));
      const flaw = flawOf(answer);
      if (answer.kind === "credentials" && flaw === null) return answer.credentials;
      return yield* raise(unhandled("unreachable", flaw ?? "", where));
    }
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure": {
      // Of no role there is the list of roles again (golden `odd-00199`).
      if (answer.failure.kind === "bad-answer") {
        const message = "invalid JSON in response: expected a JSON document starting with `{`";
        return yield* raise(unhandled("unreachable", message, where));
      }
      const message = `Error retrieving credentials from IMDS: ${answer.failure.code ?? ""} ${answer.failure.message}`;
      return yield* raise(providerError("unreachable", message, where));
    }
    case "token":
    case "text":
      throw new Error(`metadata credentials answered with ${answer.kind}`);
  }
}

function refused({ code, message }: { readonly code: string; readonly message: string }, where: Provenance): SdkError {
  if (code !== "AssumeRoleUnauthorizedAccess")
    return providerError("denied", `Error retrieving credentials from IMDS: ${code} ${message}`, where);
  const hint = `${message}. Hint: Does this role have a trust relationship with EC2?`;
  return invalidConfiguration("denied", `Incorrect IMDS/IAM configuration: [${code}] ${hint}`, where);
}

function found(credentials: SigningCredentials, role: string, url: string, where: Provenance): StepResult {
  return {
    kind: "found",
    found: foundCredentials(
      // Expired credentials are used on (`maybe_extend_expiration`).
      credentials,
      `the instance's role ${role}`,
      { kind: "instance-metadata", url, role, provenance: where },
      [where],
    ),
  };
}
