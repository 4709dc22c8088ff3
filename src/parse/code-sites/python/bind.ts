import type { SyntaxNode } from "../syntax-node.ts";
import { bindAttribute } from "./instance.ts";
import { type Place, type Reading, fieldOf } from "./reading.ts";
import { UNKNOWN, type Value } from "./value.ts";

/** Binds a name, or the names of a pattern; what is bound otherwise is looked at for what it holds. */
export function bind(target: SyntaxNode | null, value: Value, place: Place, reading: Reading): Value {
  switch (target?.type) {
    case "identifier":
      place.scope.bind(target.text, value, place.sometimes);
      break;
    case "attribute": {
      const owner = fieldOf(target, "object", place, reading);
      const name = target.childForFieldName("attribute")?.text ?? "";
      if (owner.kind === "instance") bindAttribute(owner, name, value);
      break;
    }
    case "pattern_list":
    case "tuple_pattern":
    case "list_pattern":
      for (const child of target.namedChildren) bind(child, UNKNOWN, place, reading);
      break;
    default:
  }
  return value;
}
