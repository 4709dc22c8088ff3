import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Answer, SigningCredentials } from "../../model/question.ts";
import type { Setting } from "../../model/settings.ts";
import { rubyCommand } from "../../parse/ruby-command.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { badProcess, ruby } from "./errors.ts";
import { foundCredentials } from "./holdings.ts";
import type { RubySession } from "./session.ts";
import { secretOf } from "./shared-config.ts";

/** ProcessCredentials, for the setting of either file; after static keys (golden `process-and-keys`). */
export function credentialProcess(profileName: string) {
  return function* (session: RubySession): Walk<StepResult> {
    const setting = session.shared.config === null ? null : session.shared.value(profileName, "credential_process");
    if (setting === null) return { kind: "absent", why: `no credential_process in profile ${profileName}` };
    return { kind: "found", found: yield* processOf(setting, profileName) };
  };
}

/** Backticks: Version 1, both keys; an expiry in the past is taken (golden `process-expired`). */
export function* processOf(setting: Setting, profileName: string): Walk<Found> {
  const where = setting.provenance;
  const { shell, argv, program } = rubyCommand(secretOf(setting));
  const credentials = yield* printed(yield { kind: "process", shell, argv, program }, program, where);
  const node = { kind: "process" as const, program, provenance: where };
  return foundCredentials(credentials, `profile ${profileName} runs ${program}`, node, [where]);
}

function* printed(answer: Answer, program: string, where: Provenance): Walk<SigningCredentials> {
  switch (answer.kind) {
    case "credentials":
      return answer.credentials;
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      return yield* raise(badProcess(incompleteMessage(answer), where));
    case "failure":
      switch (answer.failure.kind) {
        case "not-found":
          return yield* raise(badProcess(`Could not find process ${program}`, where));
        case "denied":
          return yield* raise(ruby("process-failed", "Errno::EACCES", `Permission denied - ${program}`, where));
        case "bad-answer":
          return yield* raise(badProcess("Invalid JSON response", where));
        default:
          return yield* raise(
            badProcess(
              "credential_process provider failure, the credential process had non zero exit status and failed to " +
                "provide credentials",
              where,
            ),
          );
      }
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}

const incompleteMessage = ({ version }: Answer & { kind: "incomplete" }): string => {
  if (version === null) return "Invalid payload for JSON credentials version 1";
  return `Invalid version ${version.startsWith("<") ? "" : version} for credentials payload`;
};
