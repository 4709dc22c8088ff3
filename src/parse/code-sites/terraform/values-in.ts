import { type Secret, unseal } from "../../../vault/secret.ts";
import { jsonValue } from "../documents/json-value.ts";
import type { Parse } from "../sites-of.ts";
import { type TerraformEntry, entriesOf, everyEntryOf } from "./terraform-entry.ts";
import { jsonEntries } from "./terraform-json.ts";
import { type VariableValues, assignedIn, defaultsIn } from "./variable-values.ts";

/** The values of variables that one file tells. Without the grammar only JSON is read. */
export function valuesIn(
  sealed: Secret,
  name: string,
  kind: "assigned" | "defaults",
  parse: Parse | null,
): VariableValues {
  const of = kind === "assigned" ? assignedIn : defaultsIn;
  const text = unseal(sealed);
  if (name.endsWith(".json")) return of(jsonEntries(jsonValue(text)));
  const tree = parse?.(text) ?? null;
  if (tree === null) return new Map();
  try {
    const entries: readonly TerraformEntry[] = kind === "assigned" ? everyEntryOf(tree.root) : entriesOf(tree.root);
    return of(entries);
  } finally {
    tree.free();
  }
}
