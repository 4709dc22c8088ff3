import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Answer, PrintedKinds, SigningCredentials } from "../../model/question.ts";
import { phpTrim, phpTrimmedSecret } from "../../parse/php-trim.ts";
import { phpTime } from "../../parse/php-time.ts";
import { shellProgram } from "../../parse/shell-program.ts";
import { raise } from "../../walk/walk.ts";
import { sealed } from "../../walk/configured.ts";
import { foundCredentials } from "../../walk/holdings.ts";
import { settingIn } from "../flat/session.ts";
import { type IniFile, sectionTitled } from "./ini-files.ts";
import type { Load } from "./in-code.ts";

/** CredentialProvider::process (3.376.2): through a shell, whose exit status is not looked at. */
export const credentialProcess = (file: IniFile): Load =>
  function* (session) {
    const title = file.title(session.profile.name);
    const setting = settingIn(session, sectionTitled(session, file, title), "credential_process");
    const command = sealed(setting)?.secret;
    if (setting === null || command === undefined)
      return { kind: "absent", why: `no credential_process in [${title}]` };
    const where = setting.provenance;
    const program = shellProgram(command);
    const answer = yield { kind: "process", shell: command, argv: [], program };
    const printed = printedBy(answer);
    if (typeof printed === "string") return yield* raise(session.fault("process-failed", printed, where));
    const { expiration } = printed;
    const until = expiration === null ? null : phpTime(expiration);
    if (expiration !== null && until === null)
      return yield* raise(session.fault("process-failed", "credential_process returned invalid expiration", where));
    if (until !== null && until < session.snapshot.now)
      return yield* raise(session.fault("process-failed", "credential_process returned expired credentials", where));
    const node = { kind: "process" as const, program, provenance: where };
    const why = `profile ${session.profile.name} runs ${program}`;
    return { kind: "found", found: foundCredentials(printed, why, node, [where]) };
  };

function printedBy(answer: Answer): SigningCredentials | string {
  switch (answer.kind) {
    case "credentials":
      return taken(answer.credentials, answer);
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      return answer.held === undefined ? NOT_VALID : taken(answer.held, answer);
    // Whatever its status, a process that prints credentials is believed; what a failed one printed is not handed on here.
    case "failure":
      return NOT_VALID;
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}

const NOT_VALID = "credential_process does not return valid credentials";

interface Printed {
  readonly kinds?: PrintedKinds;
  readonly missing?: readonly string[];
  readonly version?: string | null;
}

/** No version is as good as 1, which 1.0 and "1" are not; of a key, a number or a truth is a text, too (set `hand-process`). */
function taken(
  held: SigningCredentials,
  { kinds = {}, missing = [], version = null }: Printed,
): SigningCredentials | string {
  const versionKind = kinds["Version"] ?? "null";
  const isOther = version !== null && !version.startsWith("<") && version !== "null";
  if (versionKind !== "null" || isOther) return "credential_process does not return Version == 1";
  if (missing.some((name) => !["number", "boolean"].includes(kinds[name] ?? ""))) return NOT_VALID;
  if ((kinds["Expiration"] ?? "null") !== "null") return "credential_process returned invalid expiration";
  const id = held.accessKeyId ?? "";
  const accessKeyId = kinds["AccessKeyId"] === "boolean" ? (id === "true" ? "1" : "") : phpTrim(id);
  return { ...held, accessKeyId, secretAccessKey: held.secretAccessKey && phpTrimmedSecret(held.secretAccessKey) };
}
