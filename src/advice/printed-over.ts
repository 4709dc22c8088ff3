import type { Provenance } from "../model/provenance.ts";
import type { SigningCredentials } from "../model/question.ts";
import type { Resolution } from "../model/resolution.ts";
import { parseTimestamp } from "../parse/timestamp.ts";
import { failureOf } from "./failure-of.ts";

interface Printed {
  readonly credentials: SigningCredentials;
  readonly place: Provenance;
}

/** What a process printed that is over, where an SDK fails at it; null: it fails at something else, or does not. */
export function printedOver(resolution: Resolution, now: number): Printed | null {
  const { error, row } = failureOf(resolution) ?? { error: null, row: null };
  const place = row?.holding?.provenance.accessKeyId ?? error?.provenance ?? null;
  if (row?.id !== "process" || place === null) return null;
  for (const { question, answer } of resolution.asked) {
    if (question.kind !== "process" || answer.kind !== "credentials") continue;
    const ends = parseTimestamp(answer.credentials.expiration ?? "");
    if (ends !== null && ends.milliseconds <= now) return { credentials: answer.credentials, place };
  }
  return null;
}
