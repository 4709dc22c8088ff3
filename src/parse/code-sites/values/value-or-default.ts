import type { CodeValue, GivenSetting } from "../../../model/code-site.ts";
import { writtenValue } from "./written-value.ts";

interface Default {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/**
 * What a variable with a default gives. A default that is a secret is what stands written, whatever the variable holds:
 * it is given sealed, at its own place.
 */
export function valueOrDefault(
  setting: GivenSetting,
  name: string,
  otherwise: Default | null,
): { readonly value: CodeValue; readonly line?: number; readonly column?: number } {
  if (otherwise === null) return { value: { kind: "variable", name, otherwise: null } };
  const written = writtenValue(setting, otherwise.text);
  return written.kind === "secret"
    ? { value: written, line: otherwise.line, column: otherwise.column }
    : { value: { kind: "variable", name, otherwise: otherwise.text } };
}
