import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { type Provenance, metadata } from "../../model/provenance.ts";
import type { Answer, MetadataQuestion, SigningCredentials } from "../../model/question.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { invalidUrl, metadataRefused, notReached, passedOn, thrown, v1Blocked } from "./errors.ts";
import { holdsTexts } from "./holds-texts.ts";
import { askedAtOnce, exchanged } from "./exchanged.ts";
import { type JsV3Session, chosenProfile, exportedProfile, loadConfig, textSetting } from "./session.ts";
import { type Configured, plainVariable, setVariable } from "../../walk/configured.ts";

const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";

/** The chain's last link where no container variable is set; off by any text but `false`. */
export function* instanceMetadata(session: JsV3Session): Walk<StepResult> {
  const container =
    setVariable(session, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") ??
    setVariable(session, "AWS_CONTAINER_CREDENTIALS_FULL_URI");
  if (container !== null)
    return { kind: "skipped", why: "a container variable takes its place", provenance: container.provenance };
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  const disabled = setVariable(session, "AWS_EC2_METADATA_DISABLED");
  if (disabled !== null && disabled.text !== "false")
    return { kind: "skipped", why: "switched off by AWS_EC2_METADATA_DISABLED", provenance: disabled.provenance };
  const ended = yield* untilRaised(askedAtOnce(instanceSource(session)));
  if (ended.kind === "returned") return ended.value;
  // The chain goes on from here either way; that there is no such service is no failure worth telling.
  if (ended.error.type === "ProviderError")
    return { kind: "absent", why: "no instance metadata service answers with a role" };
  return yield* raise(ended.error);
}

/** fromInstanceMetadata by itself: as a credential_source it heeds no switch (golden `imds-credsource-disabled`). */
export function instanceSource(session: JsV3Session): Found {
  const where = metadata(ROLE_PATH);
  return exchanged({
    why: "the instance's role",
    where,
    plan: [{ kind: "instance-metadata", url: "http://169.254.169.254/", role: null, provenance: where }],
    account: null,
    triggers: [where],
    freeze: () => instanceCredentials(session, where),
  });
}

type Request = Pick<MetadataQuestion, "kind" | "baseUrl" | "timeout" | "attempts">;

function* instanceCredentials(session: JsV3Session, where: Provenance): Walk<SigningCredentials> {
  const baseUrl = yield* serviceUrl(session);
  const request: Request = { kind: "metadata", baseUrl, timeout: 1, attempts: 1 };
  const first = yield { ...request, ask: "token", role: null, token: null };
  if (first.kind === "assumed") return yield* raise(notReached(where));
  if (first.kind === "failure" && first.failure.code === "400") return yield* raise(metadataRefused(where));
  const token = first.kind === "token" ? first.token : null;
  if (token === null) yield* refuseV1(session);
  const role = yield* roleName(yield { ...request, ask: "role", role: null, token }, where);
  return yield* given(yield { ...request, ask: "credentials", role, token }, where);
}

function* roleName(answer: Answer, where: Provenance): Walk<string> {
  return answer.kind === "text" ? answer.text.trim() : yield* raise(failure(answer, where));
}

function* given(answer: Answer, where: Provenance): Walk<SigningCredentials> {
  switch (answer.kind) {
    case "credentials":
      return holdsTexts(answer) ? answer.credentials : yield* raise(failure(answer, where));
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
    case "failure":
    case "token":
    case "text":
      return yield* raise(failure(answer, where));
  }
}

function failure(answer: Answer, where: Provenance) {
  if (answer.kind === "incomplete" || answer.kind === "credentials")
    return passedOn({
      kind: "unreachable",
      message: "Invalid response received from instance metadata service.",
      where,
    });
  // What is no JSON is thrown by JSON.parse itself, and ends the chain.
  if (answer.kind === "failure" && answer.failure.kind === "bad-answer")
    return thrown("SyntaxError", { kind: "unreachable", message: answer.failure.message, where });
  return answer.kind === "failure" && answer.failure.kind === "http-status"
    ? metadataRefused(where)
    : notReached(where);
}

/** getInstanceMetadataEndpoint: of the endpoint only host and port are kept; its profile is AWS_PROFILE's. */
function* serviceUrl(session: JsV3Session): Walk<string> {
  const profile = exportedProfile(session);
  const custom = loadConfig(
    session,
    { variable: "AWS_EC2_METADATA_SERVICE_ENDPOINT", setting: "ec2_metadata_service_endpoint" },
    profile,
  );
  if (custom !== null && custom.text !== "") return yield* customUrl(custom);
  const mode = loadConfig(
    session,
    { variable: "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", setting: "ec2_metadata_service_endpoint_mode" },
    profile,
  );
  if (mode === null || mode.text === "IPv4") return "http://169.254.169.254/";
  if (mode.text === "IPv6") return "http://[fd00:ec2::254]/";
  return yield* raise(
    thrown("Error", {
      kind: "bad-setting",
      message: `Unsupported endpoint mode: ${mode.text}. Select from IPv4,IPv6`,
      where: mode.provenance,
    }),
  );
}

function* customUrl({ text, provenance: where }: Configured): Walk<string> {
  if (!URL.canParse(text)) return yield* raise(invalidUrl(where));
  const { protocol, host } = new URL(text);
  if (protocol === "http:") return `http://${host}/`;
  const message = `Protocol "${protocol}" not supported. Expected "http:"`;
  return yield* raise(thrown("TypeError", { kind: "bad-setting", message, where }));
}

/** Without a token only IMDSv1 is left, unless it is forbidden: any text but `false`, the variable first. */
function* refuseV1(session: JsV3Session): Walk<void> {
  const inEnvironment = plainVariable(session, "AWS_EC2_METADATA_V1_DISABLED");
  const value = inEnvironment ?? textSetting(chosenProfile(session, "config"), "ec2_metadata_v1_disabled");
  if (value === null || value.text === "" || value.text === "false") return;
  const cause =
    inEnvironment === null
      ? "config file profile (ec2_metadata_v1_disabled)"
      : "process environment variable (AWS_EC2_METADATA_V1_DISABLED)";
  yield* raise(v1Blocked(cause, value.provenance));
}
