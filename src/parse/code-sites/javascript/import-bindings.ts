import type { SyntaxNode } from "../syntax-node.ts";
import { stringOf } from "./string-of.ts";

/** A name that an `import` brings in, and what of which module it is. */
export interface ImportBinding {
  readonly name: string;
  readonly module: string;
  /** Empty: the module itself. The default export counts as the module: what bundlers and Node make of CommonJS. */
  readonly path: readonly string[];
}

/** The names of one import statement; a type makes nothing, so that `import type` brings in none. */
export function importBindings(statement: SyntaxNode): readonly ImportBinding[] {
  if (/^import\s+type\b(?!\s*(?:,|from\b))/.test(statement.text.slice(0, 40))) return [];
  const clause = named(statement).find(({ type }) => type === "import_clause" || type === "import_require_clause");
  if (clause === undefined) return [];
  const module = stringOf(statement.childForFieldName("source") ?? clause.childForFieldName("source"));
  if (module === null) return [];
  return named(clause).flatMap((part) => {
    switch (part.type) {
      case "identifier":
        return [{ name: part.text, module, path: [] }];
      case "namespace_import":
        return named(part).map(({ text }) => ({ name: text, module, path: [] }));
      case "named_imports":
        return named(part).flatMap((specifier) => specifierBinding(specifier, module));
      default:
        return [];
    }
  });
}

function specifierBinding(specifier: SyntaxNode, module: string): readonly ImportBinding[] {
  const name = specifier.childForFieldName("name");
  if (name === null || /^type\s+[\w$]/.test(specifier.text)) return [];
  const exported = stringOf(name) ?? name.text;
  const alias = specifier.childForFieldName("alias") ?? name;
  return [{ name: alias.text, module, path: exported === "default" ? [] : [exported] }];
}

const named = (node: SyntaxNode): readonly SyntaxNode[] => node.namedChildren.filter((child) => child !== null);
