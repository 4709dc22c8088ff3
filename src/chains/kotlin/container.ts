import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { containerAt, containerUrl } from "../jvm/container.ts";
import { type JvmSession, plainVariable, secretVariable } from "../jvm/session.ts";

/** EcsCredentialsProvider. */
export function* container(session: JvmSession): Walk<StepResult> {
  const url = containerUrl(session);
  if (url === null) return { kind: "absent", why: "no container variable is set" };
  return { kind: "found", found: yield* containerAt(session, url, () => authorization(session)) };
}

/** The file goes before the value (golden `ecs-full-token-both`). */
function* authorization(session: JvmSession): Walk<Secret | null> {
  const file = plainVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  if (file === null) return secretVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN")?.secret ?? null;
  const view = session.snapshot.file(fromWorkingFolder(file.text, session.snapshot));
  if (view.state === "text") return view.text;
  return yield* raise(session.sdk.errors.source("token-missing", "Could not read token file.", file.provenance));
}
