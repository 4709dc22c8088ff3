import { childrenOf } from "./shell-words.ts";
import type { SyntaxNode } from "../syntax-node.ts";

/**
 * What a shell hands on to the commands it starts: a variable that is set without `export` stays its own, unless it came
 * in exported (POSIX, Shell Command Language 2.12).
 */
export interface ExportedNames {
  /** Exported somewhere in the script. */
  readonly has: (name: string) => boolean;
}

export function exportedNames(root: SyntaxNode): ExportedNames {
  const names = new Set<string>();
  let all = false;
  for (const node of root.descendantsOfType(["declaration_command", "command"])) {
    if (node === null) continue;
    if (node.type === "command") all ||= exportsAll(node.text);
    else if (isExport(node)) for (const child of childrenOf(node)) names.add(nameIn(child));
  }
  return { has: (name) => all || names.has(name) };
}

/** `export`, `declare -x`. */
export const isExport = ({ type, text }: SyntaxNode): boolean =>
  type === "declaration_command" && /^(?:export\b|(?:declare|typeset|local)\s+-\w*x)/.test(text);

const nameIn = (node: SyntaxNode): string =>
  (node.type === "variable_assignment" ? childrenOf(node)[0] : node)?.text ?? "";

/** `set -a`, `set -o allexport`. */
const exportsAll = (command: string): boolean => /^set\s+(?:-\w+\s+)*(?:-\w*a\w*\b|-\w*o\s+allexport\b)/.test(command);
