/**
 * What an error says, in one line: its first line, and where that ends in a colon (Go v2's "Error using profile:",
 * golden `anew-00085`) the one that it leads to.
 */
export function firstWords(message: string): string {
  const [first = "", next] = message.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  if (!first.endsWith(":")) return first;
  return next === undefined ? first.replace(/[:\s]+$/, "") : `${first} ${next}`;
}
