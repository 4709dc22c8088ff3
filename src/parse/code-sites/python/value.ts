import type { CodeValue, Given, GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, fromVariable, givenAt } from "../values/code-value.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { writtenValue } from "../values/written-value.ts";

/** What an expression stands for, as far as the file alone says. */
export type Value =
  | { readonly kind: "text"; readonly text: string; readonly node: SyntaxNode }
  /** `None`: as if nothing were given. */
  | { readonly kind: "none" }
  | { readonly kind: "computed" }
  | { readonly kind: "variable"; readonly name: string; readonly otherwise: string | null }
  /** A name of a module that is imported: `boto3.client`, however it is called here. */
  | { readonly kind: "name"; readonly path: string }
  | Dictionary
  | Session
  /** A client: what it was given is what a call of its acts with. */
  | { readonly kind: "client"; readonly service: string | null; readonly gives: readonly Given[] }
  /** `Config(region_name=…)` and what else is handed on to a client. */
  | { readonly kind: "config"; readonly gives: readonly Given[] }
  /** The answer of AssumeRole or a part of it. */
  | { readonly kind: "assumed"; readonly gives: readonly Given[] }
  /** `os.environ`; or a copy of it, for a process to be started. */
  | { readonly kind: "environment"; readonly own: boolean }
  | Instance
  | { readonly kind: "function"; readonly returns: () => Value; readonly isProperty: boolean };

export interface Argument {
  readonly value: Value;
  readonly node: SyntaxNode;
}

interface Dictionary {
  readonly kind: "dictionary";
  readonly entries: Map<string, Argument>;
  /** It may hold more than is seen. */
  readonly open: boolean;
}

/** Its settings may be changed after it is made. */
export interface Session {
  readonly kind: "session";
  readonly library: "boto3" | "botocore";
  gives: readonly Given[];
}

/** A class, or an object of it: they share what is looked up here. */
export interface Instance {
  readonly kind: "instance";
  readonly attributes: Map<string, Value>;
}

export const UNKNOWN: Value = { kind: "computed" };
export const NONE: Value = { kind: "none" };

/** A value as what is given; null: nothing is. */
function codeValueOf(setting: GivenSetting, value: Value): CodeValue | null {
  switch (value.kind) {
    case "none":
      return null;
    case "text":
      return writtenValue(setting, value.text);
    case "variable": {
      // A secret that stands beside a variable stands written, whatever the variable holds.
      const otherwise = value.otherwise === null ? null : writtenValue(setting, value.otherwise);
      return otherwise?.kind === "secret" ? otherwise : fromVariable(value.name, value.otherwise);
    }
    default:
      return COMPUTED;
  }
}

/** A value as it is given, at its own place where it stands written elsewhere; null: nothing is. */
export function givenOf(setting: GivenSetting, { value, node }: Argument): Given | null {
  const given = codeValueOf(setting, value);
  return given === null ? null : givenAt(setting, given, value.kind === "text" ? value.node : node);
}

/** What two ways through the code have in common: a name that is bound in both. */
export function merged(a: Value, b: Value): Value {
  if (a === b || same(a, b)) return a;
  if (a.kind === "session" && b.kind === "session")
    return { kind: "session", library: a.library, gives: mergedGives(a.gives, b.gives) };
  if (a.kind === "client" && b.kind === "client")
    return {
      kind: "client",
      service: a.service === b.service ? a.service : null,
      gives: mergedGives(a.gives, b.gives),
    };
  // `client = None` above, and made below; `boto3 = None` where it cannot be imported.
  if (a.kind === "none" && b.kind !== "text" && b.kind !== "variable") return b;
  if (b.kind === "none" && a.kind === "name") return a;
  return UNKNOWN;
}

const same = (a: Value, b: Value): boolean =>
  (a.kind === "text" && b.kind === "text" && a.text === b.text) ||
  (a.kind === "name" && b.kind === "name" && a.path === b.path) ||
  (a.kind === "variable" && b.kind === "variable" && a.name === b.name && a.otherwise === b.otherwise) ||
  (a.kind === "environment" && b.kind === "environment" && a.own === b.own) ||
  (a.kind === b.kind && (a.kind === "none" || a.kind === "computed"));

/** What only one of two ways gives is computed. */
function mergedGives(a: readonly Given[], b: readonly Given[]): readonly Given[] {
  const settings = new Set([...a, ...b].map(({ setting }) => setting));
  return [...settings].flatMap((setting) => {
    const one = a.find((given) => given.setting === setting);
    const other = b.find((given) => given.setting === setting);
    const given = one ?? other;
    if (given === undefined) return [];
    return one !== undefined && other !== undefined && sameWritten(one.value, other.value)
      ? [one]
      : [{ ...given, value: COMPUTED }];
  });
}

const sameWritten = (a: CodeValue, b: CodeValue): boolean =>
  (a.kind === "text" && b.kind === "text" && a.text === b.text) ||
  (a.kind === "variable" && b.kind === "variable" && a.name === b.name && a.otherwise === b.otherwise);

/** What is given later takes the place of the same setting given before. */
export function added(before: readonly Given[], after: readonly Given[]): readonly Given[] {
  const taken = new Set(after.map(({ setting }) => setting));
  return [...before.filter(({ setting }) => !taken.has(setting)), ...after];
}
