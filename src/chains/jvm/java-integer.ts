/** What Integer.parseInt reads; null: nothing it could. */
export const javaInteger = (text: string | null): number | null =>
  text !== null && /^[+-]?\d+$/.test(text) ? Number(text) : null;
