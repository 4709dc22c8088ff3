import { type PlacedEntry, type PlacedValue, entriesIn } from "../values/placed-value.ts";
import type { TerraformEntry, TerraformValue } from "./terraform-entry.ts";

/** How many labels a block has: `{ "data": { "terraform_remote_state": { "network": { … } } } }`. */
const LABELS: Readonly<Record<string, number>> = { provider: 1, variable: 1, resource: 2, data: 2, backend: 1 };

/** Terraform's JSON syntax (developer.hashicorp.com/terraform/language/syntax/json). */
export const jsonEntries = (document: PlacedValue | null): readonly TerraformEntry[] =>
  entriesIn(document).flatMap((entry) => blocksOf(entry.key, [], entry));

function blocksOf(name: string, labels: readonly string[], entry: PlacedEntry): readonly TerraformEntry[] {
  if (labels.length < (LABELS[name] ?? 0))
    return each(entry.value).flatMap((one) =>
      entriesIn(one).flatMap((inner) => blocksOf(name, [...labels, inner.key], inner)),
    );
  return each(entry.value).map((one) => {
    const { line, column } = one === entry.value ? entry : one;
    return { name, labels, line, column, value: valueIn(one) };
  });
}

/** A block that is there more than once is a list. */
const each = (value: PlacedValue): readonly PlacedValue[] =>
  value.kind === "list" && value.items.every(({ kind }) => kind === "map") ? value.items : [value];

function valueIn(value: PlacedValue): TerraformValue {
  const { line, column } = value;
  switch (value.kind) {
    case "text":
      return { ...fromText(value.text), line, column };
    case "list":
      return { kind: "list", items: value.items.map(valueIn), line, column };
    case "map":
      return {
        kind: "object",
        entries: value.entries.flatMap((entry) => blocksOf(entry.key, [], entry)),
        line,
        column,
      };
    case "nothing":
      return { kind: "null", line, column };
    case "computed":
      return { kind: "computed", line, column };
  }
}

/** Every string is a template: `"${var.region}"`. */
function fromText(
  text: string,
): { kind: "text"; text: string } | { kind: "reference"; names: string[] } | { kind: "computed" } {
  const reference = /^\$\{\s*((?:var|local)(?:\.[\w-]+)+)\s*\}$/.exec(text)?.[1];
  if (reference !== undefined) return { kind: "reference", names: reference.split(".") };
  return /[$%]\{/.test(text) ? { kind: "computed" } : { kind: "text", text };
}
