import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Answer, SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import { shellProgram } from "../../parse/shell-program.ts";
import type { Found } from "../../walk/chain.ts";
import { inAnyCase } from "../../walk/in-any-case.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { awserr } from "./errors.ts";
import { isRfc3339 } from "../../parse/go-rfc3339.ts";
import type { GoV1Session } from "./session.ts";
import type { SharedConfig } from "./shared-config.ts";
import { secretOf } from "../../walk/setting-value.ts";

/** processcreds: the whole line is a shell's; what it prints is taken even when it has expired (golden `process-expired`). */
export function credentialProcess(_session: GoV1Session, config: SharedConfig): Found {
  const setting = config.settings.get("credential_process") as Setting;
  const where = setting.provenance;
  const command = secretOf(setting);
  const program = shellProgram(command);
  return {
    why: `profile ${config.name} runs ${program}`,
    holding: {
      accessKeyId: null,
      hasSessionToken: false,
      account: null,
      plan: [{ kind: "process", program, provenance: where }],
      provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: where },
      triggers: [where],
      expiration: null,
    },
    *freeze() {
      return yield* printed(inAnyCase(yield { kind: "process", shell: command, argv: [], program }), where);
    },
  };
}

const refused = (code: string, message: string, where: Provenance, cause?: string): SdkError =>
  awserr("process-failed", code, message, where, cause);

function* printed(answer: Answer, where: Provenance): Walk<SigningCredentials> {
  // encoding/json: nothing is nothing, any other kind does not go into the field (set `hand-process`).
  const { AccountId: _, ...kinds } = "kinds" in answer ? (answer.kinds ?? {}) : {};
  if (Object.values(kinds).some((kind) => kind !== "null"))
    return yield* raise(refused("ProcessProviderParseError", "parse failed of credential_process output", where));
  switch (answer.kind) {
    case "credentials":
      return yield* checked(answer.credentials, where);
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      if (answer.version === null)
        return yield* raise(
          refused("ProcessProviderRequiredError", `missing ${answer.missing[0]} in process output`, where),
        );
      // No version counts as 0.
      return yield* raise(refused("ProcessProviderVersionError", "wrong version in process output (not 1)", where));
    case "failure": {
      const { kind, code, message } = answer.failure;
      // The process's own words went past the SDK (golden `fresh-20261127-00130`).
      const cause = kind === "exit-status" ? `exit status ${code}` : message;
      return yield* raise(
        kind === "bad-answer"
          ? refused("ProcessProviderParseError", "parse failed of credential_process output", where)
          : refused("ProcessProviderExecutionError", "error in credential_process", where, cause),
      );
    }
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}

function* checked(credentials: SigningCredentials, where: Provenance): Walk<SigningCredentials> {
  const { expiration, accessKeyId, secretAccessKey, sessionToken } = credentials;
  if (expiration !== null && !isRfc3339(expiration))
    yield* raise(refused("ProcessProviderParseError", "parse failed of credential_process output", where));
  const missing = accessKeyId === "" ? "AccessKeyId" : secretAccessKey?.length === 0 ? "SecretAccessKey" : null;
  if (missing !== null)
    yield* raise(refused("ProcessProviderRequiredError", `missing ${missing} in process output`, where));
  return { ...credentials, sessionToken: sessionToken?.length === 0 ? null : sessionToken };
}
