import { type Secret, seal, unseal } from "../vault/secret.ts";

/** A file's text as .NET's File.ReadAllText has it, which takes the mark off. */
export const withoutByteOrderMark = (text: Secret): Secret => seal(unseal(text).replace(/^\ufeff/, ""));
