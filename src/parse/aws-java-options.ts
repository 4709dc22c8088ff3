import type { JavaOptions } from "../model/java-options.ts";
import { KNOWN_JAVA_PROPERTIES } from "../model/java-properties.ts";
import { type ReadOptions, javaOptionWords } from "./java-option-words.ts";
import { javaProperty } from "./java-property.ts";
import { javaWord } from "./java-words.ts";

/** Of a JVM's options those that AWS SDKs look up: the others are nobody's business here, and may hold any secret. Null: none. */
export function awsJavaOptions(variable: JavaOptions, text: string, read: ReadOptions): string | null {
  const words = javaOptionWords(variable, text, read).filter((word) =>
    KNOWN_JAVA_PROPERTIES.has(javaProperty(word)?.name ?? ""),
  );
  return words.length === 0 ? null : words.map(javaWord).join(" ");
}
