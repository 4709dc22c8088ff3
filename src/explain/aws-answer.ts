import type { KnownErrorKind } from "../walk/known-error.ts";
import { readingsOf } from "./readings.ts";
import { serviceErrors } from "./service-errors.ts";

/** What AWS answered, by whichever SDK's way of telling it. */
export interface AwsAnswer {
  readonly kind: KnownErrorKind;
  readonly says: string;
  /** A call of the program's own was answered, none of those by which chains get their keys. */
  readonly isOwnCall: boolean;
  readonly denial: Denial;
}

/** Whom AWS names as it denies something, and what; null each: the text does not say. */
export interface Denial {
  readonly account: string | null;
  /** As `awswho can` takes it. */
  readonly action: string | null;
  readonly resource: string | null;
}

/** How SDKs tell a service's code, and the operation where they name it: the innermost of several. */
const TOLD: readonly RegExp[] = [
  /An error occurred \((?<code>[\w.]+)\) when\s+calling the (?<operation>\w+) operation/,
  /[\s\S]*operation error [\w ]+: (?<operation>\w+), (?:[^\n]*?, )?(?:api error )?(?<code>[A-Z]\w+): /,
  /Error Code: (?<code>[\w.]+)/,
  /<Code>(?<code>\w+)<\/Code>/,
  /\b(?<code>[A-Z][a-z]+[A-Z]\w+|Throttling): .*\n\s*status code: \d+, request id/,
  /AWS HTTP error: [\s\S]*?\b(?<code>[A-Z]\w+) \((?:client|server)\): /,
  /(?:^|[\s"])(?:Error: )?(?<code>(?:NoSuch|Throttl|TooMany)\w+|MalformedPolicyDocument|\w*LimitExceeded(?:Exception)?|(?!EnvAccessKey)\w+(?:NotFound|NotFoundException|AlreadyExists|AlreadyExistsException|NonExistentQueue)|ConditionalCheckFailedException): /,
];

/** By these a chain gets its keys: what AWS says to them is a fault of the chain's. */
const ASKED_BY_CHAINS =
  /^(?:AssumeRole\w*|GetRoleCredentials|CreateToken\w*|GetSessionToken|GetFederationToken|StartDeviceAuthorization|RegisterClient|CreateOAuth2Token|GetMetadata|GetToken)$/;

/** What a service's code is about, where it is no question of who asks. */
const OF_NO_CREDENTIALS: readonly (readonly [RegExp, string])[] = [
  [
    /NoSuch|NotFound|DoesNotExist|NonExistent|NotExist|^404$/,
    "what the call names is not there. If it should be, another account or region was asked than was meant.",
  ],
  [
    /Thrott|TooMany|SlowDown|LimitExceeded|RequestLimit/,
    "too many calls, or too much of a kind, whoever asked: try again later and more slowly, or have the quota raised.",
  ],
  [
    /AlreadyExists|AlreadyOwned|Conflict|InUse|ConditionalCheck/,
    "what is there already, or a condition that it does not meet, stands in the way.",
  ],
  [
    /Redirect|BucketRegion|IllegalLocation/,
    "the bucket is in another region than the one that was asked: give its own.",
  ],
  [/Internal|Unavailable|ServiceException|ServiceFailure|^5\d\d$/, "the service itself failed: try again later."],
  [
    /Validation|Invalid|Malformed|Missing|BadRequest|Parameter|^400$/,
    "the call itself is not as the service wants it.",
  ],
];

/** Null: the text has no answer of AWS's whose meaning is known. */
export function answerIn(text: string): AwsAnswer | null {
  const readings = readingsOf(text);
  const told = firstOf(readings, (reading) => firstOf(TOLD, (pattern) => pattern.exec(reading)?.groups ?? null));
  const [code = "", operation = ""] = [told?.["code"], told?.["operation"]];
  const isOwnCall = operation !== "" && !ASKED_BY_CHAINS.test(operation);
  const beside = { isOwnCall, denial: firstOf(readings, denialIn) ?? NO_DENIAL };
  for (const { id, pattern, kind, says } of serviceErrors) {
    const match = firstOf(readings, (reading) => pattern.exec(reading));
    // A call of the program's own that is written wrong is no setting's fault.
    if (match !== null && !(id === "validation" && isOwnCall)) return { kind, says: filled(says, match), ...beside };
  }
  if (code === "" || (operation !== "" && !isOwnCall)) return null;
  const about = OF_NO_CREDENTIALS.find(([pattern]) => pattern.test(code))?.[1];
  return about === undefined
    ? null
    : { kind: "other", says: `That is about the call, not about credentials: ${about}`, ...beside };
}

function firstOf<Each, Found>(all: readonly Each[], find: (each: Each) => Found | null): Found | null {
  for (const each of all) {
    const found = find(each);
    if (found !== null) return found;
  }
  return null;
}

const NO_DENIAL: Denial = { account: null, action: null, resource: null };

function denialIn(text: string): Denial | null {
  const match =
    /(?:arn:aws[\w-]*:(?:sts|iam)::(\d{12}):\S+ )?is not authorized to perform: ([\w-]+:\w+)(?:\s+on resource:\s+"?([^\s"\\]+))?/.exec(
      text,
    );
  if (match === null) return null;
  const [, account = null, action = null, resource = null] = match;
  return { account, action, resource };
}

/** A sentence with the values that its pattern caught. */
export const filled = (says: string, match: RegExpExecArray): string =>
  says.replace(/\$(\d)/g, (_, index: string) => shortened(match[Number(index)]?.trim() ?? "…"));

/** A value may have caught the rest of a log. */
const shortened = (value: string): string => (value.length > 160 ? `${value.slice(0, 160)}…` : value);
