import { type Walk, raise } from "../../walk/walk.ts";
import { passedOn } from "../js-v3/errors.ts";
import { kindOf } from "../js-v3/profile-kind.ts";
import { chosenProfile } from "../js-v3/session.ts";
import { findRegion } from "./region.ts";
import type { CdkSession } from "./session.ts";

/** A region comes first: the providers' clients are given one. Then the profile that `--profile` names. */
export function* loadCommand(session: CdkSession): Walk<void> {
  yield* findRegion(session);
  if (session.named !== null) yield* namedProfile(session);
}

/** One that is nowhere, or holds nothing: fromIni says so itself, and there is nobody after it. */
function* namedProfile(session: CdkSession): Walk<void> {
  const profile = chosenProfile(session);
  if (kindOf(profile) !== null) return;
  yield* raise(
    passedOn({
      kind: profile === null ? "profile-missing" : "no-source",
      message: `Could not resolve credentials using profile: [${session.profileName}] in configuration/credentials file(s).`,
      where: session.named?.provenance ?? null,
    }),
  );
}
