import type { Provenance } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import { type LentDocument, heldIn } from "../../walk/lent-document.ts";
import { nullArgument } from "./errors.ts";
import { timeOf } from "./time-of.ts";

/** System.Text.Json's DateTime: a null or another text is none (4.0, set `hand-lent`). Null: it reads it, or there is no date. */
export function dateFault(document: LentDocument, timeZone: string): string | null {
  if (document.kinds?.["Expiration"] === "null") return "Cannot get the value of a token type 'Null' as a string.";
  const { expiration } = heldIn(document);
  return expiration === null || !Number.isNaN(timeOf(expiration, timeZone))
    ? null
    : "The JSON value is not in a supported DateTime format.";
}

/** `new ImmutableCredentials`: an id and a secret that are not empty; a token need not be. Null: they are there. */
export function keyFault(document: LentDocument, where: Provenance): SdkError | null {
  const { accessKeyId, secretAccessKey } = heldIn(document);
  const missing =
    (accessKeyId ?? "") === "" ? "awsAccessKeyId" : (secretAccessKey?.length ?? 0) === 0 ? "awsSecretAccessKey" : null;
  return missing === null ? null : nullArgument("denied", `Value cannot be null. (Parameter '${missing}')`, where);
}
