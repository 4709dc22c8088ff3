export type JsonObject = Readonly<Record<string, unknown>>;

/** A text as a JSON object; null where it is none. */
export function jsonObject(text: string): JsonObject | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as JsonObject) : null;
  } catch {
    return null;
  }
}

export const textIn = (object: JsonObject | null, name: string): string | null => {
  const value = object?.[name];
  return typeof value === "string" ? value : null;
};
