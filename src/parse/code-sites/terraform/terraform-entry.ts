import type { SyntaxNode } from "../syntax-node.ts";

/*
 * Terraform's two syntaxes as one: a block and an attribute that is an object say the same (`assume_role { … }` and
 * `assume_role = { … }`), and so do HCL and JSON.
 */

/** `name = value`, or a block, whose value is an object. */
export interface TerraformEntry {
  readonly name: string;
  /** Of a block: `"aws"` of `provider "aws"`. */
  readonly labels: readonly string[];
  readonly line: number;
  readonly column: number;
  readonly value: TerraformValue;
}

export type TerraformValue = (
  | { readonly kind: "text"; readonly text: string }
  /** `var.region`, `local.tags["x"].y`: the names, as far as they are plain. */
  | { readonly kind: "reference"; readonly names: readonly string[] }
  /** Terragrunt's `get_env("AWS_PROFILE", "dev")`. */
  | { readonly kind: "environment"; readonly name: string; readonly otherwise: TerraformValue | null }
  | { readonly kind: "object"; readonly entries: readonly TerraformEntry[] }
  | { readonly kind: "list"; readonly items: readonly TerraformValue[] }
  | { readonly kind: "null" }
  | { readonly kind: "computed" }
) & { readonly line: number; readonly column: number };

/** `assume_role = [{ … }]` holds what `assume_role { … }` does. */
export function bodyOf(value: TerraformValue): readonly TerraformEntry[] {
  if (value.kind === "object") return value.entries;
  return value.kind === "list" ? value.items.flatMap(bodyOf) : [];
}

type Shape<Value> = Value extends unknown ? Omit<Value, "line" | "column"> : never;

const children = (node: SyntaxNode): readonly SyntaxNode[] => node.namedChildren.filter((child) => child !== null);

const place = ({ startPosition: { row, column } }: SyntaxNode): { line: number; column: number } => ({
  line: row + 1,
  column: column + 1,
});

/** The blocks of a file, as tree-sitter-terraform 1.2 has them. */
export const entriesOf = (root: SyntaxNode): readonly TerraformEntry[] =>
  statementsIn(root).filter(isOfUse).flatMap(inStatement);

/** All that a file of variables' values says. */
export const everyEntryOf = (root: SyntaxNode): readonly TerraformEntry[] => statementsIn(root).flatMap(inStatement);

const statementsIn = (root: SyntaxNode): readonly SyntaxNode[] =>
  children(root)
    .filter(({ type }) => type === "body")
    .flatMap(children);

/** Resources are most of what one writes, and few of them name AWS's variables or start a command. */
const isOfUse = (node: SyntaxNode): boolean =>
  /^(?:provider|terraform|variable|locals|remote_state|data\s+"?terraform_remote_state)\b|AWS_|\bexec\b/.test(
    node.text,
  );

function inBody(body: SyntaxNode): readonly TerraformEntry[] {
  return children(body).flatMap(inStatement);
}

function inStatement(node: SyntaxNode): readonly TerraformEntry[] {
  if (node.type === "attribute") return fromAttribute(node);
  return node.type === "block" ? [fromBlock(node)] : [];
}

function fromAttribute(node: SyntaxNode): readonly TerraformEntry[] {
  const [name, value] = children(node);
  return name === undefined || value === undefined
    ? []
    : [{ name: name.text, labels: [], ...place(node), value: valueIn(value) }];
}

/** `dynamic "assume_role" { content { … } }` makes blocks of its label's name, with what `content` holds. */
function fromBlock(node: SyntaxNode): TerraformEntry {
  const parts = children(node);
  const name = parts[0]?.text ?? "";
  const labels = parts
    .slice(1)
    .filter(({ type }) => type === "string_lit" || type === "identifier")
    .map((label) => label.text.replaceAll('"', ""));
  const entries = parts.filter(({ type }) => type === "body").flatMap(inBody);
  const content = name === "dynamic" ? entries.find((entry) => entry.name === "content") : undefined;
  return content?.value.kind === "object"
    ? { name: labels[0] ?? "", labels: [], ...place(node), value: content.value }
    : { name, labels, ...place(node), value: { kind: "object", entries, ...place(node) } };
}

const valueIn = (node: SyntaxNode): TerraformValue => ({ ...shapeOf(node), ...place(node) }) as TerraformValue;

function shapeOf(node: SyntaxNode): Shape<TerraformValue> {
  const parts = children(node);
  const [only] = parts;
  switch (node.type) {
    case "expression":
      return isReference(parts) ? { kind: "reference", names: namesOf(parts) } : alone(parts);
    case "literal_value":
    case "collection_value":
    case "template_expr":
      return alone(parts);
    case "string_lit":
    case "quoted_template":
      return inQuotes(parts);
    case "numeric_lit":
    case "bool_lit":
      return { kind: "text", text: node.text };
    case "null_lit":
      return { kind: "null" };
    case "heredoc_template":
      return inHeredoc(parts);
    case "tuple":
      return { kind: "list", items: parts.filter(({ type }) => type === "expression").map(valueIn) };
    case "object":
      return { kind: "object", entries: parts.filter(({ type }) => type === "object_elem").flatMap(fromElement) };
    case "function_call":
      return calledValue(only?.text ?? "", parts[1] === undefined ? [] : children(parts[1]).map(valueIn));
    default:
      return { kind: "computed" };
  }
}

/** `pathexpand("~/.aws/credentials")` is its path. */
function calledValue(name: string, [first, second]: readonly TerraformValue[]): Shape<TerraformValue> {
  if (first?.kind !== "text") return { kind: "computed" };
  if (name === "get_env") return { kind: "environment", name: first.text, otherwise: second ?? null };
  return name === "pathexpand" ? { kind: "text", text: first.text } : { kind: "computed" };
}

const alone = (parts: readonly SyntaxNode[]): Shape<TerraformValue> => {
  const [only, ...others] = parts.filter(({ type }) => type !== "comment");
  return only === undefined || others.length > 0 ? { kind: "computed" } : shapeOf(only);
};

function fromElement(node: SyntaxNode): readonly TerraformEntry[] {
  const [key, value] = children(node);
  if (key === undefined || value === undefined) return [];
  const name = shapeOf(key);
  const text = name.kind === "text" ? name.text : name.kind === "reference" ? name.names.join(".") : null;
  return text === null ? [] : [{ name: text, labels: [], ...place(node), value: valueIn(value) }];
}

const isReference = ([first, ...others]: readonly SyntaxNode[]): boolean =>
  first?.type === "variable_expr" && others.every(({ type }) => type === "get_attr" || type === "index");

const namesOf = (parts: readonly SyntaxNode[]): readonly string[] =>
  parts.map((part) => part.text.replace(/^\.|^\["|"\]$/g, ""));

/** `"text"`; `"${var.x}"` is `var.x`; `"${var.x}-y"` only the run can tell. */
function inQuotes(parts: readonly SyntaxNode[]): Shape<TerraformValue> {
  const inner = parts.filter(({ type }) => !/^quoted_template_(?:start|end)$/.test(type));
  if (inner.every(({ type }) => type === "template_literal"))
    return { kind: "text", text: inner.map(({ text }) => text).join("") };
  const [only] = inner;
  if (inner.length !== 1 || only?.type !== "template_interpolation") return { kind: "computed" };
  return alone(children(only).filter(({ type }) => type === "expression"));
}

function inHeredoc(parts: readonly SyntaxNode[]): Shape<TerraformValue> {
  const inner = parts.filter(({ type }) => !/^heredoc_(?:start|identifier)$/.test(type));
  return inner.every(({ type }) => type === "template_literal")
    ? {
        kind: "text",
        text: inner
          .map(({ text }) => text)
          .join("")
          .trim(),
      }
    : { kind: "computed" };
}
