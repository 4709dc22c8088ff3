import { SERVICE_READING } from "./service-reading.ts";
import type { Endpoint, Failure, Question, SigningCredentials } from "../../model/question.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { RegionChoice, SdkError, StsConnection } from "../../model/resolution.ts";
import { ASKED_ONCE, type RetryPolicy, asksAgain } from "../../walk/retry-policy.ts";
import { tried } from "../../walk/tried.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { LEGACY_GLOBAL_STS_REGIONS, partitionOf } from "../../walk/partitions.ts";
import { type Variant, serviceHost } from "../../walk/service-host.ts";
import type { Configured } from "../../walk/configured.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";
import { failureKind } from "../../walk/failure-kind.ts";
import { textIn } from "../flat/session.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import {
  DEFAULTS_MODES,
  FLAGS,
  type Making,
  RETRY_MODES,
  STS_ENDPOINTS,
  faultOf,
  isAttempts,
  wordOf,
} from "./client-options.ts";
import { type Service, configuredEndpoint } from "./configured-endpoint.ts";
import { type PhpSession, trueVariable } from "./session.ts";
import { booleanOf, regionOf, settingsSection } from "./settings.ts";

/** `strip_fips_pseudo_regions`: where no endpoint is configured, `fips` in a region's name is an option of its own. */
const withoutFips = (region: string): string => region.replaceAll("fips-", "").replaceAll("-fips", "");

interface PhpClient {
  readonly endpoint: Endpoint;
  readonly retries: RetryPolicy;
}

/** The region of the program's own client, as `getRegion()` tells it. */
// biome-ignore lint/correctness/useYield: a region walk may ask; this one does not
export function* clientRegion(session: PhpSession): Walk<RegionChoice> {
  const region = regionOf(session);
  if (region === null || clientFault(session) !== null) return { name: null, provenance: region?.provenance ?? null };
  const own = configuredEndpoint(session, "sts") !== null;
  return { name: own ? region.text : withoutFips(region.text), provenance: region.provenance };
}

/** What the program's client tells its chain; null: there is none, and the chain is asked by itself. */
export function clientRegionOrNull(session: PhpSession): Configured | null {
  const region = regionOf(session);
  return region === null || clientFault(session) !== null ? null : { ...region, text: withoutFips(region.text) };
}

export const clientFault = (session: PhpSession): SdkError | null =>
  faultOf({ session, service: "sts", region: regionOf(session) });

function endpointOf({ session, service, region }: Making): Endpoint {
  const named = region?.text ?? "";
  const own = configuredEndpoint(session, service);
  if (own !== null) return { url: own.text, signingRegion: named, reach: "custom" };
  const place = withoutFips(named);
  const isOn = (key: string) => booleanOf(wordOf({ session }, key, FLAGS)?.word ?? "") === true;
  const fips = wordOf({ session }, "use_fips_endpoint", FLAGS) === null ? place !== named : isOn("use_fips_endpoint");
  const dualStack = isOn("use_dualstack_endpoint");
  const legacy = wordOf({ session }, "sts_regional_endpoints", STS_ENDPOINTS)?.word.toLowerCase() === "legacy";
  const global = service === "sts" && isGlobal(place, legacy);
  if (global && !fips && !dualStack)
    return { url: "https://sts.amazonaws.com", signingRegion: "us-east-1", reach: "global" };
  const url = `https://${hostOf(service, place, { fips, dualStack })}`;
  // Asked in a region, and signed for all (goldens `mut-d-php-sts-legacy-*`).
  return { url, signingRegion: global ? "us-east-1" : place, reach: "regional" };
}

/** Its rules of the sign-in know no name of FIPS of its own (goldens `mut-a-login-fips-us-gov-west-1`, `mut-c-login-us-iso-east-1`). */
function hostOf(service: Service, region: string, variant: Variant): string {
  const isPlain = service !== "signin" || variant.dualStack || (!variant.fips && !/iso/.test(region));
  if (isPlain) return serviceHost(service, region, variant);
  return `signin${variant.fips ? "-fips" : ""}.${region}.${partitionOf(region).suffix}`;
}

const isGlobal = (region: string, legacy: boolean): boolean =>
  region === "aws-global" || (legacy && LEGACY_GLOBAL_STS_REGIONS.has(region));

/** Where the program's own STS client would ask who it is. AWS_CA_BUNDLE is not read (goldens `bundle-role-AWS_CA_BUNDLE-*`). */
export function stsConnection(session: PhpSession): StsConnection {
  const making: Making = { session, service: "sts", region: regionOf(session) };
  return { endpoint: faultOf(making) === null ? endpointOf(making) : null, caBundle: null };
}

/** Aws\RetryMiddleware, and RetryMiddlewareV2 of the modes `standard` and `adaptive` (3.376.2; set `hand-calls`). */
const AGAIN = new Set([
  "RequestLimitExceeded",
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "ProvisionedThroughputExceededException",
  "RequestThrottled",
  "BandwidthLimitExceeded",
  "RequestThrottledException",
  "TooManyRequestsException",
  "IDPCommunicationError",
  "EC2ThrottledException",
  "500",
  "502",
  "503",
  "504",
  "closed",
]);
const AGAIN_IN_STANDARD = new Set([
  ...AGAIN,
  "RequestTimeout",
  "RequestTimeoutException",
  "TransactionInProgressException",
  "PriorRequestNotComplete",
  "SlowDown",
]);

function hasDefaultsMode(session: PhpSession): boolean {
  const mode = wordOf({ session }, "defaults_mode", DEFAULTS_MODES);
  return mode !== null && mode.word.toLowerCase() !== "legacy";
}

/**
 * A defaults mode puts a list in the place of the client's retries; to the link of the metadata service, which is told them, no
 * number of attempts is as many as a list: it never gives up (AWS_DEFAULTS_MODE, 3.376.2; the lab ended `mut-c-role-defaults-mode-*`).
 */
export const neverGivesUp = (session: PhpSession): boolean => hasDefaultsMode(session) && clientFault(session) === null;

/** Mode and attempts from the same place: variables, or the file (golden `mut-d-php-attempts-beside-mode-setting`). */
function retriesOf(session: PhpSession): RetryPolicy {
  if (hasDefaultsMode(session)) return { attempts: 3, again: AGAIN_IN_STANDARD, reads: SERVICE_READING };
  const mode = wordOf({ session }, "retry_mode", RETRY_MODES);
  if (mode === null) return { attempts: 3, again: AGAIN, reads: SERVICE_READING };
  const most =
    mode.provenance.kind === "file"
      ? textIn(session, settingsSection(session), "max_attempts")
      : trueVariable(session, "AWS_MAX_ATTEMPTS");
  const attempts = most !== null && isAttempts(most.text) ? Number(most.text) : 3;
  const again = mode.word.toLowerCase() === "legacy" ? AGAIN : AGAIN_IN_STANDARD;
  return { attempts, again, reads: SERVICE_READING };
}

const EXCEPTIONS = {
  sts: "Sts\\Exception\\StsException",
  sso: "SSO\\Exception\\SSOException",
  sso_oidc: "SSOOIDC\\Exception\\SSOOIDCException",
  signin: "Signin\\Exception\\SigninException",
} as const;

/** A client that a link makes for itself; what making one raises ends the link. */
export function* made(making: Making): Walk<PhpClient> {
  const fault = faultOf(making);
  if (fault !== null) return yield* raise(fault);
  return { endpoint: endpointOf(making), retries: retriesOf(making.session) };
}

/** An exchange by such a client, each call of which may be repeated by the link on top of the client's own attempts. */
export function* exchanged(
  making: Making,
  question: (endpoint: Endpoint) => Question,
  where: Provenance,
  { repeats = ASKED_ONCE, kept }: { readonly repeats?: RetryPolicy; readonly kept?: SigningCredentials } = {},
): Walk<SigningCredentials> {
  const { endpoint, retries } = yield* made(making);
  const asked = question(endpoint);
  const short = shortParameter(asked);
  if (short !== null) return yield* raise(sdkError("bad-setting", "InvalidArgumentException", short, where));
  let answer = yield* tried(asked, retries);
  for (
    let more = repeats.attempts - 1;
    more > 0 && answer.kind === "failure" && asksAgain(repeats, answer.failure);
    more -= 1
  )
    answer = yield* tried(asked, retries);
  if (kept !== undefined && answer.kind === "failure" && isUnreadJson(answer.failure)) return kept;
  const type = `Aws\\${EXCEPTIONS[making.service]}`;
  return yield* credentialsIn(answer, (failure) => sdkError(failureKind(failure), type, failure.message, where));
}

const isUnreadJson = ({ kind, reply, fault }: Failure): boolean =>
  kind === "bad-answer" && fault === undefined && reply?.status === 200;

/** Aws\Api\Validator: what STS's model says of a parameter's length at least is looked at before anything is sent. */
function shortParameter(question: Question): string | null {
  if (question.kind !== "assume-role" && question.kind !== "assume-role-with-web-identity") return null;
  const operation = question.kind === "assume-role" ? "AssumeRole" : "AssumeRoleWithWebIdentity";
  const lengths = [
    ["RoleArn", question.roleArn.length, 20],
    ["RoleSessionName", question.sessionName?.length ?? 2, 2],
    ["WebIdentityToken", question.kind === "assume-role" ? 4 : question.token.length, 4],
  ] as const;
  const short = lengths.find(([, length, least]) => length < least);
  if (short === undefined) return null;
  const [name, length, least] = short;
  return (
    `Found 1 error while validating the input provided for the ${operation} operation:\n` +
    `[${name}] expected string length to be >= ${least}, but found string length of ${length}`
  );
}
