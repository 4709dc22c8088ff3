import {
  type Answer,
  NOTHING_PRINTED,
  type PrintedKind,
  type PrintedKinds,
  type SigningCredentials,
} from "../model/question.ts";
import { seal } from "../vault/secret.ts";
import { jsonKind } from "./json-kind.ts";

/** What a credential process printed, as credentials; the text itself goes no further. */
export function credentialsPrinted(output: string): Answer {
  const json = parsed(output);
  if (json !== undefined) return credentialsIn(json, output);
  const code = output.trim() === "" ? NOTHING_PRINTED : null;
  const failure = { kind: "bad-answer" as const, code, message: jsonComplaint(output) };
  const object = firstObjectOf(output);
  return object === null
    ? { kind: "failure", failure }
    : { kind: "failure", failure, firstObject: credentialsIn(parsed(object), object) };
}

/** Undefined: no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Credentials are an object of texts: no brace stands within but in a text. */
function firstObjectOf(output: string): string | null {
  const object = /^\ufeff?\s*(\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\})/.exec(output)?.[1] ?? null;
  return object === null || parsed(object) === undefined ? null : object;
}

function credentialsIn(json: unknown, output: string): Answer {
  const fields = (typeof json === "object" && json !== null ? json : {}) as Record<string, unknown>;
  const read = credentialsOfFields(json, fields, output);
  if (read.kind !== "incomplete") return read;
  const renamed = withDocumentedNames(fields);
  return renamed === null ? read : { ...read, inAnyCase: credentialsOfFields(renamed, renamed, output) };
}

const NAMES = ["Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration", "AccountId"];
const NAME_OF: ReadonlyMap<string, string> = new Map(NAMES.map((name) => [name.toLowerCase(), name]));

/** Null: every field that counts has its documented name already. Of two that differ in case the last one counts. */
function withDocumentedNames(fields: Record<string, unknown>): Record<string, unknown> | null {
  const renamed = Object.entries(fields).map(
    ([name, value]) => [NAME_OF.get(name.toLowerCase()) ?? name, value] as const,
  );
  return renamed.every(([name]) => name in fields) ? null : Object.fromEntries(renamed);
}

function credentialsOfFields(json: unknown, fields: Record<string, unknown>, output: string): Answer {
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

const TEXTS = NAMES.filter((name) => name !== "Version");

function oddKinds(json: unknown, fields: Record<string, unknown>, output: string): PrintedKinds {
  const kinds: Record<string, PrintedKind> = {};
  if (jsonKind(json) !== "object") kinds[""] = jsonKind(json);
  const version = fields["Version"];
  if (version !== undefined && typeof version !== "number") kinds["Version"] = jsonKind(version);
  if (typeof version === "number" && /"Version"\s*:\s*-?\d+[.eE]/i.test(output)) kinds["Version"] = "fraction";
  for (const name of TEXTS)
    if (fields[name] !== undefined && typeof fields[name] !== "string") kinds[name] = jsonKind(fields[name]);
  return kinds;
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

/** Where JSON ends to make sense, without what stands there, as Python counts: past blanks and line ends. */
function jsonComplaint(output: string): string {
  if (output.startsWith("\ufeff")) return "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)";
  if (/^[ \t\n\r]*[[{"]/.test(output)) return "the output is no JSON";
  const blank = /^[ \t\n\r]*/.exec(output)?.[0] ?? "";
  const lines = blank.split("\n");
  return `Expecting value: line ${lines.length} column ${(lines.at(-1) ?? "").length + 1} (char ${blank.length})`;
}
