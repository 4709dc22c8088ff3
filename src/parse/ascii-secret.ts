import { Buffer } from "node:buffer";
import { type Secret, seal, unseal } from "../vault/secret.ts";

/** A file's text as Node's readFile gives it with `encoding: "ascii"`: each byte without its highest bit. */
export function asciiSecret(text: Secret): Secret {
  const written = unseal(text);
  const read = Buffer.from(written).toString("ascii");
  return read === written ? text : seal(read);
}
