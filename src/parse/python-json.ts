import { createHash } from "node:crypto";
import { Secret, unseal } from "../vault/secret.ts";

export type JsonField = string | number | Secret;

/** How `json.dumps` sets off its parts: its default, or `separators=(",", ":")`. */
export type Spacing = "spaced" | "compact";

/** sha1 of `json.dumps(fields, sort_keys=True)`: how botocore names the files of its credential cache. */
export function sha1OfPythonJson(fields: Readonly<Record<string, JsonField>>, spacing: Spacing): string {
  const [between, colon] = spacing === "spaced" ? [", ", ": "] : [",", ":"];
  const parts = Object.entries(fields)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${quoted(name)}${colon}${typeof value === "number" ? value : quoted(textOf(value))}`);
  return createHash("sha1")
    .update(`{${parts.join(between)}}`)
    .digest("hex");
}

const textOf = (value: string | Secret): string => (value instanceof Secret ? unseal(value) : value);

/** ASCII only (`ensure_ascii`), letters beyond it as UTF-16 escapes. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
