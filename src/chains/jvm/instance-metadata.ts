import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { metadata } from "../../model/provenance.ts";
import type { Answer, MetadataQuestion } from "../../model/question.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { type JvmSession, clientsProfile, filledVariable, plainVariable, textSetting } from "./session.ts";
import { isDocument } from "../../walk/lent-document.ts";
import { tried } from "../../walk/tried.ts";
import { foundCredentials } from "../../walk/holdings.ts";

export const METADATA_ADDRESS = "http://169.254.169.254/";
const IPV6 = "http://[fd00:ec2::254]/";
const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";

/** A question to the metadata service with all but what is asked for. */
export type MetadataBase = Omit<MetadataQuestion, "ask">;

/**
 * Where the service is looked for. A file that cannot be read is an error even here, unless a variable says where, for
 * the profile might name an endpoint (golden `open-00020`).
 */
export function* metadataService(session: JvmSession, profile = clientsProfile(session)): Walk<MetadataBase> {
  const custom = plainVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT");
  const { fault } = session.profiles;
  const { errors } = session.sdk;
  if (custom === null && fault !== null) yield* raise(errors.configuration("parse", `cannot read ${fault.path}`, null));
  // An empty variable is an endpoint that nobody answers at (golden `imds-endpoint-with-path-in-config`).
  if (custom?.text === "") yield* raise(errors.source("bad-setting", "no endpoint", custom.provenance));
  const endpoint = custom ?? textSetting(profile, "ec2_metadata_service_endpoint");
  // One without a scheme is no URI that anybody is asked at (golden `odd-00110`).
  if (endpoint !== null && !/^https?:/i.test(endpoint.text))
    yield* raise(errors.source("bad-setting", `Invalid endpoint: ${endpoint.text}`, endpoint.provenance));
  // An empty variable is a mode of no meaning (golden `mut-imds-mode-empty`).
  const mode =
    plainVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE") ??
    textSetting(profile, "ec2_metadata_service_endpoint_mode");
  if (endpoint === null && mode !== null && !/^ipv[46]$/i.test(mode.text))
    yield* raise(
      errors.configuration("bad-setting", `Unrecognized value for endpoint mode: ${mode.text}`, mode.provenance),
    );
  const baseUrl = endpoint?.text ?? (mode !== null && mode.text.toLowerCase() === "ipv6" ? IPV6 : METADATA_ADDRESS);
  return { kind: "metadata", baseUrl, role: null, token: null, timeout: 1, attempts: 1 };
}

/** `assumed`: offline, the service counts as absent. */
export type MetadataToken =
  | { readonly kind: "token"; readonly token: Secret }
  | { readonly kind: "none" }
  | { readonly kind: "refused" }
  | { readonly kind: "assumed" };

/** Each request by itself, as the SDK's client of the service has it. */
export const asked = ({ sdk }: JvmSession, question: MetadataQuestion): Walk<Answer> =>
  tried(question, sdk.retries.metadata);

export function* metadataToken(session: JvmSession, base: MetadataBase): Walk<MetadataToken> {
  const answer = yield* asked(session, { ...base, ask: "token" });
  if (answer.kind === "token") return { kind: "token", token: answer.token };
  if (answer.kind === "assumed") return { kind: "assumed" };
  return { kind: answer.kind === "failure" && answer.failure.code === "400" ? "refused" : "none" };
}

/**
 * Whether a service without tokens may be asked all the same: no word but "false" says so (golden
 * `mut-imds-v1-only-disabled-setting-odd`), and nothing does where the profile cannot be read (golden `20261128-00043`).
 */
export function allowsV1(session: JvmSession, profile = clientsProfile(session)): boolean {
  const exported = filledVariable(session, "AWS_EC2_METADATA_V1_DISABLED");
  if (exported === null && session.profiles.fault !== null) return false;
  const disabled = exported ?? textSetting(profile, "ec2_metadata_v1_disabled");
  return disabled === null || disabled.text.toLowerCase() === "false";
}

/** The role's name, then its credentials. */
export function* roleCredentials(session: JvmSession, base: MetadataBase): Walk<StepResult> {
  const { errors } = session.sdk;
  const where = metadata(ROLE_PATH);
  const named = yield* asked(session, { ...base, ask: "role" });
  const role = named.kind === "text" ? (named.text.trim().split("\n")[0] ?? "") : null;
  if (role === null || (role === "" && session.sdk.roleWithoutName === "none"))
    return { kind: "absent", why: "no instance metadata service answers with a role" };
  const answer = yield* asked(session, { ...base, ask: "credentials", role });
  const credentials =
    answer.kind === "assumed" ? UNKNOWN_CREDENTIALS : isDocument(answer) ? session.sdk.lent(answer) : null;
  if (credentials === null)
    return yield* raise(errors.source("unreachable", `the metadata service gives no credentials for ${role}`, where));
  return {
    kind: "found",
    found: foundCredentials(
      credentials,
      `the instance's role ${role}`,
      { kind: "instance-metadata", url: base.baseUrl, role, provenance: where },
      [where],
    ),
  };
}
