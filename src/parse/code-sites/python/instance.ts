import { type Instance, UNKNOWN, type Value, merged } from "./value.ts";

/** What a property gives is what its body returns. */
export function attributeOf({ attributes }: Instance, name: string): Value {
  const value = attributes.get(name) ?? UNKNOWN;
  return value.kind === "function" && value.isProperty ? value.returns() : value;
}

/** An attribute that is set in several places may be either. */
export function bindAttribute({ attributes }: Instance, name: string, value: Value): void {
  const known = attributes.get(name);
  attributes.set(name, known === undefined || known.kind === "function" ? value : merged(known, value));
}
