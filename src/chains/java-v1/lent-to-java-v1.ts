import type { SigningCredentials } from "../../model/question.ts";
import { seal } from "../../vault/secret.ts";
import { type LentDocument, heldIn, missingIn } from "../../walk/lent-document.ts";

/**
 * BaseCredentialsFetcher (1.12): an id and a secret must be there; a token that is a null is taken for the text `null`
 * (JsonNode.asText, set `hand-lent`). Null: they are not.
 */
export function lentToJavaV1(document: LentDocument): SigningCredentials | null {
  if (missingIn(document, ["AccessKeyId", "SecretAccessKey"]) !== undefined) return null;
  const held = heldIn(document);
  return document.kinds?.["Token"] === "null" ? { ...held, sessionToken: seal("null") } : held;
}
