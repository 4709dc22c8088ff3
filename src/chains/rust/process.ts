import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Answer, SigningCredentials } from "../../model/question.ts";
import type { Setting } from "../../model/settings.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { shellProgram } from "../../parse/shell-program.ts";
import type { Found } from "../../walk/chain.ts";
import { inAnyCase } from "../../walk/in-any-case.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { providerError } from "./errors.ts";
import { isDateTimeWithOffset } from "./date-time.ts";
import { secretOf } from "./static-keys.ts";

/** CredentialProcessProvider: one line for `sh -c` (golden `process-pipe`). */
export function* credentialProcess(profileName: string, setting: Setting): Walk<Found> {
  const where = setting.provenance;
  const command = secretOf(setting);
  const program = shellProgram(command);
  const answer = yield { kind: "process", shell: command, argv: [], program };
  const credentials = yield* printed(inAnyCase(answer), where);
  const id = credentials.accessKeyId;
  const decoded = id === null ? null : accountOfAccessKeyId(id);
  return {
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
    // Past their time they are used all the same (golden `process-expired`).
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return credentials;
    },
  };
}

const UNPARSED = "Error retrieving credentials from external process, could not parse response: ";

/** Exit status 0, JSON, Version 1, both keys, and an expiration that is a date or none. */
function* printed(answer: Answer, where: Provenance): Walk<SigningCredentials> {
  const fails = (message: string): Walk<never> => raise(providerError("process-failed", message, where));
  switch (answer.kind) {
    case "credentials": {
      const { expiration } = answer.credentials;
      if (expiration !== null && !isDateTimeWithOffset(expiration))
        return yield* fails(`${UNPARSED}Invalid field in response: \`Expiration\``);
      // A token of another kind than a text is passed over (golden `process-SessionToken-number`).
      return answer.kinds?.["SessionToken"] === undefined
        ? answer.credentials
        : { ...answer.credentials, sessionToken: null };
    }
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      return yield* fails(`${UNPARSED}${lacking(answer.missing, answer.version)}`);
    case "failure": {
      const { kind, code, message } = answer.failure;
      // Rust goes on with what its own JSON reader expects at which byte (golden `fresh-20261127-00273`).
      if (kind === "bad-answer") return yield* fails(`${UNPARSED}invalid JSON in response: …`);
      if (kind === "exit-status")
        return yield* fails(
          `Error retrieving credentials: external process exited with code exit status: ${code}. Stderr: ${message}`,
        );
      return yield* fails(`Error retrieving credentials from external process: ${message}`);
    }
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}

function lacking(missing: readonly string[], version: string | null): string {
  if (version !== null && /^\d+$/.test(version))
    return `Invalid field in response: \`version\`. unknown version number: ${version}`;
  return `Expected field \`${version === null ? missing[0] : "Version"}\` in response but it was missing`;
}
