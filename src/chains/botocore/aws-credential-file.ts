import { foundKeys } from "../../walk/found-keys.ts";
import { type FileProvenance, variable } from "../../model/provenance.ts";
import { type KeyValueLine, keyValueLines } from "../../parse/key-value-file.ts";
import { expandUser, fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { configNotFound, python } from "./errors.ts";
import type { BotocoreSession } from "./session.ts";
import { plainVariable } from "../../walk/configured.ts";

/** OriginalEC2Provider: `AWSAccessKeyId=` and `AWSSecretKey=` lines in the file that AWS_CREDENTIAL_FILE names. */
export function* awsCredentialFile(session: BotocoreSession): Walk<StepResult> {
  const named = plainVariable(session, "AWS_CREDENTIAL_FILE");
  if (named === null) return { kind: "absent", why: "AWS_CREDENTIAL_FILE is not set" };
  const shown = expandUser(named.text, session.snapshot);
  const view = session.snapshot.file(fromWorkingFolder(shown, session.snapshot));
  if (view.state !== "text") return yield* raise(configNotFound(shown, named.provenance));
  const lines = keyValueLines(view, ["AWSAccessKeyId"]);
  const id = lines.get("AWSAccessKeyId");
  if (id === undefined || id.value.kind !== "text")
    return { kind: "absent", why: "no AWSAccessKeyId line in the file", provenance: named.provenance };
  const secret = lines.get("AWSSecretKey");
  if (secret === undefined || secret.value.kind !== "secret")
    return yield* raise(python("KeyError", "'AWSSecretKey'", placeOf(view.path, id), "partial"));
  const keys = {
    id: { text: id.value.text, provenance: placeOf(view.path, id) },
    secret: { secret: secret.value.secret, provenance: placeOf(view.path, secret) },
    token: null,
    triggers: [variable("AWS_CREDENTIAL_FILE")],
  };
  return { kind: "found", found: foundKeys(keys, "the file that AWS_CREDENTIAL_FILE names") };
}

const placeOf = (path: string, line: KeyValueLine): FileProvenance => ({
  kind: "file",
  path,
  line: line.line,
  column: line.column,
  section: null,
  key: line.key,
});
