/** A Go integer literal: a leading 0 means octal, and `_` may stand between digits. */
const LITERAL = /^([+-]?)(0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO]?(?:_?[0-7])+|[1-9](?:_?\d)*|0)$/;

/** strconv.ParseInt(text, 0, 64); null: no number. */
export function goInteger(text: string): number | null {
  const [, sign, digits] = LITERAL.exec(text) ?? [];
  if (digits === undefined) return null;
  const plain = digits.replaceAll("_", "").replace(/^0(?=[0-7])/, "0o");
  return sign === "-" ? -Number(plain) : Number(plain);
}
