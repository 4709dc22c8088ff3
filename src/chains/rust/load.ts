import { type Walk, raise } from "../../walk/walk.ts";
import { regionOf } from "./region.ts";
import { retryFault } from "./retry-settings.ts";
import { type RustSession, notRead } from "./session.ts";

/** `ConfigLoader::load`: it looks for the region, with the metadata service if need be, though keys are given in code. */
export function* loadConfig(session: RustSession): Walk<void> {
  const unread = notRead(session);
  if (unread !== null) yield* raise(unread);
  yield* regionOf(session);
  const fault = retryFault(session);
  if (fault !== null) yield* raise(fault);
}
