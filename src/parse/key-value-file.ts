import type { SettingValue } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { seal, unseal } from "../vault/secret.ts";
import { splitLines } from "./lines.ts";
import { pythonStrip, skipSpace } from "./python-text.ts";

export interface KeyValueLine {
  readonly key: string;
  readonly value: SettingValue;
  readonly line: number;
  readonly column: number;
}

/** Lines `key=value`, the last of a key counting (botocore `parse_key_val_file`); only the plain keys stay open. */
export function keyValueLines(view: FileView, plain: readonly string[]): ReadonlyMap<string, KeyValueLine> {
  const found = new Map<string, KeyValueLine>();
  if (view.state !== "text") return found;
  const { text, starts, ends } = splitLines(unseal(view.text));
  for (let index = 0; index < starts.length; index += 1) {
    const start = starts.at(index);
    const end = ends.at(index);
    const equals = text.indexOf("=", start);
    if (equals === -1 || equals >= end) continue;
    const key = pythonStrip(text.slice(start, equals));
    const value = pythonStrip(text.slice(equals + 1, end));
    const column = skipSpace(text, equals + 1, end) - start + 1;
    found.set(key, {
      key,
      value: plain.includes(key) ? { kind: "text", text: value } : { kind: "secret", secret: seal(value) },
      line: index + 1,
      column,
    });
  }
  return found;
}
