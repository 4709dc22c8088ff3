import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { containerAt, containerUrl } from "../jvm/container.ts";
import { type JvmSession, plainVariable, secretVariable } from "../jvm/session.ts";

/** EcsCredentialsProvider: the token is read before the host is looked at (golden `odd-third-00018`). */
export function* container(session: JvmSession): Walk<StepResult> {
  const url = containerUrl(session);
  if (url === null) return { kind: "absent", why: "no container variable is set" };
  // A colon without a port, and a dot at the host's end, end it before the host is looked up (goldens `odd-00133`, `20261128-00085`).
  if (/^https?:\/\/[^/?#]*(?::(?:[/?#]|$)|\.(?:[:/?#]|$))/i.test(url.text))
    yield* raise(session.sdk.errors.source("bad-setting", `Invalid URI: ${url.text}`, url.provenance));
  return { kind: "found", found: yield* containerAt(session, url, () => authorization(session), "token") };
}

/** The file goes before the value (golden `ecs-full-token-both`). */
function* authorization(session: JvmSession): Walk<Secret | null> {
  const file = plainVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  if (file === null) return secretVariable(session, "AWS_CONTAINER_AUTHORIZATION_TOKEN")?.secret ?? null;
  const view = session.snapshot.file(fromWorkingFolder(file.text, session.snapshot));
  if (view.state === "text") return view.text;
  return yield* raise(session.sdk.errors.source("token-missing", "Could not read token file.", file.provenance));
}
