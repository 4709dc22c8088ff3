import type { Answer } from "../model/question.ts";
import { type JsonObject, textIn } from "./json-object.ts";
import { issuedAsWritten } from "./plain-credentials.ts";

/** What both metadata services give, in botocore's order (utils.py, 1.44.5). */
const FIELDS = ["AccessKeyId", "SecretAccessKey", "Token", "Expiration"] as const;

/** A container's or an instance's credentials document. */
export function metadataCredentials(document: JsonObject): Answer {
  const missing = FIELDS.filter((name) => !(name in document));
  if (missing.length > 0) return { kind: "incomplete", missing, version: null };
  return issuedAsWritten({
    accessKeyId: textIn(document, "AccessKeyId") ?? "",
    secretAccessKey: textIn(document, "SecretAccessKey") ?? "",
    sessionToken: textIn(document, "Token"),
    expiration: textIn(document, "Expiration"),
    accountId: textIn(document, "AccountId"),
  });
}
