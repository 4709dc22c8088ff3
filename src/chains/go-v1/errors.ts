import { isUnreached } from "../../walk/unreached.ts";
import { refusalKind } from "../../walk/refusal-kind.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Failure } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";

/*
 * The errors of aws-sdk-go 1.55.8. `type` is awserr.Error's Code, or the Go type of an error that has none.
 */

type Where = Provenance | null;
type Kind = SdkError["kind"];

/** awserr.New: "Code: message", and what caused it on a line of its own. */
export const awserr = (kind: Kind, code: string, message: string, where: Where, cause?: string): SdkError => ({
  kind,
  type: code,
  message: `${code}: ${message}${cause === undefined ? "" : `\ncaused by: ${cause}`}`,
  provenance: where,
  related: [],
});

/** fmt.Errorf: an error without a code. */
export const plainError = (kind: Kind, message: string, where: Where): SdkError => ({
  kind,
  type: "*errors.errorString",
  message,
  provenance: where,
  related: [],
});

export const sharedConfigLoadError = (path: string, why: string, where: Where): SdkError =>
  awserr("parse", "SharedConfigLoadError", `failed to load config file, ${path}`, where, `INIParseError: ${why}`);

export const credentialRequiresArn = (type: string, profile: string, where: Where): SdkError =>
  awserr(
    "partial",
    "CredentialRequiresARNError",
    `credential type ${type} requires role_arn, profile ${profile}`,
    where,
  );

export const sourceCollision = (places: readonly Provenance[]): SdkError => ({
  ...awserr(
    "two-sources",
    "SharedConfigErr",
    "only one credential type may be specified per profile: source profile, credential source, credential process, " +
      "web identity token",
    places[0] ?? null,
  ),
  related: places.slice(1),
});

export function sourceWithoutCredentials(kind: "no-source" | "loop", role: string, source: Setting): SdkError {
  const name = source.value.kind === "text" ? source.value.text : "";
  const message = `failed to load assume role for ${role}, source profile ${name} has no shared credentials`;
  return awserr(kind, "SharedConfigAssumeRoleError", message, source.provenance);
}

export const missingSsoSession = (name: Setting): SdkError =>
  plainError(
    "bad-setting",
    `failed to find SSO session section, ${name.value.kind === "text" ? name.value.text : ""}`,
    name.provenance,
  );

/** endpoints.GetSTSRegionalEndpoint and GetS3UsEast1RegionalEndpoint have a message of their own, by their types' names. */
const TYPES: Readonly<Record<string, string>> = {
  sts_regional_endpoints: "STSRegionalEndpoint",
  s3_us_east_1_regional_endpoint: "S3UsEast1RegionalEndpoint",
};

export function badSharedSetting(path: string, { key, value, provenance }: Setting): SdkError {
  const type = TYPES[key];
  const why =
    type === undefined
      ? "unknown EC2 IMDS endpoint mode, must be either IPv6 or IPv4"
      : `unable to resolve the value of ${type} for ${value.kind === "text" ? value.text : ""}`;
  return plainError("bad-setting", `failed to load ${key} from shared config, ${path}, ${why}`, provenance);
}

export const badVariable = (message: string, where: Where): SdkError =>
  plainError("bad-setting", `failed to load environment config, ${message}`, where);

export const badCredentialSource = (where: Where): SdkError =>
  awserr(
    "bad-setting",
    "SharedConfigErr",
    "credential source values must be EcsContainer, Ec2InstanceMetadata, or Environment",
    where,
  );

export const noContainerVariable = (where: Where): SdkError =>
  awserr(
    "no-source",
    "SharedConfigErr",
    "EcsContainer was specified as the credential_source, but 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' was not set",
    where,
  );

export const mfaWithoutProvider = (where: Where): SdkError =>
  awserr(
    "mfa",
    "AssumeRoleTokenProviderNotSetError",
    "assume role with MFA enabled, but AssumeRoleTokenProvider session option not set.",
    where,
  );

export const emptyStaticCredentials = (where: Where): SdkError =>
  awserr("partial", "EmptyStaticCreds", "static credentials are empty", where);

export const NO_PROVIDERS = "NoCredentialProviders";

/** credentials.ChainProvider hides what its links said. */
export const noProviders = (where: Where): SdkError =>
  awserr("no-source", NO_PROVIDERS, "no valid providers in chain. Deprecated.", where);

export const invalidParameter = (fields: readonly string[], where: Where): SdkError =>
  awserr("bad-setting", "InvalidParameter", `${fields.length} validation error(s) found: ${fields.join(", ")}.`, where);

export const webIdentityError = (kind: Kind, message: string, where: Where, cause?: string): SdkError =>
  awserr(kind, "WebIdentityErr", message, where, cause);

/** What a failed call is raised as: AWS's own code, or RequestError where nothing was answered. */
export function callFailed(failure: Failure, url: string, where: Where): SdkError {
  if (isUnreached(failure))
    return awserr("unreachable", "RequestError", "send request failed", where, `${url}: ${failure.message}`);
  if (failure.kind === "bad-answer") return notUnmarshalled(failure, where);
  const isCoded = failure.reply === undefined || Object.values(failure.reply.codes).includes(failure.code ?? "");
  if (isCoded) return awserr(refusalKind(failure.kind), failure.code ?? "UnknownError", failure.message, where);
  // An answer that no code can be read from has an empty one.
  return awserr("denied", "", `\n\tstatus code: ${failure.reply?.status}, request id: `, where);
}

/** private/protocol: what came is none of the service's documents, or of its errors (set `hand-answered`). */
function notUnmarshalled({ reply, message }: Failure, where: Where): SdkError {
  const status = reply?.status ?? 200;
  const what = status < 300 ? "failed decoding response" : "failed to unmarshal error message";
  return awserr("denied", "SerializationError", `${what}\n\tstatus code: ${status}, request id: `, where, message);
}
