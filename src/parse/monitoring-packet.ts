import type { CallAttempt, FinishedCall, MonitoringPacket } from "../model/trace.ts";
import { callingSdk } from "./calling-sdk.ts";

/** What the SDKs keep to: botocore 1.43 `SocketPublisher`, aws-sdk 2.1693 `publisher/index.js`. Bytes. */
const LARGEST = 8 * 1024;

const UNREADABLE: MonitoringPacket = { kind: "unreadable" };
const STRANGER: MonitoringPacket = { kind: "stranger" };

/**
 * One datagram of an SDK's client-side monitoring. Anybody on the machine can send to the port: what has not the form
 * of its field is dropped, and what is not on the list (SessionToken and the messages are not) is never looked at again.
 * `knownKeyIds`: ids that stand on this machine, which may be any word where an emulator is called.
 */
export function readMonitoringPacket(
  bytes: Uint8Array,
  clientId: string,
  knownKeyIds: ReadonlySet<string> = new Set(),
): MonitoringPacket {
  if (bytes.length > LARGEST) return UNREADABLE;
  const fields = objectIn(bytes);
  if (fields === null) return UNREADABLE;
  if (fields["ClientId"] !== clientId) return STRANGER;
  const service = formed(fields["Service"], SERVICE);
  const operation = formed(fields["Api"], OPERATION);
  if (service === null || operation === null) return UNREADABLE;
  const sdk = callingSdk(formed(fields["UserAgent"], USER_AGENT) ?? "");
  switch (fields["Type"]) {
    case "ApiCallAttempt":
      return {
        kind: "attempt",
        service,
        operation,
        sdk,
        accessKeyId: keyIdIn(fields["AccessKey"], knownKeyIds),
        signed: typeof fields["AccessKey"] === "string" && fields["AccessKey"] !== "",
        region: formed(fields["Region"], REGION),
        host: formed(fields["Fqdn"], HOST),
        hasSessionToken: typeof fields["SessionToken"] === "string" && fields["SessionToken"] !== "",
        answered: isStatus(fields["HttpStatusCode"]),
        error: errorOf(fields, ""),
      } satisfies CallAttempt;
    case "ApiCall":
      return {
        kind: "call",
        service,
        operation,
        sdk,
        attempts: countOf(fields["AttemptCount"]),
        answered: isStatus(fields["FinalHttpStatusCode"]),
        error: errorOf(fields, "Final"),
      } satisfies FinishedCall;
    default:
      return UNREADABLE;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function objectIn(bytes: Uint8Array): Fields | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

/** `CloudWatch Logs`, `Route 53`. */
const SERVICE = /^[A-Za-z][\w .-]{0,63}$/;
const OPERATION = /^[A-Za-z]\w{0,127}$/;
/** Capitals and digits, as AWS makes them: a secret that was put in an id's place is no id. */
const KEY_ID = /^A[A-Z0-9]{15,31}$/;
const REGION = /^[a-z0-9][a-z0-9-]{1,31}$/;
const HOST = /^[A-Za-z0-9._-]{1,253}(?::\d{1,5})?$|^\[[0-9a-f:.]{2,45}\](?::\d{1,5})?$/;
const USER_AGENT = /^[\x20-\x7e]{1,512}$/;
/** `AccessDenied`, `AWS.SimpleQueueService.NonExistentQueue`, `com.amazonaws.SdkClientException`. */
const ERROR = /^[A-Za-z][\w.:#$-]{0,127}$/;
const MOST_ATTEMPTS = 1000;

const formed = (value: unknown, form: RegExp): string | null =>
  typeof value === "string" && form.test(value) ? value : null;

const keyIdIn = (value: unknown, known: ReadonlySet<string>): string | null =>
  typeof value === "string" && known.has(value) ? value : formed(value, KEY_ID);

const countOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MOST_ATTEMPTS ? value : null;

/** Go v1 and Ruby write 0 where nothing answered. */
const isStatus = (value: unknown): boolean => typeof value === "number" && value >= 100 && value < 1000;

/** AWS's own code where there is one. An error whose name is not one is still an error. */
function errorOf(fields: Fields, prefix: "" | "Final"): string | null {
  const aws = fields[`${prefix}AwsException`];
  const own = fields[`${prefix}SdkException`];
  const given = [aws, own].find((value) => value !== undefined && value !== null && value !== "");
  return given === undefined ? null : (formed(given, ERROR) ?? "unnamed error");
}
