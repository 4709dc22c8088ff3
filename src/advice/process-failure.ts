import type { Answer } from "../model/question.ts";

/** What a credential process did, as the end of a sentence about it, and what mends it. */
export interface ProcessFailure {
  readonly said: string;
  readonly cure: string;
}

const RUN_IT = "run the command of credential_process yourself and read what it says";

/** Null: it did as it should, or was not run. */
export function processFailure(answer: Answer): ProcessFailure | null {
  if (answer.kind === "incomplete")
    return answer.missing.length > 0
      ? { said: `prints JSON without ${answer.missing.join(" and ")}.`, cure: RUN_IT }
      : { said: `prints JSON ${versionWords(answer.version)}`, cure: 'let the command print "Version": 1 in its JSON' };
  if (answer.kind !== "failure") return null;
  const { kind, code, message } = answer.failure;
  const words = message.split("\n")[0]?.trim() ?? "";
  const behind = words === "" ? "" : `: ${words}`;
  switch (kind) {
    case "not-found":
      return { said: "was not found.", cure: "install it, or write its whole path in credential_process" };
    case "denied":
      return { said: "may not be run.", cure: RUN_IT };
    case "exit-status":
      return { said: `ended with status ${code ?? "unknown"}${behind}`, cure: RUN_IT };
    case "bad-answer":
      return { said: `does not print JSON${behind}`, cure: RUN_IT };
    case "timeout":
      return { said: "did not end in time.", cure: RUN_IT };
    default:
      return { said: `failed${behind}`, cure: RUN_IT };
  }
}

/** botocore says `<Version key not provided>` of one that is not there. */
const versionWords = (version: string | null): string =>
  version === null || version.startsWith("<")
    ? "without a Version; it has to say 1."
    : `of Version ${version}; it has to be 1.`;
