import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Answer, PrintedKind, SigningCredentials } from "../../model/question.ts";
import { secretWords } from "../../parse/command-line.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { credentialRetrieval, fileNotFound, python } from "./errors.ts";
import { expiredError } from "./refreshable.ts";
import type { BotocoreSession } from "./session.ts";
import { secretOf } from "../../walk/setting-value.ts";

const PROVIDER = "custom-process";

/** ProcessProvider: `credential_process` in the merged profile, even empty; no shell, words as shlex cuts them. */
export function credentialProcess(profileName: string) {
  return function* (session: BotocoreSession): Walk<StepResult> {
    const setting = session.config.profile(profileName)?.setting("credential_process") ?? null;
    if (setting === null) return { kind: "absent", why: `no credential_process in profile ${profileName}` };
    const where = setting.provenance;
    const words = secretWords(secretOf(setting));
    if (words === null) return yield* raise(python("ValueError", "No closing quotation", where, "process-failed"));
    const program = words.program;
    if (program === null) return yield* raise(python("IndexError", "list index out of range", where, "process-failed"));
    const answer = yield { kind: "process", shell: null, argv: words.argv, program };
    const credentials = yield* printed(answer, program, where);
    const id = credentials.accessKeyId;
    const decoded = id === null ? null : accountOfAccessKeyId(id);
    return {
      kind: "found",
      found: {
        why: `profile ${profileName} runs ${program}`,
        holding: {
          accessKeyId: id,
          hasSessionToken: credentials.sessionToken !== null,
          account: decoded === null ? null : { id: decoded, known: "key-id" },
          plan: [{ kind: "process", program, provenance: where }],
          provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: where },
          triggers: [where],
          expiration: credentials.expiration,
        },
        *freeze() {
          if (answer.kind === "credentials" || answer.kind === "incomplete") {
            const kind = answer.kinds?.["Expiration"] ?? "null";
            if (kind !== "null")
              yield* raise(
                python(
                  "TypeError",
                  `Parser must be a string or character stream, not ${PYTHON_TYPE[kind]}`,
                  where,
                  "process-failed",
                ),
              );
          }
          const fault = expiredError(credentials.expiration, session.snapshot.now, where);
          if (fault !== null) yield* raise(fault);
          return credentials;
        },
      },
    };
  };
}

const PYTHON_TYPE: Readonly<Record<PrintedKind, string>> = {
  null: "NoneType",
  text: "str",
  number: "int",
  fraction: "float",
  boolean: "bool",
  object: "dict",
  array: "list",
};

/** `_retrieve_credentials_using`: exit status 0, JSON, Version 1, both keys. */
function* printed(answer: Answer, program: string, where: Provenance): Walk<SigningCredentials> {
  switch (answer.kind) {
    case "credentials":
      return answer.credentials;
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete": {
      const { kinds = {}, held, missing } = answer;
      const whole = kinds[""];
      if (whole !== undefined)
        return yield* raise(
          python("AttributeError", `'${PYTHON_TYPE[whole]}' object has no attribute 'get'`, where, "process-failed"),
        );
      // True is 1, and a key is a key of whatever kind (goldens `process-Version-true`, `process-AccessKeyId-number`).
      const version = kinds["Version"] === "boolean" && answer.version === "true" ? null : answer.version;
      const absent = missing.find((name) => kinds[name] === undefined);
      if (version === null && absent === undefined && held !== undefined) return held;
      const message =
        version === null
          ? `Missing required key in response: '${absent}'`
          : `Unsupported version '${kinds["Version"] === "null" ? "None" : version}' for credential process provider, supported versions: 1`;
      return yield* raise(credentialRetrieval("process-failed", PROVIDER, message, where));
    }
    case "failure": {
      const { kind, message } = answer.failure;
      if (kind === "not-found") return yield* raise(fileNotFound(program, where, "process-failed"));
      if (kind === "denied")
        return yield* raise(
          python("PermissionError", `[Errno 13] Permission denied: '${program}'`, where, "process-failed"),
        );
      if (kind === "bad-answer") return yield* raise(python("JSONDecodeError", message, where, "process-failed"));
      return yield* raise(credentialRetrieval("process-failed", PROVIDER, message, where));
    }
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}
