import type { Snapshot, VariableValue } from "../../../model/snapshot.ts";

export type Rendered = VariableValue;

const VARIABLE = /^\s*\{\{\s*env_var\(\s*(['"])(\w+)\1\s*(?:,\s*(['"])(.*?)\3\s*)?\)\s*\}\}\s*$/;

/** `{{ env_var('AWS_PROFILE', 'dev') }}`; null: only a run can tell (other variables than those of AWS are not looked at). */
export function rendered(text: string, { variables }: Snapshot): Rendered | null {
  if (!text.includes("{{") && !text.includes("{%")) return text;
  const [, , name = "", , otherwise] = VARIABLE.exec(text) ?? [];
  return name.startsWith("AWS_") ? (variables.get(name) ?? otherwise ?? null) : null;
}
