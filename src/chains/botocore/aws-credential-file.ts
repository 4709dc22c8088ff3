import { variable } from "../../model/provenance.ts";
import type { FileProvenance } from "../../model/provenance.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { type KeyValueLine, keyValueLines } from "../../parse/key-value-file.ts";
import { expandUser, fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { configNotFound, python } from "./errors.ts";
import { type BotocoreSession, plainVariable } from "./session.ts";

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
  const accessKeyId = id.value.text;
  const sealed = secret.value.secret;
  const account = accountOfAccessKeyId(accessKeyId);
  const where = placeOf(view.path, id);
  return {
    kind: "found",
    found: {
      why: "the file that AWS_CREDENTIAL_FILE names",
      holding: {
        accessKeyId,
        hasSessionToken: false,
        account: account === null ? null : { id: account, known: "key-id" },
        plan: [{ kind: "static", provenance: where }],
        provenance: { accessKeyId: where, secretAccessKey: placeOf(view.path, secret), sessionToken: null },
        triggers: [variable("AWS_CREDENTIAL_FILE")],
        expiration: null,
      },
      // biome-ignore lint/correctness/useYield: nothing to ask
      *freeze() {
        return { accessKeyId, secretAccessKey: sealed, sessionToken: null, expiration: null, accountId: null };
      },
    },
  };
}

const placeOf = (path: string, line: KeyValueLine): FileProvenance => ({
  kind: "file",
  path,
  line: line.line,
  column: line.column,
  section: null,
  key: line.key,
});
