import type { SyntaxNode } from "../syntax-node.ts";
import { argumentsOf, bare } from "./bare.ts";
import { stringOf } from "./string-of.ts";

/** The module of `require("…")` or `import("…")`; null: another call. */
export function requiredModule(call: SyntaxNode): string | null {
  const called = call.childForFieldName("function");
  if (called === null) return null;
  const target = bare(called);
  return target.type === "import" || (target.type === "identifier" && target.text === "require")
    ? stringOf(argumentsOf(call)[0] ?? null)
    : null;
}
