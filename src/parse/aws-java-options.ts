import { KNOWN_JAVA_PROPERTIES } from "../model/java-properties.ts";
import { javaProperty } from "./java-property.ts";
import { javaWord, javaWords } from "./java-words.ts";

/** Of a JVM's options those that AWS SDKs look up: the others are nobody's business here, and may hold any secret. Null: none. */
export function awsJavaOptions(text: string): string | null {
  const words = javaWords(text).filter((word) => KNOWN_JAVA_PROPERTIES.has(javaProperty(word)?.name ?? ""));
  return words.length === 0 ? null : words.map(javaWord).join(" ");
}
