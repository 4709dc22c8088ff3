import { hasRealDay } from "../../parse/real-day.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Answer, PrintedKind, PrintedKinds, SigningCredentials } from "../../model/question.ts";
import type { Setting } from "../../model/settings.ts";
import { shellProgram } from "../../parse/shell-program.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { sealed } from "../../walk/configured.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import { clientException, processException } from "./errors.ts";
import { timeOf } from "./time-of.ts";
import type { DotnetSession } from "./session.ts";

const MALFORMED = "The response back from the process credential provider returned back a malformed JSON document.";
const TERMINATED = "AWS credential process terminated with";

/** ProcessAWSCredentials: one line for `sh -c`, run at the first use, its output for System.Text.Json (set `hand-process`). */
export function credentialProcess(session: DotnetSession, profile: string, setting: Setting): Found {
  const where = setting.provenance;
  const command = sealed(setting)?.secret;
  if (command === undefined) throw new Error("credential_process without a command");
  const program = shellProgram(command);
  const node = { kind: "process" as const, program, provenance: where };
  return {
    why: `profile ${profile} runs ${program}`,
    holding: exchangedLater([node], where, [where], null),
    *freeze(): Walk<SigningCredentials> {
      const credentials = printed(yield { kind: "process", shell: command, argv: [], program });
      if (typeof credentials === "string") return yield* raise(processException("process-failed", credentials, where));
      const { expiration } = credentials;
      if (expiration === null || timeOf(expiration, session.snapshot.timeZone()) > session.snapshot.now)
        return credentials;
      return yield* raise(clientException("process-failed", "The retrieved credentials have already expired", where));
    },
  };
}

/** Or what the exception says. */
function printed(answer: Answer): SigningCredentials | string {
  switch (answer.kind) {
    case "credentials": {
      const { expiration } = answer.credentials;
      const fault = elementFault(answer.kinds, null) ?? fieldFault(answer.kinds);
      if (fault !== null) return fault;
      return expiration === null || isDate(expiration) ? answer.credentials : MALFORMED;
    }
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      return (
        elementFault(answer.kinds, answer.version) ??
        versionFault(answer.version) ??
        fieldFault(answer.kinds) ??
        `${MALFORMED} <- ${REQUIRED} ${answer.missing.join(", ")}`
      );
    case "failure":
      return failed(answer);
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}

function failed({ failure }: Answer & { kind: "failure" }): string {
  switch (failure.kind) {
    case "bad-answer":
      return MALFORMED;
    case "exit-status":
      return `Command returned non-zero exit value ${failure.code} with the error - ${failure.message}`;
    default:
      return `${TERMINATED} ${failure.message}`;
  }
}

const REQUIRED =
  "JSON deserialization for type 'Amazon.Runtime.Internal.ProcessCredentialVersion1' was missing required properties, including the following:";

/** The output must be an object, its version a whole number. */
function elementFault(kinds: PrintedKinds = {}, version: string | null): string | null {
  const { "": output, Version: number } = kinds;
  if (output !== undefined) return notAn("Object", output, version);
  if (number === undefined) return null;
  return number === "fraction"
    ? `${TERMINATED} System.FormatException <- One of the identified items was in an invalid format.`
    : notAn("Number", number, version);
}

const ELEMENTS = {
  null: "Null",
  text: "String",
  number: "Number",
  fraction: "Number",
  object: "Object",
  array: "Array",
};

function notAn(wanted: "Object" | "Number", kind: PrintedKind, version: string | null): string {
  const type = kind === "boolean" ? (version === "false" ? "False" : "True") : ELEMENTS[kind];
  return `${TERMINATED} System.InvalidOperationException <- The requested operation requires an element of type '${wanted}', but the target element has type '${type}'.`;
}

function versionFault(version: string | null): string | null {
  if (version === null) return null;
  return version.startsWith("<")
    ? "Missing required parameter - Version in JSON Payload"
    : `${TERMINATED} System.FormatException <- Index (zero based) must be greater than or equal to zero and less than the size of the argument list.`;
}

/** A text may be null where it is not needed; an expiration may be left out, but not null. */
function fieldFault(kinds: PrintedKinds = {}): string | null {
  for (const [name, kind] of Object.entries(kinds)) {
    if (kind !== "null" || name === "Expiration") return MALFORMED;
    if (name === "AccessKeyId" || name === "SecretAccessKey")
      return `${TERMINATED} System.ArgumentNullException <- Value cannot be null. (Parameter 'aws${name}')`;
  }
  return null;
}

/** ISO 8601, of a day that there is or longer, a colon within its zone (goldens `mut-c-process-30-february`, `-midnight-24`). */
const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text) &&
  hasRealDay(text);
