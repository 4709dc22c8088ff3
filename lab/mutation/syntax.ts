import { parse } from "@babel/parser";

/** A node of the tree, as far as mutants need it: what it is, where it stands, and its children by name. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export function programOf(text: string): Node {
  const file = parse(text, { sourceType: "module", plugins: ["typescript"] });
  return file.program as unknown as Node;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

/** The one wrapper of types that holds code; all else that begins with TS is types only. */
const holdsCode = (type: string): boolean =>
  !type.startsWith("TS") || ["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression"].includes(type);

/** Children that hold code, with the field they stand in. */
export function childrenOf(node: Node): readonly (readonly [string, Node])[] {
  const children: (readonly [string, Node])[] = [];
  for (const [field, value] of Object.entries(node)) {
    if (field === "typeAnnotation" || field === "typeParameters" || field.endsWith("Comments")) continue;
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child) && holdsCode(child.type)) children.push([field, child]);
  }
  return children;
}

export const nodeIn = (node: Node, field: string): Node => node[field] as Node;
export const nodesIn = (node: Node, field: string): readonly (Node | null)[] => node[field] as readonly (Node | null)[];

/** Through `as`, `satisfies`, `!`. */
export function bare(node: Node): Node {
  return node.type.startsWith("TS") && isNode(node["expression"]) ? bare(node["expression"]) : node;
}

export function nameOf(node: Node | null | undefined): string | null {
  if (node === null || node === undefined) return null;
  if (node.type === "Identifier") return node["name"] as string;
  return node.type === "StringLiteral" ? (node["value"] as string) : null;
}

/** The name a call is known by: `f(…)`, `a.f(…)`. */
export function calleeOf(call: Node): string | null {
  const callee = bare(nodeIn(call, "callee"));
  return callee.type.endsWith("MemberExpression") ? nameOf(nodeIn(callee, "property")) : nameOf(callee);
}
