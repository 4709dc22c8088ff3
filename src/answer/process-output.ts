import type { Answer, PrintedKind, PrintedKinds, SigningCredentials } from "../model/question.ts";
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
  const odd = oddKinds(json, fields, output);
  const kinds = Object.keys(odd).length === 0 ? {} : { kinds: odd };
  const version = fields["Version"];
  const held = credentialsOf(fields);
  const missing = ["AccessKeyId", "SecretAccessKey"].filter((name) => typeof fields[name] !== "string");
  if (version !== 1)
    return {
      kind: "incomplete",
      missing,
      version: version === undefined ? "<Version key not provided>" : shown(version),
      held,
      ...kinds,
    };
  return missing.length > 0
    ? { kind: "incomplete", missing, version: null, held, ...kinds }
    : { kind: "credentials", credentials: held, ...kinds };
}

const TEXTS = ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration", "AccountId"];

function oddKinds(json: unknown, fields: Record<string, unknown>, output: string): PrintedKinds {
  const kinds: Record<string, PrintedKind> = {};
  if (kindOf(json) !== "object") kinds[""] = kindOf(json);
  const version = fields["Version"];
  if (version !== undefined && typeof version !== "number") kinds["Version"] = kindOf(version);
  if (typeof version === "number" && /"Version"\s*:\s*-?\d+[.eE]/.test(output)) kinds["Version"] = "fraction";
  for (const name of TEXTS)
    if (fields[name] !== undefined && typeof fields[name] !== "string") kinds[name] = kindOf(fields[name]);
  return kinds;
}

function kindOf(value: unknown): PrintedKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "string") return "text";
  return typeof value as "number" | "boolean" | "object";
}

function credentialsOf(fields: Record<string, unknown>): SigningCredentials {
  const text = (name: string): string | null => (typeof fields[name] === "string" ? (fields[name] as string) : null);
  const plain = (name: string): string | null =>
    ["string", "number", "boolean"].includes(typeof fields[name]) ? String(fields[name]) : null;
  // A token of another kind is a token to most (set `hand-process`).
  const token = fields["SessionToken"] ?? null;
  return {
    accessKeyId: plain("AccessKeyId"),
    secretAccessKey: seal(plain("SecretAccessKey") ?? ""),
    sessionToken: token === null ? null : seal(typeof token === "string" ? token : JSON.stringify(token)),
    expiration: text("Expiration"),
    accountId: text("AccountId"),
  };
}

/** Only what is surely no secret: a short number, a truth, nothing, or the kind of the value. */
const shown = (value: unknown): string =>
  typeof value === "number" ||
  typeof value === "boolean" ||
  value === null ||
  (typeof value === "string" && value.length < 8)
    ? String(value)
    : typeof value;

/** Where JSON ends to make sense, without what stands there. */
function jsonComplaint(output: string): string {
  if (output.startsWith("\ufeff")) return "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)";
  const at = output.search(/\S/);
  if (at === -1) return "Expecting value: line 1 column 1 (char 0)";
  return /^\s*[[{"]/.test(output) ? "the output is no JSON" : `Expecting value: line 1 column ${at + 1} (char ${at})`;
}
