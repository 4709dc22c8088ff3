import { type AST, parseTOML } from "toml-eslint-parser";
import type { Place, PlacedEntry, PlacedValue } from "../values/placed-value.ts";

/** TOML; null: it cannot be read. A table named `[a.b]` is an entry of that name, at its bracket. */
export function tomlValue(text: string): PlacedValue | null {
  const program = parsed(text);
  if (program === null) return null;
  const entries = program.body[0].body.flatMap((node) => (node.type === "TOMLTable" ? [table(node)] : keyValue(node)));
  return { kind: "map", entries, line: 1, column: 1 };
}

/** The parser throws at the first fault, and where brackets are nested deeper than its stack. */
function parsed(text: string): AST.TOMLProgram | null {
  try {
    return parseTOML(text);
  } catch {
    return null;
  }
}

const place = ({ loc }: { readonly loc: AST.SourceLocation }): Place => ({
  line: loc.start.line,
  column: loc.start.column + 1,
});

const table = (node: AST.TOMLTable): PlacedEntry => ({
  key: node.resolvedKey.filter((key) => typeof key === "string").join("."),
  ...place(node),
  value: { kind: "map", entries: node.body.flatMap(keyValue), ...place(node) },
});

const keyValue = (node: AST.TOMLKeyValue): readonly PlacedEntry[] => [
  {
    key: node.key.keys.map((key) => (key.type === "TOMLBare" ? key.name : key.value)).join("."),
    ...place(node),
    value: valueIn(node.value),
  },
];

function valueIn(node: AST.TOMLContentNode): PlacedValue {
  switch (node.type) {
    case "TOMLArray":
      return { kind: "list", items: node.elements.map(valueIn), ...place(node) };
    case "TOMLInlineTable":
      return { kind: "map", entries: node.body.flatMap(keyValue), ...place(node) };
    case "TOMLValue": {
      const { line, column } = place(node);
      const text = String(node.value);
      return { kind: "text", text, script: { text, line, column: column + 1, indent: 0 }, line, column };
    }
  }
}
