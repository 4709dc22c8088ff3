import { type Node, parseTree } from "jsonc-parser";
import { type Lines, lineAt, splitLines } from "../../lines.ts";
import { isNestedTooDeep } from "./is-nested-too-deep.ts";
import type { Place, PlacedEntry, PlacedValue, Script } from "../values/placed-value.ts";

/** JSON, with comments and trailing commas as editors take it. Reads what it can of a broken text; null: nothing. */
export function jsonValue(text: string): PlacedValue | null {
  if (isNestedTooDeep(text)) return null;
  const root = parseTree(text, [], { allowTrailingComma: true });
  return root === undefined ? null : placed(root, splitLines(text));
}

function placed(node: Node, lines: Lines): PlacedValue {
  const place = placeOf(node.offset, lines);
  const children = node.children ?? [];
  switch (node.type) {
    case "object":
      return { kind: "map", entries: children.flatMap((child) => entryOf(child, lines)), ...place };
    case "array":
      return { kind: "list", items: children.map((child) => placed(child, lines)), ...place };
    case "string":
    case "number":
    case "boolean":
      return { kind: "text", text: String(node.value), script: scriptOf(node, place), ...place };
    case "null":
    case "property":
      return { kind: "nothing", ...place };
  }
}

const scriptOf = (node: Node, { line, column }: Place): Script => ({
  text: String(node.value),
  line,
  column: node.type === "string" ? column + 1 : column,
  indent: 0,
});

function entryOf({ children }: Node, lines: Lines): readonly PlacedEntry[] {
  const [key, value] = children ?? [];
  return key === undefined || value === undefined
    ? []
    : [{ key: String(key.value), ...placeOf(key.offset, lines), value: placed(value, lines) }];
}

function placeOf(offset: number, lines: Lines): Place {
  const line = lineAt(lines, offset);
  return { line, column: offset - lines.starts.at(line - 1) + 1 };
}
