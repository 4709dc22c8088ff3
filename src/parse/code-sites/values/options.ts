import type { Given } from "../../../model/code-site.ts";
import { COMPUTED } from "./code-value.ts";
import type { SyntaxNode } from "../syntax-node.ts";

export interface Option {
  readonly node: SyntaxNode;
  /** Not if it is given under a condition only. */
  readonly sure: boolean;
  /** What it is on the other runs. */
  readonly otherwise?: Option;
}

/** What an object or hash of options holds, however it was put together. */
export interface Options {
  readonly entries: ReadonlyMap<string, Option>;
  /** A part that is made elsewhere, and can hold anything; null: nothing else is in it. */
  readonly open: SyntaxNode | null;
}

export const NO_OPTIONS: Options = { entries: new Map(), open: null };

export const openOptions = (node: SyntaxNode): Options => ({ entries: new Map(), open: node });

export const oneOption = (name: string, option: Option): Options => ({
  entries: new Map([[name, option]]),
  open: null,
});

export const unsure = ({ entries, open }: Options): Options => ({
  entries: new Map([...entries].map(([name, option]) => [name, { ...option, sure: false }])),
  open,
});

/** The later part wins; where it may not be there, only the run can tell. */
export function merged(earlier: Options, later: Options): Options {
  const entries = new Map(earlier.entries);
  for (const [name, option] of later.entries) {
    const before = entries.get(name);
    entries.delete(name);
    entries.set(name, option.sure || before === undefined ? option : { ...option, otherwise: before });
  }
  return { entries, open: later.open ?? earlier.open };
}

/** Given under a condition: which value it has only the run can tell. A real key stays one, whatever the condition. */
export function inDoubt(given: Given): Given {
  const { value } = given;
  const isKey =
    (value.kind === "secret" && value.looksReal) ||
    (value.kind === "text" && given.setting === "access-key-id" && /^A[KS]IA[A-Z2-7]{16}$/.test(value.text));
  return isKey ? given : { ...given, value: COMPUTED };
}
