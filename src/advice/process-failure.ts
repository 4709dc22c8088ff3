import { type Answer, NOTHING_PRINTED } from "../model/question.ts";

/** What a credential process did, as the end of a sentence about it, and what mends it. */
export interface ProcessFailure {
  readonly said: string;
  readonly cure: string;
}

const RUN_IT = "run the command of credential_process yourself and read what it says";

/** Null: it did as it should, or was not run. */
export function processFailure(answer: Answer, program: string): ProcessFailure | null {
  if (answer.kind === "incomplete") return incompleteWords(answer);
  if (answer.kind !== "failure") return null;
  const { kind, code, message } = answer.failure;
  const words = message.split("\n")[0]?.trim() ?? "";
  const behind = words === "" ? "" : `: ${words}`;
  switch (kind) {
    case "not-found":
      return { said: "was not found.", cure: notFoundCure(program) };
    case "denied":
      return { said: "may not be run.", cure: RUN_IT };
    case "exit-status":
      return { said: `ended with status ${code ?? "unknown"}${behind}`, cure: RUN_IT };
    case "bad-answer":
      if (code === NOTHING_PRINTED) return { said: "prints nothing.", cure: RUN_IT };
      return { said: `does not print JSON${behind}`, cure: RUN_IT };
    case "timeout":
      return { said: "did not end in time.", cure: RUN_IT };
    default:
      return { said: `failed${behind}`, cure: RUN_IT };
  }
}

/** What a shell would open reaches the system as it stands, and so does a command that stands in quotes as a whole. */
function notFoundCure(program: string): string {
  if (/[~$]/.test(program)) return "write its whole path in credential_process: no shell opens ~ or a variable there";
  return /\s/.test(program)
    ? "install it; or, if that is a command with its arguments, take away the quotes around the whole of it"
    : "install it, or write its whole path in credential_process";
}

type Incomplete = Extract<Answer, { readonly kind: "incomplete" }>;

function incompleteWords({ missing, version, kinds, inAnyCase }: Incomplete): ProcessFailure {
  if (inAnyCase !== undefined && missing.length > 0)
    return {
      said: `prints JSON whose names are written otherwise than ${missing.join(" and ")}.`,
      cure: `let the command print ${[...missing, "SessionToken", "Expiration", "Version"].join(", ")} in these very letters`,
    };
  if (missing.length > 0) return { said: `prints JSON without ${missing.join(" and ")}.`, cure: RUN_IT };
  return {
    said: `prints JSON ${versionWords(version, kinds?.["Version"] === "text")}`,
    cure: 'let the command print "Version": 1 in its JSON',
  };
}

/** botocore says `<Version key not provided>` of one that is not there. */
function versionWords(version: string | null, isText: boolean): string {
  if (version === null || version.startsWith("<")) return "without a Version; it has to say 1.";
  return isText
    ? `whose Version is the text "${version}"; it has to be the number 1.`
    : `of Version ${version}; it has to be 1.`;
}
