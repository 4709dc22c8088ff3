import type { Answer, LentVerdict, PrintedKinds, SigningCredentials } from "../model/question.ts";
import { seal } from "../vault/secret.ts";
import { jsonKind } from "./json-kind.ts";
import { type JsonObject, textIn } from "./json-object.ts";

/** What both metadata services give, in botocore's order (utils.py, 1.44.5). */
const FIELDS = ["AccessKeyId", "SecretAccessKey", "Token", "Expiration"] as const;

/** A container's or an instance's credentials document, and what some SDKs mind in it (set `hand-lent`). */
export function metadataCredentials(document: JsonObject): Answer {
  const missing = FIELDS.filter((name) => !(name in document));
  const held = heldIn(document);
  const kinds = oddKinds(document);
  const verdict = verdictOf(document);
  const told = { ...(kinds === null ? {} : { kinds }), ...(verdict === null ? {} : { verdict }) };
  return missing.length > 0
    ? { kind: "incomplete", missing, version: null, held, ...told }
    : { kind: "credentials", credentials: held, ...told };
}

function heldIn(document: JsonObject): SigningCredentials {
  const token = textIn(document, "Token");
  return {
    accessKeyId: textIn(document, "AccessKeyId") ?? "",
    secretAccessKey: seal(textIn(document, "SecretAccessKey") ?? ""),
    sessionToken: token === null ? null : seal(token),
    expiration: textIn(document, "Expiration"),
    accountId: textIn(document, "AccountId"),
  };
}

/** Null: all that is there is text. */
function oddKinds(document: JsonObject): PrintedKinds | null {
  const odd = FIELDS.filter((name) => name in document && typeof document[name] !== "string");
  return odd.length === 0 ? null : Object.fromEntries(odd.map((name) => [name, jsonKind(document[name])]));
}

function verdictOf(document: JsonObject): LentVerdict | null {
  const code = textIn(document, "Code");
  return code === "Success" ? null : { code, message: textIn(document, "Message") };
}
