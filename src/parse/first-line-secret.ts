import { type Secret, seal, unseal } from "../vault/secret.ts";

/** A file's first line without its end, as Java's BufferedReader.readLine has it. */
export const firstLineSecret = (text: Secret): Secret => seal(unseal(text).split(/\r\n|[\n\r]/, 1)[0] ?? "");
