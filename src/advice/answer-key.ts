import type { Resolution } from "../model/resolution.ts";
import { holdsSessionToken } from "./holds-session-token.ts";
import { principalKey } from "./principal-key.ts";

/** All by which a program can tell that an SDK's answer is another: who it acts as, with or without a token, and where. */
export function answerKey(resolution: Resolution): string {
  const { winner, profile, region, error, clientError } = resolution;
  return JSON.stringify([
    principalKey(resolution),
    winner !== null && holdsSessionToken(winner),
    region.name,
    profile.exists,
    error?.kind ?? null,
    clientError?.kind ?? null,
  ]);
}
