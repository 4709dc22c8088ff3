import { JAVA_OPTIONS, type JavaOptions } from "../model/java-options.ts";
import { PLAIN_JAVA_PROPERTIES } from "../model/java-properties.ts";
import type { VariableValue } from "../model/snapshot.ts";
import { seal, unseal } from "../vault/secret.ts";
import { javaProperty } from "./java-property.ts";
import { javaWords } from "./java-words.ts";

/** A system property that a variable gives to every JVM, sealed unless it is known to be no secret. */
export interface JavaProperty {
  readonly value: VariableValue;
  readonly variable: JavaOptions;
}

export function javaProperties(variables: ReadonlyMap<string, VariableValue>): ReadonlyMap<string, JavaProperty> {
  const properties = new Map<string, JavaProperty>();
  for (const variable of JAVA_OPTIONS)
    for (const { name, value } of propertiesIn(variables.get(variable)))
      properties.set(name, { value: PLAIN_JAVA_PROPERTIES.has(name) ? value : seal(value), variable });
  return properties;
}

/** The value of a property that is no secret; null: no variable gives it. */
export function javaPropertyText(variables: ReadonlyMap<string, VariableValue>, name: string): string | null {
  const value = javaProperties(variables).get(name)?.value;
  return typeof value === "string" ? value : null;
}

const propertiesIn = (options: VariableValue | undefined) =>
  options === undefined
    ? []
    : javaWords(typeof options === "string" ? options : unseal(options)).flatMap((word) => javaProperty(word) ?? []);
