import { isJavaNumber } from "../jvm/java-number.ts";
import { plainVariable } from "../../walk/configured.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { initializerFailed } from "./errors.ts";
import type { JavaV1Session } from "./session.ts";

/** A number as Integer.parseInt reads it. */
const WHOLE = /^[+-]?\d+$/;
const LARGEST = 2 ** 31 - 1;

/**
 * No client of the metadata service or of a container can be made with no time for it (goldens `odd-00023`, `odd-00161`,
 * `settings-metadata_service_timeout-0-variable`).
 */
export function* metadataTimeout(session: JavaV1Session): Walk<void> {
  const timeout = plainVariable(session, "AWS_METADATA_SERVICE_TIMEOUT");
  const complaint = timeout === null ? null : timeoutFault(timeout.text);
  if (timeout !== null && complaint !== null) yield* raise(initializerFailed(complaint, timeout.provenance));
}

/**
 * What is said of a number of seconds in AWS_METADATA_SERVICE_TIMEOUT; null: nothing. A whole number of more seconds than
 * milliseconds can count comes out below nothing (1.12.797: run with `3000000`, `0.0004`, `1e3`, `0x10`, `NaN`).
 */
export function timeoutFault(text: string): string | null {
  if (text === "") return null;
  const milliseconds = millisecondsIn(text);
  if (milliseconds === null)
    return `AWS_METADATA_SERVICE_TIMEOUT environment variable value does not appear to be an integer or a double: ${text}`;
  if (Math.abs(milliseconds) > LARGEST) return "integer overflow";
  return milliseconds > 0 ? null : "AWS_METADATA_SERVICE_TIMEOUT must be positive";
}

function millisecondsIn(text: string): number | null {
  if (WHOLE.test(text) && Math.abs(Number(text)) <= LARGEST) return Math.imul(Number(text), 1000);
  // Java trims all that is no letter, down to NUL.
  const trimmed = text.replace(/^[\0- ]+|[\0- ]+$/g, "");
  if (!isJavaNumber(trimmed)) return null;
  return Math.trunc(Number(trimmed.replace(/[fFdD]$/, "")) * 1000) || 0;
}
