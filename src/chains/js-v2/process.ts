import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Answer, SigningCredentials } from "../../model/question.ts";
import { javascriptTime } from "../../parse/javascript-time.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { shellProgram } from "../../parse/shell-program.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { sealed } from "../../walk/configured.ts";
import { providerFailure } from "./errors.ts";
import { type JsV2Session, notInTheChain } from "./session.ts";
import { openProfile } from "./shared-ini-profile.ts";

/** ProcessCredentials: `credential_process` as one line for the shell. */
export function* credentialProcess(session: JsV2Session): Walk<StepResult> {
  const skipped = notInTheChain(session);
  if (skipped !== null) return skipped;
  const opened = yield* openProfile(session);
  if (opened.kind === "absent") return opened.result;
  const { profile } = opened;
  const command = sealed(profile.setting("credential_process"));
  if (command === null) return { kind: "absent", why: `no credential_process in profile ${profile.name}` };
  const where = command.provenance;
  const program = shellProgram(command.secret);
  const answer = yield { kind: "process", shell: command.secret, argv: [], program };
  const credentials = yield* printed(answer, session, where);
  const id = credentials.accessKeyId;
  const account = id === null ? null : accountOfAccessKeyId(id);
  return {
    kind: "found",
    found: {
      why: `profile ${profile.name} runs ${program}`,
      holding: {
        accessKeyId: id,
        hasSessionToken: credentials.sessionToken !== null,
        account: account === null ? null : { id: account, known: "key-id" },
        plan: [{ kind: "process", program, provenance: where }],
        provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: where },
        triggers: [where],
        expiration: credentials.expiration,
      },
      // biome-ignore lint/correctness/useYield: nothing to ask
      *freeze() {
        return credentials;
      },
    },
  };
}

/** Exit status 0, JSON, not past its time, Version the number 1. Missing keys are not missed (process_credentials.js). */
function* printed(answer: Answer, { snapshot }: JsV2Session, where: Provenance): Walk<SigningCredentials> {
  switch (answer.kind) {
    case "credentials":
      return yield* unexpired(answer, answer.credentials, snapshot, where);
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      if (answer.version === null) return yield* unexpired(answer, answer.held ?? UNKNOWN_CREDENTIALS, snapshot, where);
      return yield* raise(failed("credential_process does not return Version == 1", where));
    case "failure": {
      const { kind, message } = answer.failure;
      return yield* raise(failed(kind === "bad-answer" ? message : "credential_process returned error", where));
    }
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}

/** A date that is none is not past; a number of seconds, or true, is a day of 1970 (goldens of `hand-process`). */
function* unexpired(
  { kinds = {} }: Answer & { kind: "credentials" | "incomplete" },
  credentials: SigningCredentials,
  snapshot: Snapshot,
  where: Provenance,
): Walk<SigningCredentials> {
  const { expiration } = credentials;
  if (["number", "boolean"].includes(kinds["Expiration"] ?? ""))
    yield* raise(failed("credential_process returned expired credentials", where));
  if (expiration !== null && javascriptTime(expiration, snapshot.timeZone()) < snapshot.now)
    yield* raise(failed("credential_process returned expired credentials", where));
  return credentials;
}

const failed = (message: string, where: Provenance) => providerFailure("Process", "process-failed", message, where);
