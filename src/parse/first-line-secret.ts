import { type Secret, seal, unseal } from "../vault/secret.ts";

/** A file's first line without its end (Java's BufferedReader.readLine); null: an empty file. */
export function firstLineSecret(text: Secret): Secret | null {
  const whole = unseal(text);
  return whole === "" ? null : seal(whole.split(/\r\n|[\n\r]/, 1)[0] ?? "");
}
