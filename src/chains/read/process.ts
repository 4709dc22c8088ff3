import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Answer, SigningCredentials } from "../../model/question.ts";
import type { Setting } from "../../model/settings.ts";
import { shellProgram } from "../../parse/shell-program.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { sealed } from "../js-v2/configured.ts";
import { foundCredentials } from "../ruby/holdings.ts";
import type { ReadSession } from "./session.ts";

export interface ProcessRules {
  readonly profile: string;
  /** Whether output that names no version is taken all the same. */
  readonly versionless: boolean;
}

/** `credential_process` through a shell; output past its time is no credentials. */
export function* processKeys(
  session: ReadSession,
  setting: Setting,
  { profile, versionless }: ProcessRules,
): Walk<Found> {
  const where = setting.provenance;
  const command = sealed(setting)?.secret;
  if (command === undefined) throw new Error("credential_process without a command");
  const program = shellProgram(command);
  const answer = yield { kind: "process", shell: command, argv: [], program };
  const credentials = printed(answer, versionless);
  if (typeof credentials === "string") return yield* raise(session.fault("process-failed", credentials, where));
  const { expiration } = credentials;
  if (expiration !== null && !(Date.parse(expiration) >= session.snapshot.now))
    return yield* raise(session.fault("process-failed", "credential_process returned expired credentials", where));
  const node = { kind: "process" as const, program, provenance: where };
  return foundCredentials(credentials, `profile ${profile} runs ${program}`, node, [where]);
}

function printed(answer: Answer, versionless: boolean): SigningCredentials | string {
  switch (answer.kind) {
    case "credentials":
      return answer.credentials;
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      if (versionless && isWholeWithoutVersion(answer)) return answer.held;
      return `the process prints no ${answer.missing.join(", ") || "credentials of version 1"}`;
    case "failure":
      return `the process fails: ${answer.failure.message || (answer.failure.code ?? answer.failure.kind)}`;
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}

const isWholeWithoutVersion = (
  answer: Answer & { kind: "incomplete" },
): answer is Answer & { kind: "incomplete"; held: SigningCredentials } =>
  answer.version?.startsWith("<") === true &&
  (answer.held?.accessKeyId ?? "") !== "" &&
  (answer.held?.secretAccessKey?.length ?? 0) > 0;
