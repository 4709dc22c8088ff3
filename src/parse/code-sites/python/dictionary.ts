import type { SyntaxNode } from "../syntax-node.ts";
import type { Arguments } from "./arguments.ts";
import { apart } from "./call.ts";
import { givenEnvironment } from "./environment.ts";
import { type Place, type Reading, callAt, fieldOf, lastOf } from "./reading.ts";
import { type Argument, NONE, type Value } from "./value.ts";

/** A copy of `os.environ`: for a process to be started. */
const COPY: Value = { kind: "environment", own: false };

/** `{"region_name": …}`, `{**os.environ, "AWS_PROFILE": …}`. */
export function dictionary(node: SyntaxNode, place: Place, reading: Reading): Value {
  const entries = new Map<string, Argument>();
  let open = false;
  let isEnvironment = false;
  for (const child of node.namedChildren) {
    if (child === null || child.type === "comment") continue;
    if (child.type === "pair") {
      const key = fieldOf(child, "key", place, reading);
      const value = child.childForFieldName("value");
      if (value === null) continue;
      const given = { value: reading.evaluate(value, place), node: value };
      if (key.kind === "text") entries.set(key.text, given);
      else open = true;
      continue;
    }
    const inner = lastOf(child, place, reading);
    if (inner.kind === "environment") isEnvironment = true;
    if (inner.kind === "dictionary") for (const [name, given] of inner.entries) entries.set(name, given);
    open ||= inner.kind !== "dictionary" || inner.open;
  }
  if (!isEnvironment) return { kind: "dictionary", entries, open };
  givenEnvironment("{**os.environ, …}", entries, apart(callAt(node, place, reading)));
  return COPY;
}

/** `dict(os.environ)`, `dict(region_name=…)`. */
export function dictionaryOf({ positional, keywords, open }: Arguments): Value {
  const [first] = positional;
  if (first?.value.kind === "environment") return COPY;
  const before = first?.value.kind === "dictionary" ? first.value : null;
  return {
    kind: "dictionary",
    entries: new Map([...(before?.entries ?? []), ...keywords]),
    open: open !== null || (before?.open ?? first !== undefined),
  };
}

/** `settings.get("region_name")`, `settings.update(…)`; null: no method that matters here. */
export function dictionaryMethod(entries: Map<string, Argument>, method: string, args: Arguments): Value | null {
  const [key, otherwise] = args.positional;
  if (method === "get" && key?.value.kind === "text")
    return entries.get(key.value.text)?.value ?? otherwise?.value ?? NONE;
  if (method !== "update") return null;
  if (key?.value.kind === "dictionary") for (const [name, given] of key.value.entries) entries.set(name, given);
  for (const [name, given] of args.keywords) entries.set(name, given);
  return NONE;
}
