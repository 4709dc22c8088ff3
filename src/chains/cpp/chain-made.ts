import type { Walk } from "../../walk/walk.ts";
import { survivesServices } from "./crt-endpoint.ts";
import { loginSession } from "./login.ts";
import { chainConfigurations } from "./region.ts";
import type { CppSession } from "./session.ts";
import { readsConfigForRole } from "./web-identity.ts";

/** The providers are made before any is asked: what that takes, and what may end the process. */
export function* chainMade(session: CppSession): Walk<void> {
  if (readsConfigForRole(session)) yield* survivesServices(session, "STS");
  if (loginSession(session) !== null) yield* survivesServices(session, "SIGNIN");
  yield* chainConfigurations(session);
}
