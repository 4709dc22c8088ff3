import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Answer, PrintedKinds, SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { shellProgram } from "../../parse/shell-program.ts";
import { inAnyCase } from "../../walk/in-any-case.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { goError } from "./errors.ts";
import { isRfc3339 } from "../../parse/go-rfc3339.ts";
import type { Provider } from "./provider.ts";
import type { SharedConfig } from "./shared-config.ts";
import { exchangedLater } from "../../walk/holdings.ts";

/** processcreds.Provider: the whole command through `sh -c`; what has expired is handed on all the same. */
export function processProvider(config: SharedConfig): Provider {
  const { command, provenance: where } = config.credentialProcess as NonNullable<SharedConfig["credentialProcess"]>;
  const program = shellProgram(command);
  return {
    why: `profile ${config.name} runs ${program}`,
    holding: {
      ...exchangedLater([{ kind: "process", program, provenance: where }], where, [where]),
      hasSessionToken: false,
    },
    *retrieve() {
      return yield* printed(inAnyCase(yield { kind: "process", shell: command, argv: [], program }), where);
    },
  };
}

function* printed(answer: Answer, where: Provenance): Walk<SigningCredentials> {
  const refused = "kinds" in answer ? kindsFault(answer.kinds) : null;
  if (refused !== null) return yield* raise(failed("parse failed of process output: …", refused, where));
  switch (answer.kind) {
    case "credentials":
      return yield* whole(answer.credentials, where);
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      return yield* raise(
        failed(
          answer.version === null
            ? `missing ${answer.missing[0]} in process output`
            : "wrong version in process output (not 1)",
          "",
          where,
        ),
      );
    case "failure": {
      const { kind, code, message } = answer.failure;
      // Go goes on with all that was printed, and what its JSON reader says of it (golden `fresh-20261127-00273`).
      return yield* raise(
        kind === "bad-answer"
          ? failed("parse failed of process output: …", " *json.SyntaxError", where)
          : failed(`error in credential_process: exit status ${code ?? message}`, " *exec.ExitError", where),
      );
    }
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}

/** encoding/json: nothing is nothing, any other kind does not go into the field (set `hand-process`). */
function kindsFault(kinds: PrintedKinds = {}): string | null {
  const { Expiration, ...others } = kinds;
  if (Object.values(others).some((kind) => kind !== "null")) return " *json.UnmarshalTypeError";
  return Expiration === undefined || Expiration === "null" ? null : "";
}

function* whole(credentials: SigningCredentials, where: Provenance): Walk<SigningCredentials> {
  const { accessKeyId, secretAccessKey, expiration } = credentials;
  if (expiration !== null && !isRfc3339(expiration))
    yield* raise(failed("parse failed of process output", " *time.ParseError", where));
  if ((accessKeyId ?? "") === "") yield* raise(failed("missing AccessKeyId in process output", "", where));
  if (secretAccessKey?.length === 0) yield* raise(failed("missing SecretAccessKey in process output", "", where));
  return credentials;
}

const failed = (message: string, cause: string, where: Provenance): SdkError =>
  goError("process-failed", `*processcreds.ProviderError${cause}`, `process provider error: ${message}`, where);
