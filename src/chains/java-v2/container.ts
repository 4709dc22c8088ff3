import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { containerAt, containerUrl } from "../jvm/container.ts";
import { type JvmSession, isSet, plainVariable, secretVariable } from "../jvm/session.ts";

const TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";

/** ContainerCredentialsProvider. */
export function* container(session: JvmSession): Walk<StepResult> {
  const url = containerUrl(session);
  if (url === null) return { kind: "absent", why: "no container variable is set" };
  // java.net.URI takes no blank (golden `odd-00195`).
  if (/\s/.test(url.text))
    yield* raise(session.sdk.errors.source("bad-setting", `Illegal character in path: ${url.text}`, url.provenance));
  // A relative path's host is only looked up when it is called (golden `odd-00120`).
  const first = plainVariable(session, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") === null ? "host" : "token";
  return { kind: "found", found: yield* containerAt(session, url, () => authorization(session), first) };
}

/** The value goes before the file (golden `ecs-full-token-both`). */
function* authorization(session: JvmSession): Walk<Secret | null> {
  const value = secretVariable(session, TOKEN);
  // An empty one is set, too, and no header (golden `odd-00065`).
  if (value !== null || isSet(session, TOKEN)) return value?.secret ?? null;
  const file = plainVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  if (file === null) return null;
  const view = session.snapshot.file(fromWorkingFolder(file.text, session.snapshot));
  if (view.state === "text") return view.text;
  return yield* raise(session.sdk.errors.source("token-missing", `Failed to read ${file.text}.`, file.provenance));
}
