import type { SdkError } from "../../model/resolution.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { assumeRole } from "../js-v2/assume-role.ts";
import { coded } from "../js-v2/errors.ts";
import { load } from "../js-v2/load.ts";
import { optionsWithValue } from "./options-with-value.ts";
import type { NamedProfile } from "./named-profiles.ts";
import { type ServerlessSession, isRecognized, profileChoice } from "./session.ts";

/** The SDK as it is loaded; then every profile that is named anywhere, before it is known which one wins. */
export function* loadCommand(session: ServerlessSession): Walk<void> {
  yield* optionsWithValue(session);
  yield* load(session);
  for (const profile of session.named) {
    if (profile === session.unrecognized) yield* raise(notConfigured(session, profile));
    if (profile !== session.winning) yield* lookedAtForNothing(session, profile);
  }
}

/** UNRECOGNIZED_AWS_PROFILE: so it says of a profile with SSO or a process, too (impl.addProfileCredentials, 3.40.0). */
function notConfigured(session: ServerlessSession, { text, provenance }: NamedProfile): SdkError {
  const { exists } = profileChoice(session);
  const message = `AWS profile "${text}" doesn't seem to be configured`;
  return coded("Error", exists ? "no-source" : "profile-missing", message, provenance);
}

/** A role's chain is followed as soon as its profile is looked at, whoever wins: one without an end kills the process. */
function* lookedAtForNothing(session: ServerlessSession, profile: NamedProfile): Walk<void> {
  const asked = session.ofProfile(profile);
  if (!isRecognized(asked, profile.text)) return;
  const ended = yield* untilRaised(assumeRole(asked));
  if (ended.kind === "raised" && ended.error.type === "ProcessDied") yield* raise(ended.error);
}
