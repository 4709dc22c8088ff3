import type { Answer, SigningCredentials } from "../../model/question.ts";
import type { Setting } from "../../model/settings.ts";
import { shellProgram } from "../../parse/shell-program.ts";
import type { Found } from "../../walk/chain.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { inAnyCase } from "../../walk/in-any-case.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { sealed } from "../../walk/configured.ts";
import { foundCredentials } from "../../walk/holdings.ts";
import type { CppSession } from "./session.ts";

/**
 * The CRT's process provider, through a shell: a key id and a secret are all it wants. It looks at no version (golden
 * `plain-00021`), and at no time: what has run out is used (golden `open-00452`).
 */
export function* crtProcess(session: CppSession, setting: Setting, profile: string): Walk<Found> {
  const where = setting.provenance;
  const command = sealed(setting)?.secret;
  if (command === undefined) throw new Error("credential_process without a command");
  const program = shellProgram(command);
  const answer = yield { kind: "process", shell: command, argv: [], program };
  const credentials = printed(inAnyCase(firstObject(answer)));
  if (credentials === null)
    return yield* raise(session.fault("process-failed", `${program} gives no pair of keys`, where));
  const node = { kind: "process" as const, program, provenance: where };
  return foundCredentials(credentials, `profile ${profile} runs ${program}`, node, [where]);
}

/** cJSON reads up to the end of the first value, past a byte order mark (goldens `go1-p-bom`, `go1-p-two`). */
const firstObject = (answer: Answer): Answer => (answer.kind === "failure" ? (answer.firstObject ?? answer) : answer);

function printed(answer: Answer): SigningCredentials | null {
  switch (answer.kind) {
    case "credentials":
      return withTexts(answer.credentials, answer.kinds);
    case "incomplete":
      return answer.missing.length > 0 || answer.held === undefined ? null : withTexts(answer.held, answer.kinds);
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure":
      return null;
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}

/** A token that is no text is none; an empty half of a pair is no pair. */
function withTexts(
  credentials: SigningCredentials,
  kinds: (Answer & { kind: "credentials" })["kinds"],
): SigningCredentials | null {
  if (credentials.accessKeyId === "" || credentials.secretAccessKey?.length === 0) return null;
  return kinds?.["SessionToken"] === undefined ? credentials : { ...credentials, sessionToken: null };
}
