import type { CodeValue } from "../../../model/code-site.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { COMPUTED, fromVariable } from "./code-value.ts";

/** A value, and the node where it is written. */
export interface Written {
  readonly value: CodeValue;
  readonly node: SyntaxNode;
}

/** A default that is a secret stands written, whatever the variable holds: it is what is given. */
export function withDefault(variable: Written, otherwise: Written | null): Written {
  if (variable.value.kind !== "variable" || otherwise === null) return variable;
  switch (otherwise.value.kind) {
    case "text":
      return { ...variable, value: fromVariable(variable.value.name, otherwise.value.text) };
    case "secret":
      return otherwise.value.secret.length === 0 ? variable : otherwise;
    case "variable":
    case "computed":
      return { ...variable, value: COMPUTED };
  }
}
