import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";

/** A name that `use` brings in, and its path. */
export interface Use {
  readonly name: string;
  readonly path: readonly string[];
}

/** Lists in lists are written two or three deep. */
const MAX_DEPTH = 12;

export function usesIn(argument: SyntaxNode | null, before: readonly string[] = [], depth = 0): readonly Use[] {
  if (argument === null || depth > MAX_DEPTH) return [];
  switch (argument.type) {
    case "identifier":
    case "scoped_identifier": {
      const path = [...before, ...pathOf(argument)];
      return [{ name: path.at(-1) ?? "", path }];
    }
    case "self":
      return [{ name: before.at(-1) ?? "", path: before }];
    case "use_as_clause": {
      const path = argument.childForFieldName("path");
      const name = argument.childForFieldName("alias")?.text ?? "";
      if (path === null) return [];
      return [{ name, path: path.type === "self" ? before : [...before, ...pathOf(path)] }];
    }
    case "use_list":
      return namedChildrenOf(argument).flatMap((part) => usesIn(part, before, depth + 1));
    case "scoped_use_list": {
      const path = argument.childForFieldName("path");
      const list = argument.childForFieldName("list");
      return usesIn(list, path === null ? before : [...before, ...pathOf(path)], depth + 1);
    }
    default:
      return [];
  }
}

/** `a::b::<T>::c` by its names; a leading `::` and types in angle brackets are left out. */
export function pathOf(node: SyntaxNode): readonly string[] {
  switch (node.type) {
    case "generic_function":
    case "generic_type": {
      const inner = node.childForFieldName("function") ?? node.childForFieldName("type");
      return inner === null ? [] : pathOf(inner);
    }
    case "scoped_identifier":
    case "scoped_type_identifier": {
      const path = node.childForFieldName("path");
      const name = node.childForFieldName("name")?.text ?? "";
      return path === null ? [name] : [...pathOf(path), name];
    }
    case "bracketed_type": {
      const [inner] = namedChildrenOf(node);
      return inner === undefined ? [] : pathOf(inner);
    }
    case "identifier":
    case "type_identifier":
    case "crate":
    case "self":
    case "super":
      return [node.text];
    default:
      return [];
  }
}
