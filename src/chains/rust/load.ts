import { type Walk, raise } from "../../walk/walk.ts";
import { metadataRegion } from "./instance-metadata.ts";
import { regionOf } from "./region.ts";
import { retryFault } from "./retry-settings.ts";
import { type RustSession, notRead } from "./session.ts";

/** `ConfigLoader::load`: it looks for the region, with the metadata service if need be, though keys are given in code. */
export function* loadConfig(session: RustSession): Walk<void> {
  const unread = notRead(session);
  if (unread !== null) yield* raise(unread);
  const region = yield* regionOf(session);
  const fault = retryFault(session);
  if (fault !== null) yield* raise(fault);
  // Both chains that it makes then, of credentials and of tokens, look for the region again (golden `odd-00106`).
  for (let chain = 0; chain < 2 && region === null; chain += 1) yield* metadataRegion(session);
}
