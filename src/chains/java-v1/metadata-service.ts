import { metadata, variable } from "../../model/provenance.ts";
import type { Answer, MetadataQuestion } from "../../model/question.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { NO_CONNECTION, sdkClient } from "./errors.ts";
import { type JavaV1Session, plainProperty } from "./session.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";

/**
 * EC2MetadataUtils.getHostAddressForEC2MetadataService: a property, else the environment, each counts though empty. It
 * knows no mode (golden `mut-chains-imds-six-variable`).
 */
export const metadataUrl = (session: JavaV1Session): string =>
  (
    plainProperty(session, "com.amazonaws.sdk.ec2MetadataServiceEndpointOverride") ??
    plainVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT")
  )?.text ?? "http://169.254.169.254";

/** What switches it off, if anything does (SDKGlobalConfiguration.isEc2MetadataDisabled). */
export function metadataSwitch(session: JavaV1Session): Configured | null {
  const words = [
    plainProperty(session, "com.amazonaws.sdk.disableEc2Metadata"),
    plainVariable(session, "AWS_EC2_METADATA_DISABLED"),
  ];
  return words.find((word) => word?.text.toLowerCase() === "true") ?? null;
}

export type Asked = Pick<MetadataQuestion, "ask" | "role">;

/**
 * InstanceMetadataServiceResourceFetcher.readResource: a fresh token for each resource (goldens with `imds token` before
 * every `imds …`). Null: taken as not there.
 */
export function* readResource(session: JavaV1Session, { ask, role }: Asked): Walk<Answer | null> {
  const question = { kind: "metadata" as const, baseUrl: metadataUrl(session), timeout: 2, attempts: 1 };
  if (!/^https?:\/\//i.test(question.baseUrl))
    return yield* raise(
      sdkClient(
        "bad-setting",
        "Unable to load credentials from service endpoint",
        variable("AWS_EC2_METADATA_SERVICE_ENDPOINT"),
      ),
    );
  const first = yield { ...question, ask: "token", role: null, token: null };
  if (first.kind === "assumed") return null;
  const token = yield* tokenOf(first);
  if (token === null && withoutV1(session))
    return yield* raise(
      sdkClient("unreachable", "Unable to load credentials from service endpoint", metadata("/latest/")),
    );
  const answer = yield { ...question, ask, role, token };
  if (answer.kind === "assumed") return null;
  if (answer.kind === "failure") return yield* raise(resourceFailed(answer));
  return answer;
}

/** Either switch forbids to go on without a token (goldens `mut-imds-v1-only-disabled`, `-enabled`, `-disabled-setting-odd`). */
function withoutV1(session: JavaV1Session): boolean {
  const setting = session.config.profile(session.profile.name)?.setting("ec2_metadata_v1_disabled")?.value;
  const words = [
    plainProperty(session, "com.amazonaws.sdk.disableEc2MetadataV1")?.text,
    plainVariable(session, "AWS_EC2_METADATA_V1_DISABLED")?.text,
    setting?.kind === "text" ? setting.text : undefined,
  ];
  return words.some((word) => word?.toLowerCase() === "true");
}

/** Null: IMDSv1 is tried, because the token was refused in a way that says "not supported", or not answered in time. */
function* tokenOf(answer: Answer): Walk<Secret | null> {
  if (answer.kind === "token") return answer.token;
  if (answer.kind !== "failure") return null;
  const { kind, code } = answer.failure;
  if (kind === "timeout") return null;
  if (kind === "http-status" && code !== "400" && !/^5\d\d$/.test(code ?? "")) return null;
  return yield* raise(resourceFailed(answer));
}

function resourceFailed(answer: Answer & { kind: "failure" }) {
  const { failure } = answer;
  const message =
    failure.kind === "http-status" ? `The requested metadata is not found: ${failure.message}` : NO_CONNECTION;
  return sdkClient("unreachable", message, metadata("/latest/"));
}
