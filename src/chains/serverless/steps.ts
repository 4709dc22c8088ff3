import type { Step, StepResult } from "../../walk/chain.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import type { JsV2Session } from "../js-v2/session.ts";
import type { ServerlessSession } from "./session.ts";

type Load<Session> = Step<Session>["load"];

/** A step of SharedIniFileCredentials, for the profile that wins among all that are named. */
export const ofNamedProfile = (load: Load<JsV2Session>): Load<ServerlessSession> =>
  function* (session): Walk<StepResult> {
    const { winning } = session;
    if (winning === null)
      return { kind: "absent", why: "no profile that is named, nor the default one, holds keys or a role" };
    const result = yield* inOwnWords(load(session.ofProfile(winning)));
    if (result.kind !== "found") return result;
    return { kind: "found", found: { ...result.found, freeze: () => inOwnWords(result.found.freeze()) } };
  };

/** awsRequest leaves out what `AWS.config.getCredentials` would have said before it. */
function* inOwnWords<T>(walk: Walk<T>): Walk<T> {
  const ended = yield* untilRaised(walk);
  if (ended.kind === "returned") return ended.value;
  const message = ended.error.message.replace(/^Could not load credentials from SharedIniFileCredentials <- /, "");
  return yield* raise(ended.error.type === "ProcessDied" ? ended.error : { ...ended.error, message });
}

/** The SDK's own chain is for who has no keys of any profile: it knows nothing of the command's. */
export const ofSdk = (load: Load<JsV2Session>): Load<ServerlessSession> =>
  function* (session): Walk<StepResult> {
    const { winning } = session;
    if (winning !== null)
      return { kind: "absent", why: `profile ${winning.text} is taken: the SDK's own chain is not asked` };
    return yield* load({ ...session, code: { ...session.code, profile: null } });
  };
