import type { FileProvenance } from "../model/provenance.ts";
import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { jsonValue } from "./code-sites/documents/json-value.ts";
import { valueAt } from "./code-sites/values/placed-value.ts";

export interface CdkSetting {
  readonly text: string;
  readonly provenance: FileProvenance;
}

/** A setting of a cdk.json; null: the file is not there, or does not say it as a text. */
export function cdkSetting(view: FileView, key: string): CdkSetting | null {
  if (view.state !== "text") return null;
  const value = valueAt(jsonValue(unseal(view.text)), key);
  if (value?.kind !== "text") return null;
  const { line, column } = value;
  return { text: value.text, provenance: { kind: "file", path: view.path, line, column, section: null, key } };
}
