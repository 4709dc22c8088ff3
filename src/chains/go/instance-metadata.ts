import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { metadata } from "../../model/provenance.ts";
import type { Answer, Failure, MetadataQuestion, SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { argumentIn, isTrue } from "./block-arguments.ts";
import {
  callFailed,
  exhausted,
  goError,
  namedOr,
  operationFailed,
  plainError,
  refreshFailed,
  unsupported,
  worded,
} from "./errors.ts";
import { isHttp } from "./is-http.ts";
import { notDecoded, notJson } from "./lent-document.ts";
import { GET_METADATA } from "./operations.ts";
import { type Provider, foundIn } from "./provider.ts";
import { profileSetting } from "./region.ts";
import type { GoSession } from "./session.ts";
import { heldIn, isDocument, verdictOf } from "../../walk/lent-document.ts";
import { asksAgain } from "../../walk/retry-policy.ts";
import { tried } from "../../walk/tried.ts";
import { METADATA_RETRIES } from "./retry-policies.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { exchangedLater } from "../../walk/holdings.ts";

const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";
const WHERE = metadata(ROLE_PATH);

/** The switch: only `true`, in any case (`1` does not count). What a provider block says is put in its place. */
function metadataSwitch(session: GoSession): Configured | null {
  const skipped = argumentIn(session.block, "skip_metadata_api_check");
  if (skipped !== null) return isTrue(skipped) ? skipped : null;
  const disabled = setVariable(session, "AWS_EC2_METADATA_DISABLED");
  return disabled?.text.toLowerCase() === "true" ? disabled : null;
}

const switchName = ({ provenance }: Configured): string =>
  provenance.kind === "variable" ? provenance.name : "skip_metadata_api_check";

/** The end of the line: nothing there is "no EC2 IMDS role found", which is how this SDK says that it found nothing. */
export function* instanceMetadata(session: GoSession): Walk<StepResult> {
  const disabled = metadataSwitch(session);
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  if (disabled !== null)
    return { kind: "skipped", why: `switched off by ${switchName(disabled)}`, provenance: disabled.provenance };
  const listed = yield* roleListed(session);
  switch (listed.kind) {
    case "assumed":
      return { kind: "absent", why: "not asked: taken as not there" };
    case "failed":
      return { kind: "absent", why: "no instance metadata service answers with a role" };
    case "role": {
      const ended = yield* untilRaised(credentialsOf(listed));
      if (ended.kind === "raised") return yield* raise(namedOr("*fmt.wrapError", refreshFailed(ended.error)));
      const credentials = ended.value;
      const holding = holdingOf(listed.role, listed.question.baseUrl);
      return foundIn({
        why: `the instance's role ${listed.role}`,
        holding: { ...holding, accessKeyId: credentials.accessKeyId, expiration: credentials.expiration },
        // biome-ignore lint/correctness/useYield: asked already
        *retrieve() {
          return credentials;
        },
      });
    }
  }
}

const holdingOf = (role: string | null, url: string) =>
  exchangedLater([{ kind: "instance-metadata", url, role, provenance: WHERE }], WHERE, [WHERE]);

/** The same as the source of a role: then nothing there is an error. */
export const metadataProvider = (session: GoSession): Provider => ({
  why: "with the instance's role",
  holding: holdingOf(null, metadataUrl(session)),
  cached: true,
  *retrieve() {
    const disabled = metadataSwitch(session);
    if (disabled !== null) return yield* raise(noRole(disabledError(disabled)));
    const listed = yield* roleListed(session);
    switch (listed.kind) {
      case "assumed":
        return UNKNOWN_CREDENTIALS;
      case "failed":
        return yield* raise(noRole(listed.error));
      case "role":
        return yield* credentialsOf(listed);
    }
  },
});

const noRole = (error: SdkError): SdkError =>
  worded("no EC2 IMDS role found, ", operationFailed(GET_METADATA, error, METADATA_RETRIES));

const disabledError = (disabled: Configured): SdkError =>
  plainError(
    "no-source",
    'access disabled to EC2 IMDS via client option, or "AWS_EC2_METADATA_DISABLED" environment variable',
    disabled.provenance,
  );

/** Only where the block names no endpoint is the older name put in the first one's place. */
function metadataVariable(session: GoSession): Configured | null {
  const { names, block } = session;
  const read = argumentIn(block, ENDPOINT) === null ? names.metadata : names.metadata.slice(0, 1);
  return read.map((name) => setVariable(session, name)).find((value) => value !== null) ?? null;
}

const ENDPOINT = "ec2_metadata_service_endpoint";

const rootOf = ({ text }: Configured): string => `${/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(text)?.[0] ?? text}/`;

const PLAIN_URL = "http://169.254.169.254/";

/** For a client that was made without the configuration: what a block says does not reach it. */
export function plainMetadataUrl(session: GoSession): string {
  const custom = metadataVariable(session);
  return custom === null ? PLAIN_URL : rootOf(custom);
}

/** The path of a set address is lost: the request's own replaces it (imds/request_middleware.go, 1.20.7). */
function metadataUrl(session: GoSession): string {
  const custom = argumentIn(session.block, ENDPOINT) ?? metadataVariable(session) ?? profileSetting(session, ENDPOINT);
  if (custom !== null) return rootOf(custom);
  const mode =
    argumentIn(session.block, "ec2_metadata_service_endpoint_mode") ??
    setVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE") ??
    profileSetting(session, "ec2_metadata_service_endpoint_mode");
  return mode?.text.trim().toLowerCase() === "ipv6" ? "http://[fd00:ec2::254]/" : PLAIN_URL;
}

export const metadataQuestion = (session: GoSession): MetadataQuestion => ({
  kind: "metadata",
  ask: "token",
  role: null,
  token: null,
  baseUrl: metadataUrl(session),
  timeout: 1,
  attempts: 3,
});

/** Each request by itself, its token too. */
export const asked = (question: MetadataQuestion): Walk<Answer> => tried(question, METADATA_RETRIES);

/**
 * resolveDefaultsModeRuntimeEnvironment: in mode auto the instance is asked where it is, whatever the variables say; no
 * answer will do (goldens `role-auto-instance`, `role-auto-instance-bad`, `role-auto-lambda`).
 */
export function* autoModeRegion(session: GoSession): Walk<void> {
  const mode = setVariable(session, "AWS_DEFAULTS_MODE") ?? profileSetting(session, "defaults_mode");
  if (mode?.text.toLowerCase() !== "auto") return;
  if (metadataSwitch(session) !== null || session.hidden.has("metadata")) return;
  const question = metadataQuestion(session);
  if (!isHttp(question.baseUrl)) return;
  const first = yield* asked(question);
  if (first.kind === "assumed") return;
  if (first.kind === "failure" && (first.failure.code === "400" || forbidsV1(session))) return;
  yield* asked({ ...question, ask: "document", token: first.kind === "token" ? first.token : null });
}

type Listed =
  | { readonly kind: "assumed" }
  | { readonly kind: "failed"; readonly error: SdkError }
  | (RoleListed & { readonly kind: "role" });

interface RoleListed {
  readonly role: string;
  readonly question: MetadataQuestion;
  /** Whether a token is asked for again. */
  readonly anew: boolean;
}

/** tokenProvider.updateToken: after these it asks for none any more; after any other it goes without this once. */
const isSwitchedOff = (answer: Answer): boolean =>
  answer.kind === "failure" && ["403", "404", "405"].includes(answer.failure.code ?? "");

/** IMDSv2, or v1 where no token is to be had and v1 is not forbidden. */
function* roleListed(session: GoSession): Walk<Listed> {
  const question = metadataQuestion(session);
  if (!isHttp(question.baseUrl)) return { kind: "failed", error: unsupported(question.baseUrl, WHERE) };
  const first = yield* asked(question);
  if (first.kind === "assumed") return { kind: "assumed" };
  const token = first.kind === "token" ? first.token : null;
  if (first.kind === "failure" && (first.failure.code === "400" || forbidsV1(session)))
    return { kind: "failed", error: worded("failed to get API token, ", unanswered(first.failure, question)) };
  const answer = yield* asked({ ...question, ask: "role", token });
  if (answer.kind === "failure") return { kind: "failed", error: unanswered(answer.failure, question) };
  const role = answer.kind === "text" ? (answer.text.split("\n")[0] ?? "") : "";
  if (role === "")
    return yield* raise(goError("no-source", "*fmt.wrapError", "unexpected empty EC2 IMDS role list", WHERE));
  return { kind: "role", role, question: { ...question, token }, anew: token === null && !isSwitchedOff(first) };
}

export const unanswered = (failure: Parameters<typeof callFailed>[0], { baseUrl }: MetadataQuestion): SdkError =>
  failure.kind === "http-status"
    ? goError("unreachable", "*http.ResponseError", "request to EC2 IMDS failed", WHERE)
    : callFailed(failure, baseUrl, WHERE);

const forbidsV1 = (session: GoSession): boolean =>
  (
    setVariable(session, "AWS_EC2_METADATA_V1_DISABLED") ?? profileSetting(session, "ec2_metadata_v1_disabled")
  )?.text.toLowerCase() === "true";

/** A fault of the server's own is asked over, and said to have been. */
function getMetadataFailed(failure: Failure, question: MetadataQuestion): SdkError {
  const error = unanswered(failure, question);
  const last = asksAgain(METADATA_RETRIES, failure) ? exhausted(error, METADATA_RETRIES) : error;
  return operationFailed(GET_METADATA, last, METADATA_RETRIES);
}

function* credentialsOf({ role, question, anew }: RoleListed): Walk<SigningCredentials> {
  const second = anew ? yield* asked({ ...question, ask: "token" }) : null;
  const token = second?.kind === "token" ? second.token : question.token;
  const answer = yield* asked({ ...question, ask: "credentials", role, token });
  if (answer.kind === "assumed") return UNKNOWN_CREDENTIALS;
  const got = `failed to get ${role} EC2 IMDS role credentials, `;
  const decoded = `failed to decode ${role} EC2 IMDS role credentials, `;
  if (answer.kind === "failure" && answer.failure.kind === "bad-answer")
    return yield* raise(worded(decoded, notJson(answer.failure, WHERE)));
  if (answer.kind === "failure") return yield* raise(worded(got, getMetadataFailed(answer.failure, question)));
  if (!isDocument(answer)) throw new Error(`metadata credentials answered with ${answer.kind}`);
  const fault = notDecoded(answer, WHERE);
  if (fault !== null) return yield* raise(worded(decoded, fault));
  const { code, message } = verdictOf(answer);
  if (code?.toLowerCase() === "success") return heldIn(answer);
  const said = `api error ${code ?? ""}: ${message ?? ""}`;
  return yield* raise(goError("denied", "*smithy.GenericAPIError", `${got}${said}`, WHERE));
}
