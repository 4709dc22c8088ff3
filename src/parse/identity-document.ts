/** The region in an instance's identity document; null: it names none. */
export function regionOfIdentityDocument(text: string): string | null {
  try {
    const json: unknown = JSON.parse(text);
    const region = typeof json === "object" && json !== null ? (json as Record<string, unknown>)["region"] : null;
    return typeof region === "string" && region !== "" ? region : null;
  } catch {
    return null;
  }
}
