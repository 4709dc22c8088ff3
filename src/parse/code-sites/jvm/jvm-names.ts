import { type NameContents, type NameWrite, type NameWrites, contentsAt } from "../tree/name-writes.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import type { JvmStep } from "./jvm-expression.ts";
import { HANDED_ON } from "./jvm-making.ts";

/** The variables of a file: those of a function are collected when one of them is asked for. */
export class JvmNames {
  readonly #root: SyntaxNode;
  readonly #isFunction: (node: SyntaxNode) => boolean;
  readonly #collect: (part: SyntaxNode) => NameWrites;
  readonly #writes = new Map<number, NameWrites>();

  constructor(root: SyntaxNode, isFunction: (node: SyntaxNode) => boolean, collect: (part: SyntaxNode) => NameWrites) {
    this.#root = root;
    this.#isFunction = isFunction;
    this.#collect = collect;
  }

  contentsOf(name: string, at: SyntaxNode): NameContents | null {
    const part = this.#partOf(at);
    return (
      (part === null ? null : contentsAt(this.#writesIn(part), name, at.startIndex)) ??
      contentsAt(this.#writesIn(this.#root), name, at.startIndex)
    );
  }

  /** What is written to a name in the same function behind a place, up to its next value as a whole. */
  writesAfter(name: string, at: SyntaxNode): readonly { readonly write: NameWrite; readonly isSure: boolean }[] {
    const all = this.#writesIn(this.#partOf(at) ?? this.#root).get(name) ?? [];
    const own = all.findLast((write) => write.at.startIndex <= at.startIndex && at.endIndex <= write.at.endIndex);
    if (own === undefined) return [];
    return all
      .filter((write) => write.at.startIndex >= own.at.endIndex && write.at.startIndex < own.scope.endIndex)
      .map((write) => ({ write, isSure: write.scope.id === own.scope.id }));
  }

  #partOf(node: SyntaxNode): SyntaxNode | null {
    for (let at: SyntaxNode | null = node; at !== null; at = at.parent) if (this.#isFunction(at)) return at;
    return null;
  }

  #writesIn(part: SyntaxNode): NameWrites {
    const known = this.#writes.get(part.id);
    if (known !== undefined) return known;
    const writes = this.#collect(part);
    this.#writes.set(part.id, writes);
    return writes;
  }
}

/** What the writes behind an object's making do to it; the first that puts another in its place is the last. */
export function stepsOfWrites(
  writes: ReturnType<JvmNames["writesAfter"]>,
  stepsOn: (value: SyntaxNode) => readonly JvmStep[] | null,
): readonly JvmStep[] {
  const steps: JvmStep[] = [];
  for (const { write, isSure } of writes) {
    if (write.value === null) break;
    const done = stepsOn(write.value);
    if (done === null && !write.isCall) break;
    const handedOn = { name: HANDED_ON, args: [], isSure, node: write.value };
    steps.push(...(done ?? [handedOn]).map((step) => ({ ...step, isSure: step.isSure && isSure })));
  }
  return steps;
}
