import { fromWorkingFolder } from "../../parse/python-path.ts";
import { setVariable } from "../../walk/configured.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { containerVariable } from "./container.ts";
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
  if (containerVariable(session) !== null) yield* tokenFileOpened(session);
}

/** std::ifstream throws over a folder, and no provider catches it (goldens `odd-00091`, `truth-4-00008`). */
function* tokenFileOpened(session: CppSession): Walk<void> {
  const file = setVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  if (file === null || session.snapshot.file(fromWorkingFolder(file.text, session.snapshot)).state !== "directory")
    return;
  const message = "basic_filebuf::underflow error reading the file: Is a directory";
  yield* raise(sdkError("token-missing", "std::__ios_failure", message, file.provenance));
}
