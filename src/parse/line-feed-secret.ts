import { type Secret, seal, unseal } from "../vault/secret.ts";

/** Every line ended by a line feed, as Python's `open(path).read()` gives a text (universal newlines). */
export function lineFeedSecret(text: Secret): Secret {
  const written = unseal(text);
  return written.includes("\r") ? seal(written.replace(/\r\n?/g, "\n")) : text;
}
