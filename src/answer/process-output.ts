import type { Answer, SigningCredentials } from "../model/question.ts";
import { seal } from "../vault/secret.ts";

/** What a credential process printed, as credentials; the text itself goes no further. */
export function credentialsPrinted(output: string): Answer {
  let json: unknown;
  try {
    json = JSON.parse(output);
  } catch {
    return { kind: "failure", failure: { kind: "bad-answer", code: null, message: jsonComplaint(output) } };
  }
  const fields = (typeof json === "object" && json !== null ? json : {}) as Record<string, unknown>;
  const version = fields["Version"];
  if (version !== 1)
    return {
      kind: "incomplete",
      missing: [],
      version: version === undefined ? "<Version key not provided>" : shown(version),
    };
  const held = credentialsOf(fields);
  const missing = ["AccessKeyId", "SecretAccessKey"].filter((name) => typeof fields[name] !== "string");
  return missing.length > 0
    ? { kind: "incomplete", missing, version: null, held }
    : { kind: "credentials", credentials: held };
}

function credentialsOf(fields: Record<string, unknown>): SigningCredentials {
  const text = (name: string): string | null => (typeof fields[name] === "string" ? (fields[name] as string) : null);
  const token = text("SessionToken");
  return {
    accessKeyId: text("AccessKeyId"),
    secretAccessKey: seal(text("SecretAccessKey") ?? ""),
    sessionToken: token === null ? null : seal(token),
    expiration: text("Expiration"),
    accountId: text("AccountId"),
  };
}

/** Only what is surely no secret: a short number, or the kind of the value. */
const shown = (value: unknown): string =>
  typeof value === "number" || (typeof value === "string" && value.length < 8) ? String(value) : typeof value;

/** Where JSON ends to make sense, without what stands there. */
function jsonComplaint(output: string): string {
  const at = output.search(/\S/);
  if (at === -1) return "Expecting value: line 1 column 1 (char 0)";
  return /^\s*[[{"]/.test(output) ? "the output is no JSON" : `Expecting value: line 1 column ${at + 1} (char ${at})`;
}
