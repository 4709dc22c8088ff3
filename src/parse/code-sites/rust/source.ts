import { grouped } from "../../grouped.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { type Assignment, type Binding, type Call, type Outline, outlineOf } from "./outline.ts";
import { pathOf } from "./uses.ts";

/** Names that lead to several others each would multiply. */
const MAX_LOOKS = 20_000;

/** The names of one file, and what stands behind them. */
export class Source {
  readonly outline: Outline;
  readonly #uses: ReadonlyMap<string, Outline["uses"]>;
  readonly #bindings: ReadonlyMap<string, readonly Binding[]>;
  readonly #assigned: ReadonlyMap<string, readonly Assignment[]>;
  /** `builder.set_region(…);` on a name alone. */
  #calledOn: ReadonlyMap<string, readonly Call[]> | null = null;
  #left = MAX_LOOKS;

  constructor(root: SyntaxNode) {
    this.outline = outlineOf(root);
    const { uses, bindings, assignments } = this.outline;
    this.#uses = grouped(uses, ({ name }) => [name]);
    this.#bindings = grouped(bindings, ({ name }) => [name]);
    this.#assigned = grouped(assignments, ({ name }) => [name]);
  }

  /** One look behind a name; false: the file has had its share, as none that is written by hand needs. */
  spend(): boolean {
    this.#left -= 1;
    return this.#left >= 0;
  }

  /** A path from its crate, as far as the file's `use` tells: of what is re-exported, from the SDK's crate on. */
  pathOf(node: SyntaxNode): readonly string[] {
    const path = pathOf(node);
    const [first, ...rest] = path;
    if (first === undefined) return [];
    const used = (this.#uses.get(first) ?? [])
      .filter(({ start, end }) => start <= node.startIndex && node.startIndex < end)
      .reduce<Outline["uses"][number] | null>(
        (best, use) => (best === null || use.start >= best.start ? use : best),
        null,
      );
    const whole = used === null ? path : [...used.path, ...rest];
    const crate = whole.findIndex((name) =>
      /^(?:aws_(?:sdk_\w+|config|types|credential_types|runtime)|rusoto_\w+)$/.test(name),
    );
    // An own `aws_config` module of the crate is none.
    return crate > 0 && ["crate", "self", "super"].includes(whole[0] ?? "") && !isSdk(whole[crate])
      ? whole
      : whole.slice(Math.max(crate, 0));
  }

  bindingOf({ text, startIndex }: SyntaxNode): Binding | null {
    return (
      (this.#bindings.get(text) ?? []).findLast(({ start, end }) => start <= startIndex && startIndex < end) ?? null
    );
  }

  assignmentsTo(binding: Binding): readonly Assignment[] {
    return (this.#assigned.get(binding.name) ?? []).filter(
      ({ at }) => binding.start <= at.index && at.index < binding.end,
    );
  }

  callsOn(binding: Binding): readonly Call[] {
    // Few files are asked for it, and it looks at every call.
    this.#calledOn ??= grouped(this.outline.calls, ({ node }) => {
      const { receiver } = methodCalled(node) ?? { receiver: null };
      return receiver?.type === "identifier" ? [receiver.text] : [];
    });
    return (this.#calledOn.get(binding.name) ?? []).filter(
      ({ at }) => binding.start <= at.index && at.index < binding.end,
    );
  }

  /** The last expression of a function of this file; null: another's, or one with a `return` of its own. */
  returnedBy(call: SyntaxNode): SyntaxNode | null {
    const called = call.childForFieldName("function");
    const path = called === null ? [] : pathOf(called);
    const [only, ...others] = this.outline.functions.get(path.at(-1) ?? "") ?? [];
    if (only === undefined || others.length > 0 || path.length > 2) return null;
    const body = only.childForFieldName("body");
    const last = namedChildrenOf(body).at(-1) ?? null;
    if (body === null || last === null || body.descendantsOfType("return_expression").length > 0) return null;
    return /_(?:statement|declaration|item)$/.test(last.type) ? null : last;
  }
}

const isSdk = (name: string | undefined): boolean => name !== undefined && /^(?:aws_sdk_|rusoto_)/.test(name);

/** An expression without what only surrounds it: `&x`, `(x)`, `x?`, `x.await`. */
export function bare(node: SyntaxNode): SyntaxNode {
  let inner = node;
  for (;;) {
    const next = SURROUNDS.has(inner.type) ? (inner.childForFieldName("value") ?? namedChildrenOf(inner).at(-1)) : null;
    if (next == null) return inner;
    inner = next;
  }
}

const SURROUNDS = new Set([
  "reference_expression",
  "parenthesized_expression",
  "try_expression",
  "await_expression",
  "unary_expression",
]);

/** `receiver.name(…)`; null: another call. */
export function methodCalled(call: SyntaxNode): { readonly receiver: SyntaxNode; readonly name: string } | null {
  const called = call.childForFieldName("function");
  const field = called?.type === "generic_function" ? called.childForFieldName("function") : called;
  if (call.type !== "call_expression" || field?.type !== "field_expression") return null;
  const value = field.childForFieldName("value");
  return value === null ? null : { receiver: bare(value), name: field.childForFieldName("field")?.text ?? "" };
}

export const argumentsOf = (call: SyntaxNode): readonly SyntaxNode[] =>
  namedChildrenOf(call.childForFieldName("arguments"));
