import { type Walk, raise } from "../../walk/walk.ts";
import type { RubySession } from "./session.ts";

/** Aws.shared_config reads both files when a client is made, also one that is given keys. */
export function* loadSession({ shared }: RubySession): Walk<void> {
  for (const { fault } of shared.files) if (fault !== null) yield* raise(fault);
}
