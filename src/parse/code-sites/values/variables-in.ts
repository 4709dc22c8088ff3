import type { Given } from "../../../model/code-site.ts";
import { wordGiven } from "../shell/command-word.ts";
import type { PartsOf } from "./interpolated-parts.ts";
import { type PlacedValue, itemsIn, textAt, valueAt, entriesIn } from "./placed-value.ts";
import { variableSetting } from "./variable-setting.ts";

/** The AWS variables that a map or a list sets: `KEY: value`, `- KEY=value`, `- name: KEY`. */
export const variablesIn = (value: PlacedValue | null, partsOf: PartsOf): readonly Given[] => [
  ...entriesIn(value).flatMap((entry) => variableGiven(entry.key, entry.value, partsOf)),
  ...itemsIn(value).flatMap((item) => inItem(item, partsOf)),
];

function inItem(item: PlacedValue, partsOf: PartsOf): readonly Given[] {
  if (item.kind === "map") {
    const name = textAt(item, "name") ?? textAt(item, "Name");
    const value =
      valueAt(item, "value") ?? valueAt(item, "Value") ?? valueAt(item, "valueFrom") ?? valueAt(item, "ValueFrom");
    return name === null || value === null ? [] : variableGiven(name, value, partsOf);
  }
  if (item.kind !== "text") return [];
  const [, name, value] = /^(\w+)(?:=(.*))?$/s.exec(item.text) ?? [];
  const setting = name === undefined ? null : variableSetting(name);
  if (name === undefined || setting === null) return [];
  const { line, column } = item;
  // Named alone, it is handed on as it is outside.
  if (value === undefined)
    return [{ setting, variable: name, value: { kind: "variable", name, otherwise: null }, line, column }];
  const place = { line, column: item.script.column + name.length + 1 };
  const given = wordGiven(setting, { parts: partsOf(value, place), splits: false, ...place }, name);
  return given === null ? [] : [given];
}

/** What a variable is set to; none where it is no variable of AWS's, or is left empty. */
function variableGiven(name: string, value: PlacedValue, partsOf: PartsOf): readonly Given[] {
  const setting = variableSetting(name);
  const { line, column } = value;
  if (setting === null) return [];
  switch (value.kind) {
    case "text": {
      const given = wordGiven(setting, { parts: partsOf(value.text, value.script), splits: false, line, column }, name);
      return given === null ? [] : [given];
    }
    case "map": {
      // GitLab's `KEY: { value: …, description: … }`.
      const inner = valueAt(value, "value");
      return inner === null || inner.kind === "map" ? [] : variableGiven(name, inner, partsOf);
    }
    case "computed":
      return [{ setting, variable: name, value: { kind: "computed" }, line, column }];
    case "list":
    case "nothing":
      return [];
  }
}
