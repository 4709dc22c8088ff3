import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Answer, PrintedKinds, SigningCredentials } from "../../model/question.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Setting } from "../../model/settings.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { shellProgram } from "../../parse/shell-program.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { writtenCommand } from "../jvm/written-command.ts";
import { processFailed } from "./errors.ts";
import type { JavaV1Session } from "./session.ts";
import type { JavaV1Profile } from "./profiles-file.ts";
import { exchanged } from "./exchanged.ts";
import { secretOf } from "../../walk/setting-value.ts";

/** ProfileProcessCredentialsProvider: `sh -c` (cmd.exe /C), Version 1; an expiry in the past is taken (golden `process-expired`). */
export function* processOf({ snapshot }: JavaV1Session, profile: JavaV1Profile, setting: Setting): Walk<Found> {
  const where = setting.provenance;
  const command = secretOf(setting);
  const program = shellProgram(command);
  const answer = yield { kind: "process", shell: writtenCommand(snapshot, command), argv: [], program };
  const credentials = yield* printed(answer, where);
  const id = credentials.accessKeyId;
  const account = id === null ? null : accountOfAccessKeyId(id);
  const plan = [{ kind: "process" as const, program, provenance: where }];
  return {
    why: `profile ${profile.name} runs ${program}`,
    holding: exchanged(credentials, plan, where, [where], account === null ? null : { id: account, known: "key-id" }),
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return credentials;
    },
  };
}

function* printed(answer: Answer, where: Provenance): Walk<SigningCredentials> {
  // Version the number 1 as such, and every other field a text, where it is there (set `hand-process`).
  if ((answer.kind === "credentials" || answer.kind === "incomplete") && answer.kinds !== undefined)
    return yield* raise(processFailed(kindCause(answer.kinds), where));
  switch (answer.kind) {
    case "credentials": {
      const { expiration } = answer.credentials;
      if (expiration !== null && !isIsoInstant(expiration))
        return yield* raise(processFailed(`Invalid format: "${expiration}"`, where));
      return answer.credentials;
    }
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      return yield* raise(processFailed(incompleteCause(answer), where));
    case "failure": {
      const { kind, code } = answer.failure;
      const cause =
        kind === "exit-status" ? `Command returned non-zero exit value: ${code}` : "Unable to parse Json String.";
      return yield* raise(processFailed(cause, where));
    }
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}

/** DateUtils.parseISO8601Date wants a time and its zone (goldens `process-Expiration-no-zone`, `process-Expiration-offset`). */
const isIsoInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})$/.test(text);

const kindCause = (kinds: PrintedKinds): string =>
  kinds["Version"] === "fraction" ? "Unsupported credential version: 1.0" : "Unable to parse Json String.";

const incompleteCause = ({ version, missing }: Answer & { kind: "incomplete" }): string =>
  version === null ? `${missing[0]} cannot be empty.` : `Unsupported credential version: ${version}`;
