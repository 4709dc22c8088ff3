import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Answer, PrintedKind, SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import { rubyCommand } from "../../parse/ruby-command.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { badProcess, ruby } from "./errors.ts";
import { foundCredentials } from "../../walk/holdings.ts";
import type { RubySession } from "./session.ts";
import { secretOf } from "../../walk/setting-value.ts";

/** ProcessCredentials, for the setting of either file; after static keys (golden `process-and-keys`). */
export function credentialProcess(profileName: string) {
  return function* (session: RubySession): Walk<StepResult> {
    const setting = session.shared.config === null ? null : session.shared.value(profileName, "credential_process");
    if (setting === null) return { kind: "absent", why: `no credential_process in profile ${profileName}` };
    return { kind: "found", found: yield* processOf(setting, profileName) };
  };
}

/** Kernel#system of the one text, so that a shell runs what needs one: Version 1, both keys; an expiry in the past is taken (golden `process-expired`). */
export function* processOf(setting: Setting, profileName: string): Walk<Found> {
  const where = setting.provenance;
  const { shell, argv, program } = rubyCommand(secretOf(setting));
  const credentials = yield* printed(yield { kind: "process", shell, argv, program }, where);
  const node = { kind: "process" as const, program, provenance: where };
  return foundCredentials(credentials, `profile ${profileName} runs ${program}`, node, [where]);
}

function* printed(answer: Answer, where: Provenance): Walk<SigningCredentials> {
  switch (answer.kind) {
    case "credentials": {
      const kind = answer.kinds?.["Expiration"] ?? "null";
      if (kind !== "null") return yield* raise(ruby("process-failed", "TypeError", noText(kind), where));
      const { expiration } = answer.credentials;
      if (expiration !== null && !isXmlSchema(expiration))
        return yield* raise(
          ruby("process-failed", "ArgumentError", `invalid xmlschema format: "${expiration}"`, where),
        );
      return answer.credentials;
    }
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      return yield* raise(kindFault(answer, where) ?? badProcess(incompleteMessage(answer), where));
    case "failure":
      switch (answer.failure.kind) {
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

/** `Time.xmlschema` (goldens `process-Expiration-date`, `process-Expiration-no-zone`). */
const isXmlSchema = (text: string): boolean =>
  /^\s*-?\d+-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}(?::?\d{2})?)?\s*$/i.test(text);

const noText = (kind: PrintedKind): string =>
  `no implicit conversion of ${{ null: "nil", text: "String", number: "Integer", fraction: "Float", boolean: "true", object: "Hash", array: "Array" }[kind]} into String`;

/** What Ruby trips over before it says what is wrong with the output. */
function kindFault(
  { kinds = {}, missing, version }: Answer & { kind: "incomplete" },
  where: Provenance,
): SdkError | null {
  const whole = kinds[""];
  const fault = (type: string, message: string): SdkError => ruby("process-failed", type, message, where);
  if (whole === "null") return fault("NoMethodError", "undefined method `[]' for nil:NilClass");
  if (whole === "array" || whole === "number")
    return fault("TypeError", "no implicit conversion of String into Integer");
  if (version !== null) return null;
  const odd = missing.find((name) => ["number", "fraction", "boolean"].includes(kinds[name] ?? ""));
  return odd === undefined ? null : fault("NoMethodError", "undefined method `empty?'");
}

const incompleteMessage = ({ version }: Answer & { kind: "incomplete" }): string => {
  if (version === null) return "Invalid payload for JSON credentials version 1";
  return `Invalid version ${version.startsWith("<") || version === "null" ? "" : version} for credentials payload`;
};
