import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { clientException } from "./errors.ts";
import type { DotnetSession } from "./session.ts";

/** RefreshingAWSCredentials: what is over when it comes is an error (set `hand-answered`). */
export function* notYetOver(
  { snapshot }: DotnetSession,
  credentials: SigningCredentials,
  where: Provenance,
): Walk<SigningCredentials> {
  const ends = parseTimestamp(credentials.expiration ?? "")?.milliseconds ?? null;
  if (ends === null || ends > snapshot.now) return credentials;
  return yield* raise(clientException("denied", "The retrieved credentials have already expired", where));
}
