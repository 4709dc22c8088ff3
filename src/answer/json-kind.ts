import type { PrintedKind } from "../model/question.ts";

/** Of a parsed value. */
export function jsonKind(value: unknown): PrintedKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "string") return "text";
  return typeof value as "number" | "boolean" | "object";
}
