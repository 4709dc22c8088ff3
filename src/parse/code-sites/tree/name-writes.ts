import type { SyntaxNode } from "../syntax-node.ts";

/** A place where a variable gets its value, or a part of it. */
export interface NameWrite {
  readonly at: SyntaxNode;
  /** The block it stands in. */
  readonly scope: SyntaxNode;
  /** Declared outside of all functions: good before it as well as behind it. */
  readonly isGlobal: boolean;
  readonly declares: boolean;
  /** The expression; null: unknown (a parameter, an element of a list). */
  readonly value: SyntaxNode | null;
  /** Which of the values of a call that has several: Go's `region, found := os.LookupEnv("R")`. */
  readonly index: number;
  /** The field written, the last step where there are several; null: the variable as a whole. */
  readonly field: string | null;
  /** Called for what it does to the variable: `cfg.WithRegion("eu-west-1")`, `configure(builder)`; the value is the call. */
  readonly isCall: boolean;
  /** Declared without a value: the zero value of its type. */
  readonly isZero: boolean;
}

export type NameWrites = ReadonlyMap<string, readonly NameWrite[]>;

/** All that a part of a file writes to names, in the order of the text: what stands at each node of a type that may write. */
export function collectedWrites(
  part: SyntaxNode,
  writers: readonly string[],
  writesAt: (node: SyntaxNode) => readonly (readonly [string, NameWrite])[],
): NameWrites {
  const writes = new Map<string, NameWrite[]>();
  for (const node of part.descendantsOfType([...writers])) {
    if (node === null) continue;
    for (const [name, write] of writesAt(node)) {
      const known = writes.get(name);
      if (known === undefined) writes.set(name, [write]);
      else known.push(write);
    }
  }
  return writes;
}

const holds = (outer: SyntaxNode, index: number): boolean => outer.startIndex <= index && index < outer.endIndex;

/** What may be in a variable at a place: its last whole value there, and what was written to it since. */
export interface NameContents {
  /** The first is the whole that surely came before; further wholes came by one way of several. */
  readonly writes: readonly { readonly write: NameWrite; readonly isSure: boolean }[];
}

/** What was written to the variable that a name is at a place of the text; null: the name is none of the file's variables. */
export function contentsAt(writes: NameWrites, name: string, index: number): NameContents | null {
  const all = writes.get(name);
  if (all === undefined) return null;
  const declaration = declarationAt(all, index);
  if (declaration === null) return null;
  const { isGlobal } = declaration;
  const own = all.filter(
    (write) =>
      (isGlobal || write.at.startIndex < index) &&
      // A use within the write itself (`opts = append(opts, …)`) is of what came before it.
      !holds(write.at, index) &&
      declarationAt(all, write.at.startIndex, write) === declaration,
  );
  const sure = (write: NameWrite): boolean => holds(write.scope, index) || write.scope.id === declaration.scope.id;
  const start = own.findLastIndex((write) => isWhole(write) && sure(write));
  return { writes: own.slice(Math.max(start, 0)).map((write) => ({ write, isSure: sure(write) })) };
}

const isWhole = ({ field, isCall }: NameWrite): boolean => field === null && !isCall;

/** The declaration that a name stands for at a place; a declaration stands for itself, or for the one that it writes anew. */
function declarationAt(all: readonly NameWrite[], index: number, self?: NameWrite): NameWrite | null {
  let found: NameWrite | null = null;
  for (const write of all) {
    if (!write.declares) continue;
    const isBefore = write.isGlobal || write === self || (write.at.startIndex <= index && !holds(write.at, index));
    if (!isBefore || !holds(write.scope, index)) continue;
    // Of two in one block the first declares, and the second (`cfg, err :=` once more) writes to it.
    if (found === null || write.scope.endIndex - write.scope.startIndex < found.scope.endIndex - found.scope.startIndex)
      found = write;
  }
  return found;
}
