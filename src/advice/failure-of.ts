import type { Resolution, SdkError, SourceRow } from "../model/resolution.ts";

export interface Failure {
  readonly error: SdkError;
  /** The source that fails; null: it fails before any. */
  readonly row: SourceRow | null;
}

/**
 * The failure that leaves an SDK without credentials: the one that stops it, or else the first that it passes over before
 * it finds nothing (Java, Kotlin, Rust and the JavaScript SDKs go on, and then report the last thing they tried).
 */
export function failureOf(resolution: Resolution): Failure | null {
  const { outcome, error } = resolution;
  if (error === null && outcome !== "none") return null;
  // Not before it is needed: rows of sources take walks of their own.
  const { sources } = resolution;
  if (error !== null) return { error, row: sources.find(({ verdict }) => verdict === "stops") ?? null };
  const row = sources.find(isMeant) ?? null;
  return row?.error == null ? null : { error: row.error, row };
}

/** The metadata service is asked where nobody means it. A profile that does not exist is no source that fails. */
const isMeant = ({ id, verdict, error }: SourceRow): boolean =>
  verdict === "failed-went-on" && id !== "instance-metadata" && error !== null && error.kind !== "profile-missing";
